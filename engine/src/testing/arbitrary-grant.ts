/** Terms, delegation and dunning of scorecards drawn at random. */
import { type PaymentTerms, RATINGS, type Scorecard } from '../scorecard/schema.js';
import type { Tape } from './tape.js';

const label = (name: string): { fr: string; en: string } => ({ fr: `${name} (fr)`, en: `${name} (en)` });

/**
 * Offers that today's regime allows. An earlier, stricter regime and a gap before it let decisions at past dates meet
 * a cap.
 */
export function drawTerms(tape: Tape, hasSegments: boolean): Scorecard['terms'] {
  const offers: Scorecard['terms']['offers'] = [];
  const offer = (): (typeof offers)[number]['offer'] => ({
    terms: drawLawfulTerms(tape),
    depositPercent: tape.pick([0, 30, 100]),
    guarantee: tape.pick([
      'none',
      'retention_of_title',
      'bank_guarantee',
      'parent_letter',
      'credit_insurance',
    ] as const),
  });
  for (const rating of RATINGS) {
    if (hasSegments && tape.chance(30)) offers.push({ rating, segment: tape.pick(['retail', 'x']), offer: offer() });
    offers.push({ rating, segment: null, offer: offer() });
  }
  const regimes: Scorecard['terms']['regimes'] = [
    { basis: 'L441-10', validFrom: '2020-01-01', validTo: null, maxNetDays: 60, maxEndOfMonthDays: 45 },
  ];
  if (tape.chance(50)) {
    regimes.unshift({
      basis: 'old',
      validFrom: '2010-01-01',
      validTo: '2020-01-01',
      maxNetDays: 30,
      maxEndOfMonthDays: tape.pick([null, 10]),
    });
  }
  return { regimes, offers };
}

/** Terms within 60 days net or 45 days end of month. */
export function drawLawfulTerms(tape: Tape): PaymentTerms {
  const days = tape.pick([30, 0, 45, 60, 10, 15]);
  switch (tape.int(0, 3)) {
    case 0:
    case 1:
      return { kind: 'net', days };
    case 2:
      return {
        kind: 'end_of_month',
        days: Math.min(days, 45),
        method: tape.pick(['end_of_month_plus_days', 'plus_days_end_of_month'] as const),
      };
    default:
      return { kind: 'prepayment' };
  }
}

type Five<T> = [T, T, T, T, T];

/** Levels that never grant less than the one before, the last without limit. */
export function drawDelegation(tape: Tape): Scorecard['delegation'] {
  let known: Five<number | null> = [0, 0, 0, 0, 0];
  const levels = tape.list(0, 3, (index) => {
    const raise = (amount: number | null): number | null =>
      amount === null || tape.chance(5) ? null : amount + tape.pick([0, 100_000, 1_000_000, 5_000_000]);
    known = [raise(known[0]), raise(known[1]), raise(known[2]), raise(known[3]), raise(known[4])];
    return { role: `role${index}`, label: label(`role ${index}`), maxMinor: known };
  });
  const last: Five<null> = [null, null, null, null, null];
  return {
    insuredCountsAt: tape.pick([0, 0.1, 0.5, 1, 0.3]),
    fourEyesAboveMinor: tape.pick([null, 0, 1_000_000]),
    approvalValidDays: tape.int(1, 120),
    levels: [...levels, { role: 'committee', label: label('committee'), maxMinor: last }],
  };
}

/** One to three strategies, all ratings served. */
export function drawDunning(tape: Tape): Scorecard['dunning'] {
  const strategies = tape.list(1, 3, (index) => ({
    id: `d${index}`,
    label: label(`dunning ${index}`),
    steps: [{ dayFromDue: 1 + index, action: 'reminder' as const, label: label('reminder') }],
  }));
  const ids = strategies.map(({ id }) => id);
  return {
    strategyByRating: [tape.pick(ids), tape.pick(ids), tape.pick(ids), tape.pick(ids), tape.pick(ids)],
    strategies,
  };
}
