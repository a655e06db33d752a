/** Characteristics and the rating of the score as steps. */
import { ABSENT_KINDS } from '../../kernel/absent.js';
import type { PolicyCharacteristic } from '../../scorecard/policy.js';
import type { Band, Scorecard } from '../../scorecard/schema.js';
import { type Entry, listEntries } from '../resolve-band.js';
import { listClasses, type StepWriter } from './compile-formula.js';
import { ColumnCompileError } from './program.js';
import { FIRST_CLASS, STATE_COUNT, STATE_OF } from './states.js';

/** Entries are kept in one byte each. */
const MOST_ENTRIES = 256;

/** Steps that leave score, entries and the rating of the score behind; with `isCounted` the known share as well. */
export function compileScore(writer: StepWriter, isCounted: boolean): void {
  const { scorecard, characteristics, totalWeight } = writer.policy;
  writer.steps.push({ op: 'start', baseScore: scorecard.baseScore });
  for (const [index, characteristic] of characteristics.entries()) compileCharacteristic(writer, characteristic, index);
  writer.steps.push({ op: 'score_rating', bounds: listRatingBounds(scorecard.ratings) });
  if (isCounted) writer.steps.push({ op: 'known_share', totalWeight });
}

function compileCharacteristic(writer: StepWriter, characteristic: PolicyCharacteristic, index: number): void {
  const { definition, input } = characteristic;
  const entries = listEntries(definition);
  if (entries.length > MOST_ENTRIES) throw new ColumnCompileError(`\`${definition.id}\` has too many entries`);
  const scored = {
    index,
    entryOfState: listEntriesOfStates(writer, characteristic, entries),
    points: Float64Array.from(entries, ({ points }) => points),
    weights: Float64Array.from(entries, ({ kind }) => (kind === 'absent' ? 0 : characteristic.weight)),
  };
  if (definition.kind === 'numeric') {
    const bounds = listBandBounds(definition.id, definition.bands);
    writer.steps.push({ op: 'bands', input: writer.slot(input.slot, 'current'), bounds, ...scored });
    return;
  }
  const text = writer.text(input.name);
  if (text === null) throw new ColumnCompileError(`\`${definition.id}\` sorts \`${input.name}\`, which is no text`);
  const entryOf = new Map<string | boolean, number>();
  definition.categories.forEach(({ values }, position) => {
    for (const value of values) if (!entryOf.has(value)) entryOf.set(value, position);
  });
  const unlisted = entryOfKind(entries, 'notApplicable');
  writer.steps.push({ op: 'categories', input: text, entryOf, unlisted, ...scored });
}

function listEntriesOfStates(
  writer: StepWriter,
  { definition, input }: PolicyCharacteristic,
  entries: readonly Entry[],
): Uint8Array {
  const entryOfState = new Uint8Array(STATE_COUNT);
  for (const kind of ABSENT_KINDS) entryOfState[STATE_OF[kind]] = entryOfKind(entries, kind);
  const ratio = writer.policy.ratios.find(({ slot }) => slot === input.slot);
  if (ratio === undefined) return entryOfState;
  for (const [position, name] of listClasses(ratio).entries()) {
    const entry = entries.findIndex(({ kind, id }) => kind === 'class' && id === name);
    if (entry < 0) throw new ColumnCompileError(`\`${definition.id}\` has no entry for class \`${name}\``);
    entryOfState[FIRST_CLASS + position] = entry;
  }
  return entryOfState;
}

function entryOfKind(entries: readonly Entry[], absent: string): number {
  return entries.findIndex(({ kind, id }) => kind === 'absent' && id === absent);
}

/** Lower bounds of all bands but the first. The outer bounds may be those of the fact, beyond which no value passes. */
function listBandBounds(id: string, bands: readonly Band[]): readonly number[] {
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1];
    if (before !== undefined && (from === null || from !== before.to))
      throw new ColumnCompileError(`bands of \`${id}\` do not cover all numbers once, in order`);
  });
  return bands.slice(1).map(({ from }) => from ?? Number.NEGATIVE_INFINITY);
}

function listRatingBounds(ratings: Scorecard['ratings']): readonly number[] {
  return ratings.slice(0, -1).map(({ rating, from }, index) => {
    const next = ratings[index + 1]?.from ?? Number.NEGATIVE_INFINITY;
    if (rating !== index + 1 || from === null || from <= next) {
      throw new ColumnCompileError('ratings do not go down from 1, each starting below the one before');
    }
    return from;
  });
}
