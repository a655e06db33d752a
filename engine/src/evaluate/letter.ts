/** The answer to the customer: what was decided, on which facts, why, and what would have changed it. */
import type { Locale } from '../kernel/text.js';
import type { Scorecard } from '../scorecard/schema.js';
import type { CharacteristicTrace, Decision } from './decision.js';
import { describeChange } from './describe-value.js';
import { describeOffer } from './explain.js';
import { formatDate, formatMoney } from './format.js';
import { tellInput, tellReasons } from './letter-reasons.js';

/** What a decision does not hold: who writes to whom. */
export interface LetterParties {
  readonly companyName: string;
  readonly customerName: string;
  /** Where a review may be asked for: a postal or e-mail address. */
  readonly contact: string;
  /** Natural persons have the rights of articles 15, 16 and 22 GDPR, which the letter then states. */
  readonly isNaturalPerson: boolean;
}

export interface CustomerLetter {
  readonly subject: string;
  readonly paragraphs: readonly { readonly text: string; readonly items: readonly string[] }[];
}

/**
 * A letter that can be sent as it is: no internal codes, no points, no names of roles, no sentence that an author wrote
 * for colleagues. Every input that counted is listed with its value and whether it spoke for or against, as the Court of
 * Justice asks for natural persons (C-203/22); companies get the same. The scorecard that decided, where it is at hand,
 * has the name that the letter calls it by, says which facts are behind a rule and what a value is compared with, so
 * that it is written with the decimals that tell it apart.
 */
export function customerLetter(
  decision: Decision,
  locale: Locale,
  parties: LetterParties,
  scorecard: Scorecard | null,
): CustomerLetter {
  const date = formatDate(decision.receipt.date, locale);
  const isFrench = locale === 'fr';
  const reasons = tellReasons(decision, locale, scorecard);
  const lists = [
    ...stateReasons(reasons, locale),
    stateFacts(decision, locale, scorecard, reasons),
    ...stateChanges(decision, locale, scorecard),
  ];
  return {
    subject: isFrench ? `Votre demande de crédit du ${date}` : `Your application for trade credit of ${date}`,
    paragraphs: [
      { text: `${parties.customerName}\n${isFrench ? 'Madame, Monsieur,' : 'Dear Sir or Madam,'}`, items: [] },
      { text: stateOutcome(decision, locale), items: [] },
      ...lists.map(({ text, items }) => ({ text, items: items.map(curlApostrophes) })),
      { text: stateRights(decision, locale, parties, scorecard), items: [] },
      {
        text: isFrench
          ? `Nous vous prions d’agréer nos salutations distinguées.\n${parties.companyName}`
          : `Yours faithfully,\n${parties.companyName}`,
        items: [],
      },
    ],
  };
}

/** Authors type names with the apostrophe of their keyboard; a letter has the one of the printer. */
function curlApostrophes(text: string): string {
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
}

/** The letter as plain text, one blank line between paragraphs. */
export function formatLetter(letter: CustomerLetter): string {
  return [
    letter.subject,
    ...letter.paragraphs.map(({ text, items }) => [text, ...items.map((item) => `– ${item}`)].join('\n')),
  ].join('\n\n');
}

function stateOutcome(decision: Decision, locale: Locale): string {
  const money = (minor: number): string => formatMoney(minor, decision.currency, locale);
  const asked = money(decision.limit.requestedMinor);
  const limit = decision.limit.amountMinor === null ? null : money(decision.limit.amountMinor);
  const offer = describeOffer(decision.terms, locale);
  if (locale === 'fr') {
    const request = `Votre demande porte l’encours total à ${asked}.`;
    switch (decision.outcome) {
      case 'approve':
        return `${request} Nous vous accordons un plafond de crédit de ${limit ?? asked}, aux conditions suivantes\u00a0: ${offer}. Il sera réexaminé au plus tard le ${formatDate(decision.review.on, locale)}.`;
      case 'refer':
        return `${request} Elle est examinée par une personne de notre service crédit, qui vous répondra\u00a0; aucune décision n’est prise à ce stade.`;
      case 'decline':
        return `${request} Nous ne pouvons pas y donner suite à crédit. Nous restons prêts à vous livrer aux conditions suivantes\u00a0: ${offer}.`;
    }
  }
  const request = `Your application would bring the total exposure to ${asked}.`;
  switch (decision.outcome) {
    case 'approve':
      return `${request} We grant you a credit limit of ${limit ?? asked} on these terms: ${offer}. It will be reviewed on ${formatDate(decision.review.on, locale)} at the latest.`;
    case 'refer':
      return `${request} A person in our credit department is reviewing it and will answer you; no decision has been taken yet.`;
    case 'decline':
      return `${request} We cannot grant it on credit. We remain ready to supply you on these terms: ${offer}.`;
  }
}

function stateReasons(items: readonly string[], locale: Locale): CustomerLetter['paragraphs'] {
  if (items.length === 0) return [];
  return [
    {
      text: locale === 'fr' ? 'Les principaux éléments qui ont pesé sont\u00a0:' : 'The main points that weighed are:',
      items,
    },
  ];
}

/** `reasons`: the main points, which name an input as this list does. */
function stateFacts(
  decision: Decision,
  locale: Locale,
  scorecard: Scorecard | null,
  reasons: readonly string[],
): CustomerLetter['paragraphs'][number] {
  return {
    text: locale === 'fr' ? 'Les informations utilisées sont\u00a0:' : 'The information used is:',
    items: decision.trace.characteristics.map((trace) => {
      const found = tellInput(trace, decision, locale, scorecard);
      return `${found}, ${describeWeight(trace, locale, reasons.includes(found))}`;
    }),
  };
}

/** Of an absence, what its own points say; what stands among the main points had an effect, though not by points. */
function describeWeight(
  { entry, points, neutralPoints }: CharacteristicTrace,
  locale: Locale,
  isMainPoint: boolean,
): string {
  const isFrench = locale === 'fr';
  const isAbsent = entry.kind === 'absent';
  if (points > neutralPoints) {
    if (isAbsent) return isFrench ? 'ce qui est favorable' : 'which is favourable';
    return isFrench ? 'favorable' : 'favourable';
  }
  if (points < neutralPoints) {
    if (isAbsent) return isFrench ? 'ce qui est défavorable' : 'which is unfavourable';
    return isFrench ? 'défavorable' : 'unfavourable';
  }
  if (isMainPoint || (isAbsent && points !== 0)) {
    return isFrench ? 'ni favorable ni défavorable en points' : 'neither favourable nor unfavourable in points';
  }
  return isFrench ? 'sans effet' : 'without effect';
}

function stateChanges(decision: Decision, locale: Locale, scorecard: Scorecard | null): CustomerLetter['paragraphs'] {
  return decision.improvements.map(({ changes, actionableOnly }) => {
    const isSingle = changes.length === 1;
    // Of two ways, one is left to the customer alone.
    const isOwn = actionableOnly && decision.improvements.length > 1;
    const text =
      locale === 'fr'
        ? `${isOwn ? 'Par ce qui dépend de vous, votre' : 'Votre'} dossier serait mieux classé avec ${isSingle ? 'ce seul changement' : 'ces changements réunis'}\u00a0:`
        : `${isOwn ? 'By what depends on you, your' : 'Your'} file would be in a better class with ${isSingle ? 'this one change' : 'these changes together'}:`;
    return { text, items: changes.map((change) => describeChange(decision, change, locale, scorecard)) };
  });
}

function stateRights(
  decision: Decision,
  locale: Locale,
  { contact, isNaturalPerson }: LetterParties,
  scorecard: Scorecard | null,
): string {
  const { id, version } = decision.receipt.scorecard;
  const name = curlApostrophes(scorecard?.about.name[locale] ?? id);
  if (locale === 'fr') {
    const method = `Cette appréciation additionne des points attribués à chacune de ces informations, selon une grille écrite (${name}, version ${version}).`;
    return isNaturalPerson
      ? `${method} Vous avez le droit d’accéder à ces informations et de les faire rectifier, d’obtenir qu’une personne réexamine votre demande, d’exprimer votre point de vue et de contester la décision (articles 15, 16 et 22 du règlement général sur la protection des données). Écrivez-nous\u00a0: ${contact}.`
      : `${method} Si une information vous paraît inexacte ou si vous souhaitez qu’une personne réexamine votre demande, écrivez-nous\u00a0: ${contact}.`;
  }
  const method = `This assessment adds up points given to each of these items under a written scorecard (${name}, version ${version}).`;
  return isNaturalPerson
    ? `${method} You have the right to obtain this information and to have it corrected, to have a person review your application, to express your point of view and to contest the decision (Articles 15, 16 and 22 of the General Data Protection Regulation). Write to us: ${contact}.`
    : `${method} If any of it seems wrong to you, or if you would like a person to review your application, write to us: ${contact}.`;
}
