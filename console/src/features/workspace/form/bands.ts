/** Changes of the bands of a characteristic that leave no gap and no overlap between them. */
import type { JsonPath } from '@encours/engine';
import { insert, set, type TextEdit } from './edits.js';
import { isRecord, numberOf, textOf } from './values.js';

/** A band as it stands in a text that may be malformed. */
export interface BandShape {
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
}

export type Side = 'from' | 'to';

export function readBand(value: unknown): BandShape {
  const band = isRecord(value) ? value : {};
  return { id: textOf(band.id), from: numberOf(band.from), to: numberOf(band.to) };
}

/** The band on the other side of a bound, whose own bound is the same number; -1 where there is none. */
export function neighbourOf(bands: readonly BandShape[], index: number, side: Side): number {
  const bound = bands[index]?.[side];
  if (bound === null || bound === undefined) return -1;
  const other: Side = side === 'from' ? 'to' : 'from';
  const beside = side === 'from' ? index - 1 : index + 1;
  // While a number is typed several bands may share it for a moment: the one beside comes first.
  return bands[beside]?.[other] === bound
    ? beside
    : bands.findIndex((band, at) => at !== index && band[other] === bound);
}

/** Moves a bound, and with it that of the band on its other side. */
export function moveBound(
  path: JsonPath,
  bands: readonly BandShape[],
  index: number,
  side: Side,
  value: number | null,
): readonly TextEdit[] {
  const neighbour = neighbourOf(bands, index, side);
  const other: Side = side === 'from' ? 'to' : 'from';
  return [set([...path, index, side], value), ...(neighbour === -1 ? [] : [set([...path, neighbour, other], value)])];
}

/** Cuts a band in two of the same points and reason; the new one comes after it. Null where there is no room. */
export function splitBand(path: JsonPath, values: readonly unknown[], index: number): readonly TextEdit[] | null {
  const value = values[index];
  if (!isRecord(value)) return null;
  const bands = values.map(readBand);
  const band = readBand(value);
  const middle = middleOf(bands, band);
  if (middle === null) return null;
  const id = freeId(band.id, new Set(bands.map((one) => one.id)));
  return [
    set([...path, index, 'to'], middle),
    insert([...path, index + 1], { ...value, id, from: middle, to: band.to }),
  ];
}

/** Takes a band away; the one below it, or else the one above, takes its values. Null for the only band. */
export function removeBand(path: JsonPath, values: readonly unknown[], index: number): readonly TextEdit[] | null {
  if (values.length < 2) return null;
  const bands = values.map(readBand);
  const band = bands[index];
  if (band === undefined) return null;
  const below = neighbourOf(bands, index, 'from');
  const above = neighbourOf(bands, index, 'to');
  const grown =
    below !== -1
      ? [set([...path, below, 'to'], band.to)]
      : above !== -1
        ? [set([...path, above, 'from'], band.from)]
        : [];
  return [...grown, set([...path, index], undefined)];
}

/** A round number inside a band; beyond its only bound by the width of the others, or by one. */
function middleOf(bands: readonly BandShape[], { from, to }: BandShape): number | null {
  if (from !== null && to !== null) {
    const middle = roundBetween(from, to);
    return middle > from && middle < to ? middle : null;
  }
  const widths = bands.flatMap((band) => (band.from === null || band.to === null ? [] : [band.to - band.from]));
  const step = widths.length === 0 ? 1 : Math.max(...widths);
  if (from !== null) return plain(from + step);
  return to !== null ? plain(to - step) : 0;
}

/** The number with the fewest decimals in the middle half of the range. */
function roundBetween(from: number, to: number): number {
  const middle = (from + to) / 2;
  const quarter = (to - from) / 4;
  for (let digits = 0; digits <= 12; digits++) {
    const rounded = Number(middle.toFixed(digits));
    if (Math.abs(rounded - middle) <= quarter) return rounded;
  }
  return middle;
}

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
function plain(value: number): number {
  return Number(value.toPrecision(12));
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  const stem = id === '' ? 'band' : id.replace(/_\d+$/, '').slice(0, 58);
  for (let number = 2; ; number++) {
    const candidate = `${stem}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
