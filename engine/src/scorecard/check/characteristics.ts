/** Characteristics: an entry for whatever may come, a reason for whatever costs points, nothing counted twice. */
import { type NumberNode, operandsOf, type TruthNode } from '../../formula/program.js';
import { scoreCodes } from '../../kernel/codes/score-codes.js';
import type { JsonPath } from '../../kernel/diagnostic.js';
import { pointsRange } from '../build-policy.js';
import { ABSENT_KINDS, type Characteristic } from '../schema.js';
import type { Check, CheckContext } from './context.js';
import { buildRatioGraph, programsOf } from './ratio-graph.js';

export const checkClassEntries: Check = ({ view, ratios, report }) => {
  for (const { index, value } of view.characteristics) {
    if (!view.ratios.has(value.input) && !view.facts.has(value.input)) continue;
    if (view.ratios.get(value.input) === null) continue;
    const { label, neutralPoints } = value;
    const given = new Set(ratios.find(({ name }) => name === value.input)?.guards.map((guard) => guard.class) ?? []);
    const path = ['characteristics', index, 'classes'];
    for (const name of given) {
      if (value.classes.some((entry) => entry.class === name)) continue;
      const entry = {
        class: name,
        points: Math.min(pointsRange(value)[0], neutralPoints),
        reason: { fr: 'À compléter', en: 'To be completed' },
      };
      const title = { fr: 'Ajouter l’entrée, avec le moins de points', en: 'Add the entry, with the least points' };
      const fixes = [{ title, edits: [{ path: [...path, value.classes.length], value: entry }] }];
      report(scoreCodes.classEntryMissing.at({ path, fixes }, { label, name }));
    }
    value.classes.forEach((entry, at) => {
      if (given.has(entry.class)) return;
      const fixes = [
        {
          title: { fr: 'Retirer l’entrée', en: 'Remove the entry' },
          edits: [{ path: [...path, at], value: undefined }],
        },
      ];
      report(scoreCodes.classEntryUnused.at({ path: [...path, at], fixes }, { label, name: entry.class }));
    });
  }
};

export const checkReasons: Check = ({ view, report }) => {
  for (const { index, value } of view.characteristics) {
    const { label, neutralPoints } = value;
    for (const { entry, points, reason, path } of pricedEntries(value, ['characteristics', index])) {
      if (points < neutralPoints && reason === null)
        report(scoreCodes.reasonMissing.at({ path: [...path, 'reason'] }, { label, entry }));
    }
    for (const kind of ABSENT_KINDS) {
      const { points, reason } = value.absent[kind];
      if (points >= neutralPoints || reason !== null) continue;
      const path = ['characteristics', index, 'absent', kind, 'reason'];
      report(scoreCodes.absentReasonMissing.at({ path }, { label, entry: kind }));
    }
  }
};

interface PricedEntry {
  readonly entry: string;
  readonly points: number;
  readonly reason: Characteristic['classes'][number]['reason'];
  readonly path: JsonPath;
}

function pricedEntries(value: Characteristic, base: JsonPath): PricedEntry[] {
  const [key, list] = value.kind === 'numeric' ? ['bands', value.bands] : ['categories', value.categories];
  return [
    ...list.map(({ id, points, reason }, at) => ({ entry: id, points, reason, path: [...base, key, at] })),
    ...value.classes.map((entry, at) => ({
      entry: entry.class,
      points: entry.points,
      reason: entry.reason,
      path: [...base, 'classes', at],
    })),
  ];
}

export const checkPoints: Check = ({ view, report }) => {
  for (const { index, value } of view.characteristics) {
    const { label, neutralPoints, direction, input } = value;
    const [least, most] = pointsRange(value);
    if (least === most) report(scoreCodes.withoutEffect.at({ path: ['characteristics', index] }, { label }));
    else if (neutralPoints < least || neutralPoints > most) {
      report(scoreCodes.neutralOutside.at({ path: ['characteristics', index, 'neutralPoints'] }, { label }));
    }
    const ratio = view.ratios.get(input);
    if (ratio === undefined || ratio === null || direction === 'neutral' || ratio.direction === 'neutral') continue;
    if (direction === ratio.direction) continue;
    const path = ['characteristics', index, 'direction'];
    const title = { fr: 'Reprendre la direction du ratio', en: 'Take the direction of the ratio' };
    const fixes = [{ title, edits: [{ path, value: ratio.direction }] }];
    report(scoreCodes.directionDiffers.at({ path, fixes }, { label, input }));
  }
  if (view.whole === null) return;
  if (view.characteristics.every(({ value }) => pointsRange(value)[0] === pointsRange(value)[1])) {
    report(scoreCodes.withoutWeight.at({ path: ['characteristics'] }, undefined));
  }
};

/** As many times the points between the best and the worst cut-off; real scorecards stay below once. */
const MOST_OF_SCALE = 10;

/**
 * Points so far from the neutral ones that nothing else counts: a digit too many, or a rule in disguise. Measured by
 * the cut-offs, since points have no unit of their own.
 */
export const checkScale: Check = ({ view, report }) => {
  const scale = (view.ratings?.[0]?.from ?? 0) - (view.ratings?.[3]?.from ?? 0);
  if (scale <= 0) return;
  for (const { index, value } of view.characteristics) {
    const [least, most] = pointsRange(value);
    // Neutral points that are odd themselves are told elsewhere: they are no measure of the rest.
    const middle = Math.min(Math.max(value.neutralPoints, least), most);
    const base = ['characteristics', index];
    const absent = ABSENT_KINDS.map((kind) => ({
      entry: kind,
      points: value.absent[kind].points,
      path: [...base, 'absent', kind],
    }));
    for (const { entry, points, path } of [...pricedEntries(value, base), ...absent]) {
      if (Math.abs(points - middle) <= MOST_OF_SCALE * scale) continue;
      report(
        scoreCodes.pointsOutOfScale.at({ path: [...path, 'points'] }, { label: value.label, entry, points, scale }),
      );
    }
  }
};

/**
 * A composite that earns points beside its own parts. What is only compared with (`prior(x)`, `percentile(x)`, a
 * guard) is not counted again.
 */
export const checkDoubleCounting: Check = (context) => {
  const { view, slots, report } = context;
  // In a circle everything is computed from everything; that it is one is told.
  if (buildRatioGraph(context).order === null) return;
  const inputs = new Map(view.characteristics.map(({ value }) => [value.input, value.label]));
  for (const { index, value } of view.characteristics) {
    const parts = partsOf(context, value.input);
    for (const slot of parts) {
      const part = slots[slot];
      const other = part?.kind === 'ratio' ? inputs.get(part.name) : undefined;
      if (part === undefined || other === undefined || part.name === value.input) continue;
      const path = ['characteristics', index, 'input'];
      report(scoreCodes.countedTwice.at({ path }, { label: value.label, part: part.name, other }));
    }
  }
};

/** Slots of the ratios from whose present value a ratio is computed, however far down. */
function partsOf(context: CheckContext, input: string): Set<number> {
  const parts = new Set<number>();
  const collect = (node: NumberNode | TruthNode): void => {
    if (node.kind === 'slot' && !parts.has(node.slot)) {
      parts.add(node.slot);
      const ratio = context.ratios.find(({ slot }) => slot === node.slot);
      const [formula] = ratio === undefined ? [] : programsOf(ratio);
      if (formula !== undefined && ratio?.formula.program !== null) collect(formula);
    }
    operandsOf(node).forEach(collect);
  };
  const ratio = context.ratios.find(({ name }) => name === input);
  if (ratio !== undefined && ratio.formula.program !== null) collect(ratio.formula.program);
  return parts;
}
