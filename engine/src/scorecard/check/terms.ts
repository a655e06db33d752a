/** Terms: an offer for everyone, within the law on every day on which the scorecard may decide. */
import { grantCodes } from '../../kernel/codes/grant-codes.js';
import type { Fix } from '../../kernel/diagnostic.js';
import { isLawful, longestDays } from '../payment-terms.js';
import { SEGMENT_FACT } from '../policy.js';
import { type PaymentTerms, RATINGS, type Scorecard, type StatutoryRegime } from '../schema.js';
import type { Check, CheckContext } from './context.js';

type TimedTerms = Exclude<PaymentTerms, { kind: 'prepayment' }>;
type Regime = Scorecard['terms']['regimes'][number];

export const checkRegimes: Check = ({ view, report }) => {
  const { terms, about } = view;
  if (terms === null) return;
  terms.regimes.forEach(({ basis, validFrom, validTo }, at) => {
    const path = ['terms', 'regimes', at];
    if (validTo !== null && validTo <= validFrom)
      report(grantCodes.regimeInverted.at({ path: [...path, 'validTo'] }, { basis }));
  });
  const sound = terms.regimes.filter(({ validFrom, validTo }) => validTo === null || validTo > validFrom);
  const sorted = sound.toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
  sorted.forEach((regime, at) => {
    const before = sorted[at - 1];
    if (before === undefined || (before.validTo !== null && before.validTo <= regime.validFrom)) return;
    const path = ['terms', 'regimes', terms.regimes.indexOf(regime)];
    report(grantCodes.regimeOverlap.at({ path }, { first: before.basis, second: regime.basis }));
  });
  if (about === null) return;
  // From the effective date on, each day must have its regime; the first day without one is reported.
  let day: string | null = about.effectiveFrom;
  for (const { validFrom, validTo } of sorted) {
    if (day === null || validFrom > day) break;
    if (validTo === null) day = null;
    else if (validTo > day) day = validTo;
  }
  if (day === null) return;
  // The regime that ends on that day, if it is the last, may hold on.
  const last = sorted.at(-1);
  const at = last?.validTo === day ? terms.regimes.indexOf(last) : -1;
  const title = { fr: 'Prolonger ce régime sans fin', en: 'Let that regime go on without end' };
  const fixes = at < 0 ? [] : [{ title, edits: [{ path: ['terms', 'regimes', at, 'validTo'], value: null }] }];
  report(grantCodes.regimeGap.at({ path: ['terms', 'regimes'], fixes }, { day }));
};

export const checkOffers: Check = (context) => {
  const { view, report } = context;
  if (view.terms === null) return;
  const { offers, regimes } = view.terms;
  for (const rating of RATINGS) {
    if (offers.some((entry) => entry.rating === rating && entry.segment === null)) continue;
    const path = ['terms', 'offers'];
    report(grantCodes.offerMissing.at({ path, fixes: [proposeOffer(offers, rating)] }, { rating }));
  }
  offers.forEach((entry, at) => {
    const { rating, segment, offer } = entry;
    const path = ['terms', 'offers', at];
    const isCovered = offers
      .slice(0, at)
      .some((before) => before.rating === rating && (before.segment === null || before.segment === segment));
    if (isCovered || isForeignSegment(context, segment)) {
      const title = { fr: 'Retirer l’offre', en: 'Remove the offer' };
      const fixes = [{ title, edits: [{ path, value: undefined }] }];
      report(grantCodes.offerUnreachable.at({ path, fixes }, { rating, segment }));
    }
    const from = view.about?.effectiveFrom ?? null;
    const broken = regimes.find((regime) => appliesAfter(regime, from) && !isLawful(offer.terms, regime));
    if (broken === undefined) return;
    const params = { rating, days: longestDays(offer.terms), basis: broken.basis, cap: capFor(offer.terms, broken) };
    const place = [...path, 'offer', 'terms'];
    const inForce = regimes.filter((regime) => appliesAfter(regime, from));
    const fixes = shorten(offer.terms, inForce).map((terms) => ({
      title:
        terms.kind === 'net'
          ? { fr: `Ramener à ${terms.days} jours nets`, en: `Shorten to ${terms.days} days net` }
          : { fr: `Ramener à ${terms.days} jours fin de mois`, en: `Shorten to ${terms.days} days end of month` },
      edits: [{ path: place, value: terms }],
    }));
    report(grantCodes.offerUnlawful.at({ path: place, fixes }, params));
  });
  checkSegmentFact(context);
  checkMonotone(context);
};

/** The row that is missing: what the next worse rating is offered, prepayment where there is none. */
function proposeOffer(offers: Scorecard['terms']['offers'], rating: number): Fix {
  const worse = offers
    .filter((entry) => entry.segment === null && entry.rating > rating)
    .toSorted((left, right) => left.rating - right.rating)[0];
  const offer = worse?.offer ?? { terms: { kind: 'prepayment' }, depositPercent: 0, guarantee: 'none' };
  return {
    title:
      worse === undefined
        ? {
            fr: `Ajouter une offre au comptant pour la cote ${rating}`,
            en: `Add an offer of prepayment for rating ${rating}`,
          }
        : {
            fr: `Ajouter pour la cote ${rating} l’offre de la cote ${worse.rating}`,
            en: `Add for rating ${rating} the offer of rating ${worse.rating}`,
          },
    edits: [{ path: ['terms', 'offers', offers.length], value: { rating, segment: null, offer } }],
  };
}

/** The longest lawful terms instead of these: of their own kind where there are such, and net. */
function shorten(terms: PaymentTerms, regimes: readonly Regime[]): TimedTerms[] {
  const least = (caps: readonly (number | null)[]): number => Math.min(...caps.map((cap) => cap ?? 0));
  const net: TimedTerms = { kind: 'net', days: least(regimes.map(({ maxNetDays }) => maxNetDays)) };
  const ofMonth = least(regimes.map(({ maxEndOfMonthDays }) => maxEndOfMonthDays));
  const choices = terms.kind === 'end_of_month' ? [{ ...terms, days: ofMonth }, net] : [net];
  return choices.filter((choice) => regimes.every((regime) => isLawful(choice, regime)));
}

function appliesAfter({ validTo }: Regime, from: string | null): boolean {
  return from === null || validTo === null || validTo > from;
}

/** The longest that a regime allows terms of that kind to be. */
function capFor(terms: PaymentTerms, { maxNetDays, maxEndOfMonthDays }: StatutoryRegime): number {
  if (terms.kind !== 'end_of_month' || maxEndOfMonthDays === null) return maxNetDays;
  return longestDays({ ...terms, days: maxEndOfMonthDays });
}

function isForeignSegment({ view }: CheckContext, segment: string | null): boolean {
  const fact = view.facts.get(SEGMENT_FACT);
  return segment !== null && fact?.type === 'category' && !fact.values.includes(segment);
}

function checkSegmentFact({ view, report }: CheckContext): void {
  const at = view.terms?.offers.findIndex(({ segment }) => segment !== null) ?? -1;
  const fact = view.facts.get(SEGMENT_FACT);
  if (at < 0 || fact === null || fact?.type === 'code' || fact?.type === 'category') return;
  report(grantCodes.segmentFact.at({ path: ['terms', 'offers', at, 'segment'] }, { fact: SEGMENT_FACT }));
}

function checkMonotone({ view, report }: CheckContext): void {
  const offers = view.terms?.offers ?? [];
  const general = RATINGS.map((rating) =>
    offers.findIndex((entry) => entry.rating === rating && entry.segment === null),
  );
  general.forEach((index, at) => {
    const better = offers[general[at - 1] ?? -1];
    const offer = offers[index];
    if (better === undefined || offer === undefined) return;
    if (longestDays(offer.offer.terms) <= longestDays(better.offer.terms)) return;
    const path = ['terms', 'offers', index, 'offer', 'terms'];
    const title = { fr: `Reprendre le délai de la cote ${at}`, en: `Take the terms of rating ${at}` };
    const fixes = [{ title, edits: [{ path, value: better.offer.terms }] }];
    report(grantCodes.termsNotMonotone.at({ path, fixes }, { rating: at + 1 }));
  });
}
