/** Limit, delegation, review, dunning and calibration: everybody is served, and the riskier never better. */

import { walkProgram } from '../../formula/program.js';
import { grantCodes } from '../../kernel/codes/grant-codes.js';
import type { Fix, JsonPath } from '../../kernel/diagnostic.js';
import type { Check } from './context.js';

export const checkLimit: Check = ({ view, components, combine, isComplete, report }) => {
  for (const [table, definition] of view.tables) {
    if (definition === null) continue;
    const { values } = definition;
    const rises = values.findIndex((value, at) => at > 0 && value > (values[at - 1] ?? value));
    // A table that rises all the way is a haircut or a surcharge, and meant so; money is never.
    const isMeant =
      definition.unit !== 'money' && values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value));
    if (rises < 0 || isMeant) continue;
    const path = ['limit', 'tables', table, 'values', rises];
    const fixes = [lowerFrom(path.slice(0, -1), values, rises)];
    report(grantCodes.tableNotMonotone.at({ path, fixes }, { table, rating: rises + 1 }));
  }
  if (!isComplete || combine === null || combine.program === null) return;
  const used = new Set<number>();
  const collect = (slot: number): void => {
    if (used.has(slot)) return;
    used.add(slot);
    const component = components.find((candidate) => candidate.slot === slot);
    if (component?.program !== undefined && component.program !== null) {
      walkProgram(component.program, (node) => {
        if (node.kind === 'slot') collect(node.slot);
      });
    }
  };
  walkProgram(combine.program, (node) => {
    if (node.kind === 'slot') collect(node.slot);
  });
  for (const { id, slot, index } of components) {
    if (!used.has(slot)) report(grantCodes.componentUnused.at({ path: ['limit', 'components', index] }, { name: id }));
  }
};

export const checkDelegation: Check = ({ view, report }) => {
  if (view.delegation === null) return;
  const { levels } = view.delegation;
  const amountOf = (amount: number | null | undefined): number => amount ?? Number.POSITIVE_INFINITY;
  levels.forEach(({ role, maxMinor }, at) => {
    const before = levels[at - 1];
    const place = ['delegation', 'levels', at, 'maxMinor'];
    const capped = at < levels.length - 1 ? [] : maxMinor.flatMap((amount, index) => (amount === null ? [] : index));
    const [first] = capped;
    if (first !== undefined) {
      // One mend for all ratings: without a ceiling nothing else can be wrong with the level.
      const edits = capped.map((index) => ({ path: [...place, index], value: null }));
      const fixes = [{ title: { fr: 'Mettre null', en: 'Put null' }, edits }];
      const ratings = capped.map((index) => index + 1);
      report(grantCodes.delegationNotTotal.at({ path: [...place, first], fixes }, { ratings, role }));
      return;
    }
    maxMinor.forEach((amount, index) => {
      const path = [...place, index];
      const rating = index + 1;
      if (before !== undefined && amountOf(amount) < amountOf(before.maxMinor[index])) {
        const title = { fr: `Relever au niveau ${before.role}`, en: `Raise to the level ${before.role}` };
        const fixes = [{ title, edits: [{ path, value: before.maxMinor[index] ?? null }] }];
        report(grantCodes.delegationDecreasing.at({ path, fixes }, { rating, role, before: before.role }));
      } else if (index > 0 && amountOf(amount) > amountOf(maxMinor[index - 1])) {
        const fixes = [lowerFrom(place, maxMinor, index)];
        report(grantCodes.delegationNotMonotone.at({ path, fixes }, { rating, role }));
      }
    });
  });
};

/**
 * The value of the better rating, the one before `at`, for this rating and for the riskier ones that are above it too;
 * null is without bound.
 */
function lowerFrom(path: JsonPath, values: readonly (number | null)[], at: number): Fix {
  const value = values[at - 1] ?? null;
  const isAbove = (other: number | null | undefined): boolean => (other ?? Infinity) > (value ?? Infinity);
  return {
    title: { fr: `Reprendre la valeur de la cote ${at}`, en: `Take the value of rating ${at}` },
    edits: values.flatMap((other, index) => (index >= at && isAbove(other) ? [{ path: [...path, index], value }] : [])),
  };
}

export const checkReviewAndDunning: Check = ({ view, report }) => {
  const { review, dunning, calibration } = view;
  const months = review?.monthsByRating ?? [];
  const rises = months.findIndex((value, at) => value > (months[at - 1] ?? value));
  if (rises > 0) {
    const path = ['review', 'monthsByRating'];
    const fixes = [lowerFrom(path, months, rises)];
    report(grantCodes.reviewNotMonotone.at({ path: [...path, rises], fixes }, { rating: rises + 1 }));
  }
  calibration?.defaultProbability.forEach((value, at, all) => {
    if (at === 0 || value >= (all[at - 1] ?? value)) return;
    const path = ['calibration', 'defaultProbability', at];
    report(grantCodes.probabilityNotMonotone.at({ path }, { rating: at + 1, value }));
  });
  dunning?.strategies.forEach(({ id, label, steps }, at) => {
    const path = ['dunning', 'strategies', at];
    if (!dunning.strategyByRating.includes(id)) report(grantCodes.strategyUnused.at({ path }, { name: id }));
    const isOrdered = steps.every(
      ({ dayFromDue }, step) => step === 0 || dayFromDue >= (steps[step - 1]?.dayFromDue ?? dayFromDue),
    );
    if (isOrdered) return;
    const stepsPath = [...path, 'steps'];
    const sorted = steps.toSorted((left, right) => left.dayFromDue - right.dayFromDue);
    const fixes = [
      { title: { fr: 'Ranger les étapes', en: 'Sort the steps' }, edits: [{ path: stepsPath, value: sorted }] },
    ];
    report(grantCodes.dunningUnordered.at({ path: stepsPath, fixes }, { label }));
  });
};
