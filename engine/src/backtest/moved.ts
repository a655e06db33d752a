import { type ColumnDecisions, limitAt, outcomeAt, ratingAt, requireColumn } from '../evaluate/columns/decisions.js';
import type { ObservationTable } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import { fromDayNumber } from '../kernel/calendar-date.js';
import type { MovedCustomer } from './report.js';

const MOST_MOVED = 50;

/** How far one row moves, the weightiest change first; more is more. */
type Move = readonly [outcome: number, rating: number, limitMinor: number, exposureMinor: number];

/**
 * The customers that change most, each at the date at which it changes most: by change of outcome, then of rating, then
 * of limit, then by what is owed.
 */
export function findMoved(
  table: ObservationTable,
  champion: ColumnDecisions,
  challenger: ColumnDecisions,
): MovedCustomer[] {
  const { codes, dictionary } = table.customers;
  const moveOf = createMeasure(table, champion, challenger);
  const kept = new Int32Array(dictionary.length).fill(-1);
  for (const row of changedRows(champion, challenger)) {
    const customer = codes[row] ?? 0;
    const other = kept[customer] ?? -1;
    // Of equal changes the latest date stays: it is the one that a reader can still check.
    if (other < 0 || compareMoves(moveOf(row), moveOf(other)) <= 0) kept[customer] = row;
  }
  const idOf = (row: number): string => dictionary[codes[row] ?? 0] ?? '';
  const most: { readonly row: number; readonly move: Move }[] = [];
  const isBefore = (a: (typeof most)[number], b: (typeof most)[number]): boolean =>
    (compareMoves(a.move, b.move) || (idOf(a.row) < idOf(b.row) ? -1 : 1)) < 0;
  for (const row of kept) {
    if (row < 0) continue;
    const one = { row, move: moveOf(row) };
    const last = most[MOST_MOVED - 1];
    if (last !== undefined && !isBefore(one, last)) continue;
    const place = most.findIndex((other) => isBefore(one, other));
    most.splice(place < 0 ? most.length : place, 0, one);
    most.length = Math.min(most.length, MOST_MOVED);
  }
  const scores = [requireColumn(champion.score, 'score'), requireColumn(challenger.score, 'score')] as const;
  return most.map(({ row }) => ({
    customerId: idOf(row),
    name: table.customerNames[codes[row] ?? 0] ?? null,
    date: fromDayNumber(table.applications.dates[row] ?? 0),
    flag: PERFORMANCE_FLAGS[table.flags[row] ?? 0] ?? 'unobserved',
    exposureMinor: table.exposureMinor[row] ?? 0,
    champion: sideOf(champion, scores[0], row),
    challenger: sideOf(challenger, scores[1], row),
  }));
}

function* changedRows(champion: ColumnDecisions, challenger: ColumnDecisions): Generator<number> {
  const [outcomeA, ratingA, limitA] = columnsOf(champion);
  const [outcomeB, ratingB, limitB] = columnsOf(challenger);
  for (let row = 0; row < champion.length; row += 1) {
    const [before, after] = [limitA[row] ?? Number.NaN, limitB[row] ?? Number.NaN];
    const isSameLimit = before === after || (Number.isNaN(before) && Number.isNaN(after));
    if (isSameLimit && outcomeA[row] === outcomeB[row] && ratingA[row] === ratingB[row]) continue;
    yield row;
  }
}

function createMeasure(
  { exposureMinor }: ObservationTable,
  champion: ColumnDecisions,
  challenger: ColumnDecisions,
): (row: number) => Move {
  const [outcomeA, ratingA, limitA] = columnsOf(champion);
  const [outcomeB, ratingB, limitB] = columnsOf(challenger);
  return (row) => [
    // Outcomes are listed from the mildest to the strictest.
    Math.abs((outcomeA[row] ?? 0) - (outcomeB[row] ?? 0)),
    Math.abs((ratingA[row] ?? 0) - (ratingB[row] ?? 0)),
    Math.abs((limitA[row] || 0) - (limitB[row] || 0)),
    exposureMinor[row] ?? 0,
  ];
}

/** Most moved first. */
function compareMoves(a: Move, b: Move): number {
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || b[3] - a[3];
}

function columnsOf(decisions: ColumnDecisions): readonly [Uint8Array, Uint8Array, Float64Array] {
  return [
    requireColumn(decisions.outcome, 'outcome'),
    requireColumn(decisions.rating, 'rating'),
    requireColumn(decisions.limitMinor, 'limitMinor'),
  ];
}

function sideOf(decisions: ColumnDecisions, scores: Float64Array, row: number): MovedCustomer['champion'] {
  return {
    outcome: outcomeAt(decisions, row),
    rating: ratingAt(decisions, row),
    score: scores[row] ?? 0,
    limitMinor: limitAt(decisions, row),
  };
}
