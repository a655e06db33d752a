/** The customers of a finding in one line: what tells them from a plain one, the facts that matter most first. */
import type { ApplicationInput } from '../application/schema.js';
import { formatMoney, formatNumber } from '../evaluate/format.js';
import { inEachLanguage } from '../kernel/messages.js';
import type { Locale, Text } from '../kernel/text.js';
import type { Policy } from '../scorecard/policy.js';
import { readInput } from './customers.js';
import type { Finding } from './finding.js';

/** So many facts are told; the whole customer can be opened. */
const MOST_TOLD = 8;

const WORDS = {
  fr: { one: 'Témoin\u00a0: ', two: 'Témoins\u00a0: ', usual: 'un client ordinaire' },
  en: { one: 'Witness: ', two: 'Witnesses: ', usual: 'a plain customer' },
} as const;

const ABSENCES: Readonly<Record<string, Text>> = {
  missing: { fr: 'absent', en: 'absent' },
  confidential: { fr: 'confidentiel', en: 'confidential' },
  notApplicable: { fr: 'sans objet', en: 'not applicable' },
  stale: { fr: 'périmé', en: 'stale' },
};

/** Of a pair, first what changes from the one to the other; null where no customer shows the finding. */
export function describeWitness(policy: Policy, { witness, counterpart, telling }: Finding): Text | null {
  if (witness === null) return null;
  return inEachLanguage((locale) => {
    const words = WORDS[locale];
    const told = telling.slice(0, MOST_TOLD).map((name) => {
      const [before, after] = [witness, counterpart ?? witness].map((customer) =>
        formatFact(policy, name, readInput(customer, name), locale),
      );
      return before === after ? `${name} = ${before}` : `${name} = ${before} → ${after}`;
    });
    const title = counterpart === null ? words.one : words.two;
    return `${title}${told.length === 0 ? words.usual : told.join(', ')}${tellMore(telling.length - told.length, locale)}`;
  });
}

function tellMore(more: number, locale: Locale): string {
  if (more === 0) return '';
  if (locale === 'fr') return `, et ${more} ${more === 1 ? 'autre donnée' : 'autres données'}`;
  return `, and ${more} ${more === 1 ? 'other fact' : 'other facts'}`;
}

/** A fact as a person reads it: money as an amount, a category by its label, an absence in words. */
function formatFact(
  { scorecard }: Policy,
  name: string,
  given: ApplicationInput['facts'][string] | undefined,
  locale: Locale,
): string {
  const value = typeof given === 'object' ? given.value : given;
  if (value === undefined || value === null) {
    const status = typeof given === 'object' ? (given.status ?? 'missing') : 'missing';
    return ABSENCES[status]?.[locale] ?? status;
  }
  if (typeof value === 'boolean') return { fr: value ? 'oui' : 'non', en: value ? 'yes' : 'no' }[locale];
  const fact = scorecard.facts[name];
  if (typeof value === 'string') return (fact?.type === 'category' ? fact.labels?.[value]?.[locale] : null) ?? value;
  // The parts of a request are amounts.
  return (fact?.type ?? 'money') === 'money'
    ? formatMoney(value, scorecard.about.currency, locale)
    : formatNumber(value, locale, 6);
}
