/** A decision in sentences, for the people who work with it. Everything it says is in the decision record. */

import { joinList } from '../kernel/messages.js';
import { assertNever } from '../kernel/result.js';
import type { Locale } from '../kernel/text.js';
import type { Scorecard } from '../scorecard/schema.js';
import type { Decision } from './decision.js';
import { describeChange } from './describe-value.js';
import { formatDate, formatMoney, formatShare, formatTerms } from './format.js';

export const EXPLANATION_PARTS = [
  'summary',
  'reasons',
  'completeness',
  'limit',
  'terms',
  'authority',
  'improvements',
  'review',
] as const;

/** One paragraph: a sentence or two, and for some the list that they introduce. */
export interface ExplanationParagraph {
  readonly part: (typeof EXPLANATION_PARTS)[number];
  readonly text: string;
  readonly items: readonly string[];
}

/**
 * Paragraphs in the order of {@link EXPLANATION_PARTS}; a part with nothing to say is left out. With the scorecard that
 * decided, every figure is told apart from what it is compared with; null where it is not at hand.
 */
export function explainDecision(
  decision: Decision,
  locale: Locale,
  scorecard: Scorecard | null,
): readonly ExplanationParagraph[] {
  return [
    paragraph('summary', summarise(decision, locale)),
    explainReasons(decision, locale),
    explainCompleteness(decision, locale),
    paragraph('limit', explainLimit(decision, locale)),
    paragraph('terms', explainTerms(decision, locale)),
    paragraph('authority', explainAuthority(decision, locale)),
    ...explainImprovements(decision, locale, scorecard),
    paragraph('review', explainReview(decision, locale)),
  ].filter((part) => part !== null);
}

function paragraph(
  part: ExplanationParagraph['part'],
  text: string,
  items: readonly string[] = [],
): ExplanationParagraph {
  return { part, text, items };
}

function summarise(decision: Decision, locale: Locale): string {
  const { rating, ratingLabel, score, scoreRating } = decision;
  if (locale === 'fr') {
    const outcome = {
      approve: 'La demande est accordée',
      refer: 'La demande doit être examinée par une personne',
      decline: 'La demande est refusée',
    }[decision.outcome];
    const held =
      rating === scoreRating
        ? ''
        : ` La note seule donnerait la cote ${scoreRating}\u00a0; une règle la ramène à ${rating}.`;
    return `${outcome}\u00a0: cote ${rating} (${ratingLabel.fr}), note ${score}.${held}`;
  }
  const outcome = {
    approve: 'The request is granted',
    refer: 'The request needs a review by a person',
    decline: 'The request is declined',
  }[decision.outcome];
  const held =
    rating === scoreRating ? '' : ` The score alone would give level ${scoreRating}; a rule holds it at ${rating}.`;
  return `${outcome}: level of risk ${rating} (${ratingLabel.en}), score ${score}.${held}`;
}

function explainReasons(decision: Decision, locale: Locale): ExplanationParagraph {
  const items = decision.reasons.map(({ text }) => text[locale]);
  if (items.length === 0) {
    return paragraph(
      'reasons',
      locale === 'fr' ? 'Rien ne parle contre la demande.' : 'Nothing speaks against the request.',
    );
  }
  return paragraph(
    'reasons',
    locale === 'fr'
      ? `Ce qui pèse le plus, par ordre d’importance\u00a0:`
      : 'What weighs most, in order of importance:',
    items,
  );
}

function explainCompleteness({ completeness }: Decision, locale: Locale): ExplanationParagraph | null {
  const { knownShare, minimumShare, scoreIfWorst, scoreIfBest } = completeness;
  if (knownShare === 1) return null;
  const known = formatShare(knownShare, locale, [0, minimumShare, 1]);
  return paragraph(
    'completeness',
    locale === 'fr'
      ? `${known} du poids de la note est connu\u00a0; selon ce qui manque, elle irait de ${scoreIfWorst} à ${scoreIfBest}.`
      : `${known} of the weight of the score is known; depending on the rest it would lie between ${scoreIfWorst} and ${scoreIfBest}.`,
  );
}

function explainLimit(decision: Decision, locale: Locale): string {
  const { amountMinor, status, requestedMinor } = decision.limit;
  const money = (minor: number): string => formatMoney(minor, decision.currency, locale);
  const asked = money(requestedMinor);
  if (amountMinor === null) {
    return locale === 'fr'
      ? `Le plafond n’a pas pu être calculé, faute d’information. L’encours demandé est de ${asked}.`
      : `The limit could not be computed, for lack of information. The exposure asked for is ${asked}.`;
  }
  const binding = describeBinding(decision, locale);
  if (locale === 'fr') {
    const name = status === 'granted' ? 'Limite accordée' : 'Limite que le calcul permettrait';
    const because = binding === '' ? '' : ` Elle est déterminée par ${binding}.`;
    return `${name}\u00a0: ${money(amountMinor)}, pour un encours demandé de ${asked}.${because}`;
  }
  const name = status === 'granted' ? 'Limit granted' : 'Limit that the computation would allow';
  const because = binding === '' ? '' : ` It is determined by ${binding}.`;
  return `${name}: ${money(amountMinor)}, for an exposure of ${asked}.${because}`;
}

/** `« Capacité financière » (48 000 €)`; a rule is named by its reason. */
function describeBinding(decision: Decision, locale: Locale): string {
  const quote = (text: string): string => (locale === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`);
  const named = decision.limit.binding.map((id) => {
    const component = decision.limit.components.find((candidate) => candidate.id === id);
    if (component === undefined) {
      const rule = quote(findRuleReason(decision, id, locale).replace(/\.$/, ''));
      return locale === 'fr' ? `la règle ${rule}` : `the rule ${rule}`;
    }
    const amount =
      component.amountMinor === null ? '' : ` (${formatMoney(component.amountMinor, decision.currency, locale)})`;
    return quote(component.label[locale]) + amount;
  });
  return joinList(named, locale, 'and');
}

/** Rule reasons stand in the order of the rules that fired, so the nth fired rule has the nth rule reason. */
export function findRuleReason(decision: Decision, ruleId: string, locale: Locale): string {
  const index = decision.trace.rules.filter(({ result }) => result === 'fired').findIndex(({ id }) => id === ruleId);
  return decision.reasons.filter(({ kind }) => kind === 'rule')[index]?.text[locale] ?? ruleId;
}

const GUARANTEES = {
  none: null,
  retention_of_title: { fr: 'sous réserve de propriété', en: 'with retention of title' },
  bank_guarantee: { fr: 'avec une garantie bancaire', en: 'with a bank guarantee' },
  parent_letter: { fr: 'avec une lettre de la société mère', en: 'with a letter from the parent company' },
  credit_insurance: { fr: 'avec une couverture d’assurance-crédit', en: 'with credit insurance cover' },
} as const;

/** `45 jours fin de mois (fin du mois de facture, puis 45 jours), acompte de 30 %`: an offer with its conditions. */
export function describeOffer({ terms, depositPercent, guarantee }: Decision['terms'], locale: Locale): string {
  const isFrench = locale === 'fr';
  let method = '';
  if (terms.kind === 'end_of_month' && terms.days > 0) {
    const days = `${terms.days}\u00a0${isFrench ? 'jours' : 'days'}`;
    switch (terms.method) {
      case 'end_of_month_plus_days':
        method = isFrench ? ` (fin du mois de facture, puis ${days})` : ` (end of the month of invoice, then ${days})`;
        break;
      case 'plus_days_end_of_month':
        method = isFrench
          ? ` (${days} après facture, puis fin du mois)`
          : ` (${days} after invoice, then end of month)`;
        break;
      default:
        assertNever(terms.method);
    }
  }
  const deposit =
    depositPercent === 0
      ? []
      : [
          isFrench
            ? `acompte de ${formatShare(depositPercent / 100, locale)} à la commande`
            : `${depositPercent}% deposit with the order`,
        ];
  const held = GUARANTEES[guarantee];
  return [formatTerms(terms, locale) + method, ...deposit, ...(held === null ? [] : [held[locale]])].join(', ');
}

function explainTerms(decision: Decision, locale: Locale): string {
  const offer = describeOffer(decision.terms, locale);
  return locale === 'fr' ? `Conditions de paiement\u00a0: ${offer}.` : `Terms of payment: ${offer}.`;
}

function explainAuthority({ authority, currency }: Decision, locale: Locale): string {
  const counted = formatMoney(authority.countedMinor, currency, locale);
  const until = formatDate(authority.validUntil, locale);
  if (locale === 'fr') {
    const signatures = authority.fourEyes ? ' Deux signatures sont nécessaires.' : '';
    const who = authority.automatic
      ? `Cet encours (${counted} au regard de la délégation) relève de la décision automatique.`
      : `Pour cet encours (${counted} au regard de la délégation), la signature revient à\u00a0: ${authority.label.fr}.`;
    return `${who}${signatures} Un accord vaut jusqu’au ${until}.`;
  }
  const signatures = authority.fourEyes ? ' Two signatures are needed.' : '';
  const who = authority.automatic
    ? `This exposure (${counted} under the delegation) may be decided automatically.`
    : `For this exposure (${counted} under the delegation) the authority is: ${authority.label.en}.`;
  return `${who}${signatures} An approval is valid until ${until}.`;
}

function explainImprovements(decision: Decision, locale: Locale, scorecard: Scorecard | null): ExplanationParagraph[] {
  return decision.improvements.map((improvement) => {
    const items = improvement.changes.map((change) => {
      const gain = `+${change.pointsGained}`;
      return `${describeChange(decision, change, locale, scorecard)}, ${gain}\u00a0${change.pointsGained > 1 ? 'points' : 'point'}.`;
    });
    const { toRating, changes, actionableOnly } = improvement;
    const isSingle = changes.length === 1;
    // Of two ways, one is left to the customer alone.
    const isOwn = actionableOnly && decision.improvements.length > 1;
    const text =
      locale === 'fr'
        ? `Pour atteindre la cote ${toRating}${isOwn ? ' par ce qui dépend du client' : ''}, ${isSingle ? 'un seul changement suffirait' : 'ces changements suffiraient ensemble'}\u00a0:`
        : `To reach level of risk ${toRating}${isOwn ? ' by what depends on the customer' : ''}, ${isSingle ? 'one change would be enough' : 'these changes together would be enough'}:`;
    return paragraph('improvements', text, items);
  });
}

function explainReview({ review }: Decision, locale: Locale): string {
  const date = formatDate(review.on, locale);
  return locale === 'fr' ? `Prochain examen du dossier\u00a0: ${date}.` : `Next review of the file: ${date}.`;
}
