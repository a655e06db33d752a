/**
 * Why a decision is what it is: rules that fired, then what the request and the known facts lack, then the
 * characteristics that cost most points against their neutral baseline.
 */
import { assertNever } from '../kernel/result.js';
import type { Locale, Text } from '../kernel/text.js';
import type { PaymentTerms, Rating, Scorecard } from '../scorecard/schema.js';
import type { Reason } from './decision.js';
import { formatMoney, formatShare, formatTerms } from './format.js';

/** "About four" principal reasons is what a reader can act upon; rules and the request come on top. */
export const MOST_CHARACTERISTIC_REASONS = 4;

/**
 * Positions ordered by points lost, `neutral − points`, the largest first; equal losses keep their order. Gains and
 * zeros are kept: callers decide what is worth saying. This is PMML's `pointsBelow` with the neutral baseline.
 */
export function rankByPointsLost(
  taken: readonly { readonly points: number; readonly neutralPoints: number }[],
): readonly { readonly index: number; readonly pointsLost: number }[] {
  return taken
    .map(({ points, neutralPoints }, index) => ({ index, pointsLost: neutralPoints - points }))
    .sort((a, b) => b.pointsLost - a.pointsLost || a.index - b.index);
}

/** A characteristic and the entry it took, as far as reasons need it. */
export interface ReasonedEntry {
  readonly characteristic: Scorecard['characteristics'][number];
  readonly entry: { readonly id: string; readonly kind: string; readonly points: number; readonly reason: Text | null };
}

/** At most four reasons, `<characteristic>.<entry>`, for entries below neutral. */
export function listCharacteristicReasons(taken: readonly ReasonedEntry[]): Reason[] {
  const losses = rankByPointsLost(
    taken.map(({ characteristic, entry }) => ({ points: entry.points, neutralPoints: characteristic.neutralPoints })),
  );
  return losses
    .filter(({ pointsLost }) => pointsLost > 0)
    .slice(0, MOST_CHARACTERISTIC_REASONS)
    .flatMap(({ index, pointsLost }) => {
      const reasoned = taken[index];
      if (reasoned === undefined) return [];
      const { characteristic, entry } = reasoned;
      return {
        code: `${characteristic.id}.${entry.id}`,
        kind: 'characteristic' as const,
        theme: characteristic.theme,
        text: entry.reason ?? describeLoss(characteristic.label, entry.kind === 'absent'),
        pointsLost,
      };
    });
}

/** For an entry whose author gave no reason text; a check asks for one wherever points are lost. */
function describeLoss(label: Text, isAbsent: boolean): Text {
  return isAbsent
    ? { fr: `${label.fr}\u00a0: information absente.`, en: `${label.en}: information not available.` }
    : {
        fr: `${label.fr}\u00a0: moins favorable que la référence.`,
        en: `${label.en}: less favourable than the baseline.`,
      };
}

export type RuleResult = 'fired' | 'not_fired' | 'unknown';

/** Reasons of rules in document order: those that fired, then those that ask a person because they could not be decided. */
export function listRuleReasons(rules: Scorecard['rules'], results: readonly RuleResult[]): Reason[] {
  const fired = rules
    .filter((_, index) => results[index] === 'fired')
    .map(
      ({ reason }): Reason => ({
        code: reason.code,
        kind: 'rule',
        theme: reason.theme,
        text: reason.text,
        pointsLost: null,
      }),
    );
  const undecided = rules
    .filter(({ ifUnknown }, index) => results[index] === 'unknown' && ifUnknown === 'refer')
    .map(
      ({ reason }): Reason => ({
        code: `${reason.code}.unknown`,
        kind: 'completeness',
        theme: reason.theme,
        text: {
          fr: `À vérifier, faute d’information\u00a0: ${reason.text.fr}`,
          en: `To be verified, for lack of information: ${reason.text.en}`,
        },
        pointsLost: null,
      }),
    );
  return [...fired, ...undecided];
}

/** What the request or the known facts lack. The order of the members is the order of the reasons. */
export type RequestFinding =
  | { readonly code: 'amount_above_limit'; readonly requestedMinor: number; readonly limitMinor: number }
  | {
      readonly code: 'above_automatic_authority';
      readonly countedMinor: number;
      readonly authority: Text;
    }
  | { readonly code: 'terms_above_policy'; readonly requested: PaymentTerms; readonly offered: PaymentTerms }
  | { readonly code: 'not_enough_known'; readonly knownShare: number; readonly minimumShare: number }
  | { readonly code: 'limit_unavailable'; readonly components: readonly Text[] }
  | { readonly code: 'natural_person'; readonly isKnown: boolean }
  | {
      readonly code: 'rating_outcome';
      readonly rating: Rating;
      readonly label: Text;
      readonly outcome: 'refer' | 'decline';
    };

/** The reason that says a finding to a person, in whole sentences. */
export function toRequestReason(finding: RequestFinding, currency: string): Reason {
  return {
    code: finding.code,
    kind: finding.code === 'not_enough_known' || finding.code === 'limit_unavailable' ? 'completeness' : 'request',
    theme: null,
    text: { fr: describeFinding(finding, currency, 'fr'), en: describeFinding(finding, currency, 'en') },
    pointsLost: null,
  };
}

function describeFinding(finding: RequestFinding, currency: string, locale: Locale): string {
  const isFrench = locale === 'fr';
  const money = (amountMinor: number): string => formatMoney(amountMinor, currency, locale);
  switch (finding.code) {
    case 'amount_above_limit':
      return isFrench
        ? `L’encours demandé (${money(finding.requestedMinor)}) dépasse le plafond possible (${money(finding.limitMinor)}).`
        : `The exposure asked for (${money(finding.requestedMinor)}) is above the limit that is possible (${money(finding.limitMinor)}).`;
    case 'above_automatic_authority':
      return isFrench
        ? `Un encours de ${money(finding.countedMinor)} avec cette cote relève d’une personne\u00a0: ${finding.authority.fr}.`
        : `An exposure of ${money(finding.countedMinor)} at this level of risk is for a person to grant: ${finding.authority.en}.`;
    case 'terms_above_policy':
      return isFrench
        ? `Le délai demandé (${formatTerms(finding.requested, locale)}) est plus long que celui que prévoit la politique (${formatTerms(finding.offered, locale)}).`
        : `The terms asked for (${formatTerms(finding.requested, locale)}) are longer than the policy offers (${formatTerms(finding.offered, locale)}).`;
    case 'not_enough_known': {
      const { knownShare, minimumShare } = finding;
      const [known, minimum] = [knownShare, minimumShare].map((share) => formatShare(share, locale, [minimumShare]));
      return isFrench
        ? `Trop peu d’éléments sont connus pour décider sans examen\u00a0: ${known} du poids de la note, pour un minimum de ${minimum}.`
        : `Too little is known to decide without a review: ${known} of the weight of the score, against a minimum of ${minimum}.`;
    }
    case 'limit_unavailable':
      return isFrench
        ? `Le plafond ne peut pas être calculé\u00a0: il manque de quoi déterminer ${quoteList(finding.components, locale)}.`
        : `The limit cannot be computed: what determines ${quoteList(finding.components, locale)} is not known.`;
    case 'natural_person':
      if (finding.isKnown) {
        return isFrench
          ? 'Le client est une personne physique\u00a0: un refus ne peut être prononcé que par une personne.'
          : 'The customer is a natural person: only a person may decline.';
      }
      return isFrench
        ? 'Il n’est pas établi que le client est une personne morale\u00a0: un refus ne peut être prononcé que par une personne.'
        : 'It is not established that the customer is a legal entity: only a person may decline.';
    case 'rating_outcome':
      if (finding.outcome === 'decline') {
        return isFrench
          ? `Pour cette cote (${finding.rating}, ${finding.label.fr}), la politique prévoit un refus.`
          : `At this level of risk (${finding.rating}, ${finding.label.en}) the policy is to decline.`;
      }
      return isFrench
        ? `Pour cette cote (${finding.rating}, ${finding.label.fr}), la politique prévoit l’examen par une personne.`
        : `At this level of risk (${finding.rating}, ${finding.label.en}) the policy asks for a review by a person.`;
    default:
      return assertNever(finding);
  }
}

/** `« Besoin », « Capacité financière »`; what the formula itself lacks when no component is absent. */
function quoteList(labels: readonly Text[], locale: Locale): string {
  if (labels.length === 0) return locale === 'fr' ? 'le montant' : 'the amount';
  return labels.map((label) => (locale === 'fr' ? `«\u00a0${label.fr}\u00a0»` : `“${label.en}”`)).join(', ');
}
