/** Observations of the benchmark: the columns of the card, and what became of 50,000 customers on twenty dates. */
import { NOT_BAD, NOT_KNOWN, type ObservationTable, type TextColumn } from '../../src/history/observation-table.js';
import { type ObservationPlan, PERFORMANCE_FLAGS } from '../../src/history/records.js';
import { addMonthsToDay, fromDayNumber, toDayNumber } from '../../src/kernel/calendar-date.js';
import { checkScorecard } from '../../src/scorecard/check.js';
import type { Policy } from '../../src/scorecard/policy.js';
import type { Scorecard } from '../../src/scorecard/schema.js';
import { policy, RATING_BOUNDS } from '../columns/card.js';
import { createSharedTable } from '../columns/shared-table.js';

const DATES = 20;
const FIRST = toDayNumber('2021-01-01');

const CALIBRATION: Scorecard['calibration'] = {
  horizonMonths: 12,
  source: { fr: 'x', en: 'x' },
  defaultProbability: [0.005, 0.01, 0.03, 0.06, 0.15],
};

/** The card of the column benchmark, and one with other cut-offs and a few points moved. */
export const champion = versionOf(1, 0);
export const challenger = versionOf(2, 5);

function versionOf(version: number, shift: number): Policy {
  const { scorecard } = policy;
  const changed: Scorecard = {
    ...scorecard,
    version,
    calibration: CALIBRATION,
    ratings: scorecard.ratings.map((range, index) => ({ ...range, from: bound(index, shift) })),
    characteristics: scorecard.characteristics.map((characteristic, index) =>
      characteristic.kind === 'numeric' && index === 0
        ? { ...characteristic, bands: characteristic.bands.map((band) => ({ ...band, points: band.points * 2 })) }
        : characteristic,
    ),
  };
  const { policy: checked, diagnostics } = checkScorecard(
    shift === 0 ? { ...changed, characteristics: scorecard.characteristics } : changed,
    [],
  );
  if (checked === null) throw new Error(JSON.stringify(diagnostics));
  return checked;
}

function bound(index: number, shift: number): number | null {
  const from = RATING_BOUNDS[index];
  return from === undefined ? null : from + shift;
}

export const PLAN: ObservationPlan = {
  from: fromDayNumber(FIRST),
  to: fromDayNumber(addMonthsToDay(FIRST, DATES - 1)),
  everyMonths: 1,
  outcome: {
    id: 'bench',
    horizonMonths: 12,
    badDaysPastDue: 90,
    floorMinor: 0,
    excludeDisputed: true,
    indeterminateDaysPastDue: 60,
    proceedings: true,
  },
};

/** A whole number below 2^32 that looks random. */
function hash(seed: number): number {
  let value = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 2_246_822_519) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}

export function createObservations(rows: number): ObservationTable {
  const applications = createSharedTable(rows);
  const perDate = Math.ceil(rows / DATES);
  const dates = Array.from({ length: DATES }, (_, k) => addMonthsToDay(FIRST, k));
  const [good, bad, indeterminate, unobserved] = PERFORMANCE_FLAGS.map((_, index) => index);
  const flags = new Uint8Array(rows);
  const worstDaysPastDue = new Int32Array(rows);
  const exposureMinor = new Float64Array(rows);
  const defaultedMinor = new Float64Array(rows);
  const badAfterDays = new Int32Array(rows).fill(NOT_BAD);
  const lost = new Uint8Array(rows);
  const monthlyInvoicedMinor = new Float64Array(rows);
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    applications.dates[row] = dates[Math.floor(row / perDate)] ?? FIRST;
    codes[row] = row % perDate;
    const bits = hash(row);
    const turn = bits % 100;
    flags[row] = (turn < 5 ? bad : turn < 8 ? indeterminate : turn < 12 ? unobserved : good) ?? 0;
    worstDaysPastDue[row] = turn < 4 ? 120 : turn;
    exposureMinor[row] = bits % 3_000_000;
    defaultedMinor[row] = turn < 5 ? bits % 4_000_000 : 0;
    if (turn < 5) badAfterDays[row] = bits % 365;
    lost[row] = Number(turn === 4);
    monthlyInvoicedMinor[row] = bits % 2_000_000;
  }
  applications.request.exposureMinor.set(exposureMinor);
  const count = (flag: number | undefined): number => flags.reduce((n, own) => n + Number(own === flag), 0);
  return {
    plan: PLAN,
    summary: {
      n: rows,
      customers: perDate,
      dates: dates.map(fromDayNumber),
      good: count(good),
      bad: count(bad),
      indeterminate: count(indeterminate),
      unobserved: count(unobserved),
      immature: 0,
      immatureBad: 0,
      alreadyBad: 0,
      dormant: 0,
      worstDaysPastDue: 120,
      knownFrom: '2020-01-01',
      knownUntil: '2024-12-31',
    },
    applications,
    customers: { codes, dictionary: Array.from({ length: perDate }, (_, i) => `c${i}`) },
    customerNames: Array.from({ length: perDate }, () => null),
    flags,
    worstDaysPastDue,
    exposureMinor,
    defaultedMinor,
    badAfterDays,
    lost,
    monthlyInvoicedMinor,
    groups: {
      segment: groupsOf(codes, 4),
      sector: groupsOf(codes, 600),
      size: groupsOf(codes, 4),
      country: groupsOf(codes, 12),
    },
  };
}

/** Customers spread over so many groups, one in fifty of none. */
function groupsOf(customers: Int32Array, size: number): TextColumn {
  return {
    codes: customers.map((customer) => (customer % 50 === 0 ? NOT_KNOWN : hash(customer) % size)),
    dictionary: Array.from({ length: size }, (_, i) => `g${i}`),
  };
}
