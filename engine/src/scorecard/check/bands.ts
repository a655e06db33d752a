/** Bands of numeric characteristics: together they cover every value once. */
import type { Slot } from '../../formula/names.js';
import { bandCodes } from '../../kernel/codes/band-codes.js';
import type { Fix, JsonPath } from '../../kernel/diagnostic.js';
import { formatNumber, inEachLanguage, quote } from '../../kernel/messages.js';
import type { Band, Characteristic } from '../schema.js';
import type { Check, CheckContext } from './context.js';

type Numeric = Extract<Characteristic, { kind: 'numeric' }>;

export const checkBands: Check = (context) => {
  for (const { index, value } of context.view.characteristics) {
    if (value.kind !== 'numeric') continue;
    const path = ['characteristics', index, 'bands'];
    const slot = context.slotByName.get(value.input);
    if (checkPartition(context, value, path, slot)) checkDirection(context, value, path, slot);
  }
};

/** Returns false when the bands are in such disorder that nothing more can be said of them. */
function checkPartition(
  context: CheckContext,
  { bands, label }: Numeric,
  path: JsonPath,
  slot: Slot | undefined,
): boolean {
  const empty = bands.filter(({ from, to }) => from !== null && to !== null && from >= to);
  for (const band of empty) {
    context.report(bandCodes.empty.at({ path: [...path, bands.indexOf(band)] }, { label, band: band.id }));
  }
  if (empty.length > 0) return false;
  const sorted = [...bands].sort((left, right) => lowEnd(left) - lowEnd(right));
  if (sorted.some((band, at) => band !== bands[at])) {
    const fixes = [{ title: { fr: 'Ranger les tranches', en: 'Sort the bands' }, edits: [{ path, value: sorted }] }];
    context.report(bandCodes.unordered.at({ path, fixes }, { label }));
    return false;
  }
  const [minimum, maximum] = slot?.kind === 'fact' ? [finite(slot.minimum), finite(slot.maximum)] : [null, null];
  const [first] = bands;
  if (first !== undefined && first.from !== null && (minimum === null || first.from > minimum)) {
    const fixes = [moveBound(first, [...path, 0, 'from'], null)];
    context.report(bandCodes.gap.at({ path: [...path, 0, 'from'], fixes }, { label, from: minimum, to: first.from }));
  }
  for (let at = 1; at < bands.length; at++) {
    const [before, band] = [bands[at - 1], bands[at]];
    if (before !== undefined && band !== undefined) checkNeighbours(context, label, path, at, before, band);
  }
  const last = bands.at(-1);
  if (last !== undefined && last.to !== null && (maximum === null || last.to <= maximum)) {
    const toPath = [...path, bands.length - 1, 'to'];
    context.report(
      bandCodes.gap.at({ path: toPath, fixes: [moveBound(last, toPath, null)] }, { label, from: last.to, to: maximum }),
    );
  }
  bands.forEach(({ id, from, to }, at) => {
    const isBelow = minimum !== null && to !== null && to <= minimum;
    const isAbove = maximum !== null && from !== null && from > maximum;
    if (isBelow || isAbove) context.report(bandCodes.unreachable.at({ path: [...path, at] }, { label, band: id }));
  });
  return true;
}

function checkNeighbours(
  context: CheckContext,
  label: Numeric['label'],
  path: JsonPath,
  at: number,
  before: Band,
  band: Band,
): void {
  const [beforeEnd, start] = [before.to ?? Number.POSITIVE_INFINITY, lowEnd(band)];
  if (beforeEnd === start) return;
  const fixes: Fix[] = [];
  if (before.to !== null && (band.to === null || before.to < band.to))
    fixes.push(moveBound(band, [...path, at, 'from'], before.to));
  if (band.from !== null && band.from > lowEnd(before))
    fixes.push(moveBound(before, [...path, at - 1, 'to'], band.from));
  const place = { path: [...path, at, 'from'], fixes };
  if (beforeEnd < start) {
    context.report(bandCodes.gap.at(place, { label, from: before.to, to: band.from }));
    return;
  }
  const end = Math.min(beforeEnd, band.to ?? Number.POSITIVE_INFINITY);
  context.report(
    bandCodes.overlap.at(place, { label, first: before.id, second: band.id, from: band.from, to: finite(end) }),
  );
}

function moveBound(band: Band, path: JsonPath, bound: number | null): Fix {
  const isStart = path.at(-1) === 'from';
  return {
    title: inEachLanguage((locale) => {
      const name = quote(band.id, locale);
      if (bound === null)
        return locale === 'fr' ? `Ouvrir la tranche ${name} sans borne` : `Open band ${name} without bound`;
      const amount = formatNumber(bound, locale);
      if (locale === 'fr') return `Faire ${isStart ? 'commencer' : 'finir'} la tranche ${name} à ${amount}`;
      return `Make band ${name} ${isStart ? 'start' : 'end'} at ${amount}`;
    }),
    edits: [{ path, value: bound }],
  };
}

function checkDirection(
  context: CheckContext,
  { bands, label, direction }: Numeric,
  path: JsonPath,
  slot: Slot | undefined,
): void {
  if (direction === 'neutral') return;
  const sign = direction === 'higher_better' ? 1 : -1;
  const rises = bands.map(({ points }, at) => sign * (points - (bands[at - 1]?.points ?? points)));
  const falling = bands.filter((_, at) => (rises[at] ?? 0) < 0);
  if (falling.length > 1 && rises.every((rise) => rise <= 0)) {
    // Points that go the other way throughout are right, and the direction is wrong; a ratio has its own.
    const other = direction === 'higher_better' ? 'lower_better' : 'higher_better';
    const place = [...path.slice(0, -1), 'direction'];
    const title = { fr: `Déclarer ${other}`, en: `Declare ${other}` };
    const fixes = slot?.kind === 'fact' ? [{ title, edits: [{ path: place, value: other }] }] : [];
    context.report(bandCodes.againstDirection.at({ path: place, fixes }, { label, band: null, direction }));
    return;
  }
  for (const band of falling) {
    const place = [...path, bands.indexOf(band), 'points'];
    context.report(bandCodes.againstDirection.at({ path: place }, { label, band: band.id, direction }));
  }
}

function lowEnd({ from }: Band): number {
  return from ?? Number.NEGATIVE_INFINITY;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
