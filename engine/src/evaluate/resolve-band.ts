/**
 * What it means to fall into an entry of a characteristic. Every executor, the formatter of bands and the advice
 * "what would have to change" go back to this file.
 */
import { assertNever } from '../kernel/result.js';
import type { Text } from '../kernel/text.js';
import { ABSENT_KINDS, type Band, type Characteristic } from '../scorecard/schema.js';
import type { Resolved } from './decision.js';

/** One row of a characteristic, whatever its kind, in the order bands or categories, classes, absent kinds. */
export interface Entry {
  readonly kind: 'band' | 'category' | 'class' | 'absent';
  readonly id: string;
  readonly points: number;
  readonly reason: Text | null;
}

/** Is `value` in the half-open interval `[from, to)`? A null bound does not bind. `NaN` is in no band. */
export function isInBand(band: Pick<Band, 'from' | 'to'>, value: number): boolean {
  return (band.from === null || value >= band.from) && (band.to === null || value < band.to) && !Number.isNaN(value);
}

/** Position of the first band that holds `value`; -1 when none does, which a checked scorecard excludes for numbers. */
export function resolveBand(bands: readonly Pick<Band, 'from' | 'to'>[], value: number): number {
  return bands.findIndex((band) => isInBand(band, value));
}

/** All entries of a characteristic. The position in this list identifies an entry in every executor. */
export function listEntries(characteristic: Characteristic): readonly Entry[] {
  return [
    ...(characteristic.kind === 'numeric'
      ? characteristic.bands.map((band) => toEntry('band', band.id, band))
      : characteristic.categories.map((category) => toEntry('category', category.id, category))),
    ...characteristic.classes.map((entry) => toEntry('class', entry.class, entry)),
    ...ABSENT_KINDS.map((kind) => toEntry('absent', kind, characteristic.absent[kind])),
  ];
}

function toEntry(kind: Entry['kind'], id: string, source: { points: number; reason: Text | null }): Entry {
  return { kind, id, points: source.points, reason: source.reason };
}

/**
 * The input of a characteristic as its entries see it: a value that no category lists is absent, `notApplicable`
 * with cause `unlisted`. Everything else stays what it is.
 */
export function resolveInput(characteristic: Characteristic, input: Resolved): Resolved {
  if (characteristic.kind === 'numeric' || input.state !== 'present') return input;
  const isListed = characteristic.categories.some(({ values }) => values.some((value) => value === input.value));
  return isListed ? input : { state: 'notApplicable', cause: 'unlisted' };
}

/**
 * Position in {@link listEntries} of the entry that `input`, already passed through {@link resolveInput}, takes.
 * Throws where a checked scorecard cannot lead: a class without an entry, a number outside all bands.
 */
export function resolveEntry(characteristic: Characteristic, input: Resolved): number {
  const position = findEntry(characteristic, input);
  if (position < 0) throw new Error(`no entry of characteristic \`${characteristic.id}\` takes its input`);
  return position;
}

function findEntry(characteristic: Characteristic, input: Resolved): number {
  const values = characteristic.kind === 'numeric' ? characteristic.bands.length : characteristic.categories.length;
  switch (input.state) {
    case 'present':
      if (characteristic.kind === 'numeric') {
        return typeof input.value === 'number' ? resolveBand(characteristic.bands, input.value) : -1;
      }
      return characteristic.categories.findIndex((category) => category.values.some((value) => value === input.value));
    case 'class': {
      const position = characteristic.classes.findIndex((entry) => entry.class === input.class);
      return position < 0 ? -1 : values + position;
    }
    case 'missing':
    case 'confidential':
    case 'notApplicable':
    case 'stale':
      return values + characteristic.classes.length + ABSENT_KINDS.indexOf(input.state);
    default:
      return assertNever(input);
  }
}
