/** What a characteristic earns, piece by piece of what its input may be. */
import { ABSENT_KINDS } from '../../kernel/absent.js';
import type { Policy } from '../../scorecard/policy.js';
import type { Characteristic } from '../../scorecard/schema.js';
import { condition, interval, meets, type RegionCondition, type RegionDraft } from './region.js';

export interface Piece {
  readonly id: RegionCondition;
  readonly key: unknown;
  readonly points: number;
}

/** Bands that earn the same side by side are one piece; so are categories, classes and kinds of absence. */
export function listPieces(characteristic: Characteristic): readonly Piece[] {
  const name = characteristic.input;
  const pieces: Piece[] = [];
  const add = (id: RegionCondition, points: number): void => {
    const { name: _, ...key } = id;
    pieces.push({ id, key, points });
  };
  if (characteristic.kind === 'numeric') {
    const bands = characteristic.bands.toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
    let from = bands[0]?.from ?? null;
    bands.forEach(({ to, points }, at) => {
      if (bands[at + 1]?.points === points) return;
      add(condition(name, { intervals: [interval(from, to)] }), points);
      from = to;
    });
  } else {
    const values = characteristic.categories.flatMap((one) => one.values.map((value) => [value, one.points] as const));
    for (const [value, points] of values.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
      add(condition(name, { values: [value] }), points);
  }
  for (const entry of characteristic.classes.toSorted((a, b) => (a.class < b.class ? -1 : 1)))
    add(condition(name, { classes: [entry.class] }), entry.points);
  for (const kind of ABSENT_KINDS) add(condition(name, { absent: [kind] }), characteristic.absent[kind].points);
  return pieces;
}

/** Where a characteristic of one version and the same one of the other earn different points; null: it has none. */
export function comparePoints(
  [first, second]: readonly [Characteristic | null, Characteristic | null],
  [a, b]: readonly [Policy, Policy],
): RegionDraft[] {
  const name = first?.input ?? second?.input;
  if (name === undefined) return [];
  const changed: { readonly id: RegionCondition; readonly change: readonly [number, number] }[] = [];
  const note = (id: RegionCondition, before: number, after: number): void => {
    if (before === after) return;
    const same = changed.findIndex(
      ({ change, id: other }) => change[0] === before && change[1] === after && mergeable(other, id),
    );
    const found = changed[same];
    if (found === undefined) changed.push({ id, change: [before, after] });
    else changed[same] = { id: merge(found.id, id), change: found.change };
  };
  for (const cell of listCells(name, first, second)) note(cell, earn(first, cell), earn(second, cell));
  return changed.map(({ id, change }): RegionDraft => {
    const slots = [a, b].map((policy) => policy.slotByName.get(name)?.slot ?? -1);
    return {
      part: 'points',
      conditions: [id],
      change,
      names: [name],
      covers: (one, other) =>
        meetsInput(id, first, one.scope.resolved[slots[0] ?? -1]) ||
        meetsInput(id, second, other.scope.resolved[slots[1] ?? -1]),
    };
  });
}

/** A value that no category lists counts as not applicable. */
function meetsInput(
  id: RegionCondition,
  characteristic: Characteristic | null,
  resolved: Parameters<typeof meets>[1],
): boolean {
  if (meets(id, resolved)) return true;
  if (characteristic?.kind !== 'categorical' || resolved?.state !== 'present' || !id.absent.includes('notApplicable'))
    return false;
  return !characteristic.categories.some(({ values }) => values.some((value) => value === resolved.value));
}

/** The finest cells that both versions tell apart. */
function listCells(
  name: string,
  first: Characteristic | null,
  second: Characteristic | null,
): readonly RegionCondition[] {
  const both = [first, second].flatMap((one) => (one === null ? [] : listPieces(one)));
  const bounds = [
    ...new Set(both.flatMap(({ id }) => id.intervals.flatMap(({ from, to }) => [from ?? -Infinity, to ?? Infinity]))),
  ].sort((x, y) => x - y);
  const cells: RegionCondition[] = [];
  bounds.forEach((low, at) => {
    const high = bounds[at + 1];
    if (high !== undefined)
      cells.push(
        condition(name, { intervals: [interval(low === -Infinity ? null : low, high === Infinity ? null : high)] }),
      );
  });
  for (const value of new Set(both.flatMap(({ id }) => id.values))) cells.push(condition(name, { values: [value] }));
  for (const value of new Set(both.flatMap(({ id }) => id.classes))) cells.push(condition(name, { classes: [value] }));
  for (const kind of ABSENT_KINDS) cells.push(condition(name, { absent: [kind] }));
  return cells;
}

/** Points of a cell; 0 where there is no such characteristic, its absence where it does not list the value. */
function earn(characteristic: Characteristic | null, cell: RegionCondition): number {
  if (characteristic === null) return 0;
  const [range] = cell.intervals;
  const found = listPieces(characteristic).find(({ id }) => {
    if (range !== undefined)
      return id.intervals.some(
        ({ from, to }) =>
          (from ?? -Infinity) <= (range.from ?? -Infinity) && (range.to ?? Infinity) <= (to ?? Infinity),
      );
    return (
      cell.values.some((value) => id.values.includes(value)) ||
      cell.classes.some((value) => id.classes.includes(value)) ||
      cell.absent.some((kind) => id.absent.includes(kind))
    );
  });
  if (found !== undefined) return found.points;
  return cell.values.length > 0 ? characteristic.absent.notApplicable.points : 0;
}

function mergeable(left: RegionCondition, right: RegionCondition): boolean {
  const [before, after] = [left.intervals.at(-1), right.intervals[0]];
  if (before !== undefined || after !== undefined)
    return before?.to !== undefined && before.to !== null && before.to === after?.from;
  return left.absent.length > 0 === right.absent.length > 0;
}

/** Both cells in one condition; intervals that touch become one. */
export function merge(left: RegionCondition, right: RegionCondition): RegionCondition {
  const [before, after] = [left.intervals.at(-1), right.intervals[0]];
  const touches = before !== undefined && after !== undefined && before.to !== null && before.to === after.from;
  return {
    name: left.name,
    intervals: touches
      ? [
          ...left.intervals.slice(0, -1),
          { ...before, to: after.to, toClosed: after.toClosed },
          ...right.intervals.slice(1),
        ]
      : [...left.intervals, ...right.intervals],
    values: [...left.values, ...right.values],
    classes: [...left.classes, ...right.classes],
    absent: [...left.absent, ...right.absent],
  };
}
