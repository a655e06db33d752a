/** Loops over a block for terms, authority and outcome. */
import { toDayNumber } from '../../kernel/calendar-date.js';
import { longestDays } from '../../scorecard/payment-terms.js';
import type { Policy } from '../../scorecard/policy.js';
import { OUTCOMES, RATINGS, type Scorecard } from '../../scorecard/schema.js';
import { countExposure } from '../delegation.js';
import { capByRegime, PREPAYMENT } from '../terms.js';
import type { Kernel } from './formula-kernels.js';
import { DECLINES, REFERS } from './program.js';
import type { Cells, TextRegister } from './registers.js';
import type { ColumnTable } from './table.js';

/** No offer fits: prepayment. */
export const NO_OFFER = -1;
/** The terms are those of the offer. */
export const AS_OFFERED = -1;

export interface TermsInput {
  readonly rating: Cells<Uint8Array>;
  readonly termsCapDays: Cells<Float64Array>;
  readonly termsLift: Cells<Uint8Array>;
}

export interface TermsCells {
  readonly offers: Cells<Int16Array>;
  readonly netDays: Cells<Int32Array>;
  /** Longest days of what is offered after all caps. */
  readonly longestDays: Cells<Int32Array>;
}

/** The offer for rating and segment, under the regime at the date of the row and under the caps of rules. */
export function bindTerms(
  terms: Scorecard['terms'],
  segment: TextRegister | null,
  dates: Int32Array,
  { rating, termsCapDays, termsLift }: TermsInput,
  out: TermsCells,
): Kernel {
  const dictionary = segment?.dictionary ?? [];
  // One place after the dictionary is for a segment that is not known.
  const offerOf = Int16Array.from([...dictionary, null].flatMap((value) => listOffers(terms, value)));
  const regimes = [null, ...terms.regimes];
  const offered = [PREPAYMENT, ...terms.offers.map(({ offer }) => offer)].map((offer) => offer.terms);
  const lawful = offered.flatMap((wanted) =>
    regimes.map((regime) => {
      const capped = capByRegime(wanted, regime);
      return {
        longest: longestDays(capped),
        net: capped === wanted || capped.kind !== 'net' ? AS_OFFERED : capped.days,
      };
    }),
  );
  const longestOf = Int32Array.from(lawful, ({ longest }) => longest);
  const netOf = Int32Array.from(lawful, ({ net }) => net);
  const findRegime = createRegimeFinder(terms.regimes);
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const isKnown = segment !== null && segment.states.array[segment.states.move * from + i] === 0;
      const place = isKnown ? (segment.codes.array[segment.codes.move * from + i] ?? 0) : dictionary.length;
      const sought = Math.max(1, (rating.array[rating.move * from + i] ?? 1) - (termsLift.array[i] ?? 0));
      const offer = offerOf[place * RATINGS.length + sought - 1] ?? NO_OFFER;
      const at = (offer + 1) * regimes.length + findRegime(dates[from + i] ?? 0);
      const longest = longestOf[at] ?? 0;
      const cap = termsCapDays.array[i] ?? 0;
      const isCut = longest > cap;
      out.offers.array[out.offers.move * from + i] = offer;
      out.netDays.array[out.netDays.move * from + i] = isCut ? cap : (netOf[at] ?? AS_OFFERED);
      out.longestDays.array[i] = isCut ? cap : longest;
    }
  };
}

function listOffers({ offers }: Scorecard['terms'], segment: string | boolean | null): number[] {
  return RATINGS.map((rating) =>
    offers.findIndex((offer) => offer.rating === rating && (offer.segment === null || offer.segment === segment)),
  );
}

/** Finds the regime in force on a day: its position plus one, 0 for none. */
function createRegimeFinder(regimes: Scorecard['terms']['regimes']): (day: number) => number {
  const begins = Int32Array.from(regimes, ({ validFrom }) => toDayNumber(validFrom));
  const ends = Float64Array.from(regimes, ({ validTo }) =>
    validTo === null ? Number.POSITIVE_INFINITY : toDayNumber(validTo),
  );
  return (day) => {
    for (let k = 0; k < begins.length; k += 1) {
      if ((begins[k] ?? 0) <= day && day < (ends[k] ?? 0)) return k + 1;
    }
    return 0;
  };
}

export interface AuthorityCells {
  readonly countedMinor: Cells<Float64Array>;
  readonly level: Cells<Uint8Array>;
  readonly isAutomatic: Cells<Uint8Array>;
  readonly fourEyes: Cells<Uint8Array>;
}

/** Exposure as it counts, the least level that may grant it, and whether one signature is enough. */
export function bindAuthority(
  { insuredCountsAt, levels, fourEyesAboveMinor }: Scorecard['delegation'],
  { exposureMinor, groupExposureMinor, amountMinor, insuredMinor }: ColumnTable['request'],
  rating: Cells<Uint8Array>,
  out: AuthorityCells,
): Kernel {
  const width = RATINGS.length;
  const most = Float64Array.from(
    levels.flatMap(({ maxMinor }) => maxMinor.map((amount) => amount ?? Number.POSITIVE_INFINITY)),
  );
  const fourEyesAbove = fourEyesAboveMinor ?? Number.POSITIVE_INFINITY;
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const total = (exposureMinor[from + i] ?? 0) + (amountMinor[from + i] ?? 0);
      const counted =
        countExposure(total, insuredMinor[from + i] ?? 0, insuredCountsAt) + (groupExposureMinor[from + i] ?? 0);
      let at = (rating.array[rating.move * from + i] ?? 1) - 1;
      while (at < most.length && counted > (most[at] ?? 0)) at += width;
      const level = Math.floor(at / width);
      out.countedMinor.array[out.countedMinor.move * from + i] = counted;
      // A table that ends nowhere ends at its last level, which nobody reaches by itself.
      out.level.array[out.level.move * from + i] = Math.min(level, levels.length - 1);
      out.isAutomatic.array[i] = Number(level === 0);
      out.fourEyes.array[out.fourEyes.move * from + i] = Number(counted > fourEyesAbove);
    }
  };
}

/** Bits of the column of findings, in the order of `RequestFinding`. */
export const FINDING_BITS = {
  amount_above_limit: 1,
  above_automatic_authority: 2,
  terms_above_policy: 4,
  not_enough_known: 8,
  limit_unavailable: 16,
  natural_person: 32,
  rating_outcome: 64,
} as const;

/** Natural person: known not to be one, known to be one, not known. */
export const LEGAL_ENTITY = 0;
export const NATURAL_PERSON = 1;
export const MAYBE_NATURAL_PERSON = 2;

const [APPROVE, REFER, DECLINE] = [OUTCOMES.indexOf('approve'), OUTCOMES.indexOf('refer'), OUTCOMES.indexOf('decline')];

export interface OutcomeInput {
  readonly rating: Cells<Uint8Array>;
  readonly flags: Cells<Uint8Array>;
  readonly limitMinor: Cells<Float64Array>;
  readonly isAutomatic: Cells<Uint8Array>;
  readonly longestDays: Cells<Int32Array>;
  readonly knownShare: Cells<Float64Array>;
}

export interface OutcomeCells {
  readonly outcome: Cells<Uint8Array>;
  /** Holds the least level for the amount; a referral moves it on from the machine's own. */
  readonly level: Cells<Uint8Array>;
  readonly findings: Cells<Uint8Array>;
  readonly naturalPerson: Cells<Uint8Array>;
}

/** Decline beats refer beats approve; a decline of who may be a natural person becomes a referral. */
export function bindOutcome(
  { scorecard }: Policy,
  request: ColumnTable['request'],
  person: TextRegister,
  input: OutcomeInput,
  out: OutcomeCells,
): Kernel {
  const outcomeOf = Uint8Array.from([APPROVE, ...scorecard.ratings.map(({ outcome }) => OUTCOMES.indexOf(outcome))]);
  const personOf = Uint8Array.from(person.dictionary, (value) => (value === false ? LEGAL_ENTITY : NATURAL_PERSON));
  const { minimumShare } = scorecard.completeness;
  const firstPerson = Math.min(1, scorecard.delegation.levels.length - 1);
  const { rating, flags, limitMinor, isAutomatic, longestDays: offeredDays, knownShare } = input;
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const total = (request.exposureMinor[from + i] ?? 0) + (request.amountMinor[from + i] ?? 0);
      const limit = limitMinor.array[limitMinor.move * from + i] ?? 0;
      let findings =
        (Number(total > limit) * FINDING_BITS.amount_above_limit) |
        (Number(isAutomatic.array[i] === 0) * FINDING_BITS.above_automatic_authority) |
        (Number((request.longestDays[from + i] ?? 0) > (offeredDays.array[i] ?? 0)) * FINDING_BITS.terms_above_policy) |
        (Number((knownShare.array[knownShare.move * from + i] ?? 0) < minimumShare) * FINDING_BITS.not_enough_known) |
        (Number(Number.isNaN(limit)) * FINDING_BITS.limit_unavailable);
      const byRating = outcomeOf[rating.array[rating.move * from + i] ?? 0] ?? APPROVE;
      const byRules = flags.array[flags.move * from + i] ?? 0;
      const isReferred = findings !== 0 || (byRules & REFERS) !== 0;
      let outcome = Math.max(byRating, (byRules & DECLINES) !== 0 ? DECLINE : isReferred ? REFER : APPROVE);
      const isKnown = person.states.array[person.states.move * from + i] === 0;
      const who = isKnown
        ? (personOf[person.codes.array[person.codes.move * from + i] ?? 0] ?? NATURAL_PERSON)
        : MAYBE_NATURAL_PERSON;
      if (byRating !== APPROVE) findings |= FINDING_BITS.rating_outcome;
      if (outcome === DECLINE && who !== LEGAL_ENTITY) {
        findings |= FINDING_BITS.natural_person;
        outcome = REFER;
      }
      if (outcome === REFER && isAutomatic.array[i] !== 0) out.level.array[out.level.move * from + i] = firstPerson;
      out.outcome.array[out.outcome.move * from + i] = outcome;
      out.findings.array[out.findings.move * from + i] = findings;
      out.naturalPerson.array[out.naturalPerson.move * from + i] = who;
    }
  };
}
