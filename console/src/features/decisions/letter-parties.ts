import type { LetterParties, Scorecard } from '@encours/engine';
import type { Locale } from '../../i18n/locale.js';
import { messagesIn } from '../../i18n/messages.js';
import type { DecisionRecord } from './decision-page.js';
import { decisionsMessages } from './messages.js';

interface LetterRecord extends Pick<DecisionRecord, 'customerId' | 'customerName'> {
  readonly decision: { readonly trace: Pick<DecisionRecord['decision']['trace'], 'facts'> };
}

interface LetterForm {
  readonly companyName: string;
  /** As it was typed; blank while nobody has. */
  readonly contact: string;
  /** Of the letter, whatever the reader's own: what stands for a part not given is in the letter's. */
  readonly language: Locale;
}

/** Who writes to whom. The scorecard, null while it is read, says which fact tells a natural person. */
export function letterParties(
  { customerId, customerName, decision }: LetterRecord,
  scorecard: Scorecard | null,
  { companyName, contact, language }: LetterForm,
): LetterParties {
  const words = messagesIn(decisionsMessages, language);
  const fact = decision.trace.facts.find((trace) => trace.name === scorecard?.naturalPersonFact);
  return {
    companyName,
    customerName: customerName ?? customerId ?? words.unnamed,
    contact: contact.trim() === '' ? words.contactMissing : contact.trim(),
    // Absent counts as "may be": the letter then states the rights that a natural person has.
    isNaturalPerson: fact?.resolved.state !== 'present' || fact.resolved.value !== false,
  };
}
