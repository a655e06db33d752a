/** What of a policy decides, in one canonical form: labels, reasons, order and layout are gone. */

import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Policy, PolicyCondition } from '../../scorecard/policy.js';
import type { Characteristic } from '../../scorecard/schema.js';
import { formulaToText } from '../formula-text.js';
import { listPieces } from './pieces.js';

/** Parts of a policy, each as canonical JSON. Two policies with equal parts decide alike and say the same of what follows a decision. */
export type Meaning = ReadonlyMap<string, string>;

export function meaningOf(policy: Policy): Meaning {
  const { scorecard } = policy;
  const parts: Record<string, unknown> = {
    facts: Object.fromEntries(
      Object.entries(scorecard.facts).map(([name, { label: _, ...definition }]) => [
        name,
        definition.type === 'category' ? { ...definition, values: [...definition.values].sort() } : definition,
      ]),
    ),
    benchmarks: scorecard.benchmarks,
    ratios: Object.fromEntries(policy.ratios.map((ratio) => [ratio.name, ratioMeaning(policy, ratio.name)])),
    characteristics: scorecard.characteristics.map((one) => canonicalJson(characteristicMeaning(one))).sort(),
    score: [scorecard.baseScore, scorecard.ratings.map(({ from, outcome }) => [from, outcome])],
    completeness: scorecard.completeness,
    naturalPersonFact: scorecard.naturalPersonFact,
    rules: policy.rules.map((rule) => canonicalJson(ruleMeaning(rule))).sort(),
    terms: {
      regimes: scorecard.terms.regimes.map(({ basis: _, ...regime }) => regime),
      offers: scorecard.terms.offers,
    },
    limit: limitMeaning(policy),
    delegation: { ...scorecard.delegation, levels: scorecard.delegation.levels.map(({ label: _, ...level }) => level) },
    review: [scorecard.review.monthsByRating, scorecard.review.triggers.map(({ id }) => id).sort()],
    dunning: scorecard.dunning.strategyByRating.map((id) => {
      const strategy = scorecard.dunning.strategies.find((candidate) => candidate.id === id);
      return strategy?.steps.map(({ dayFromDue, action }) => [dayFromDue, action]) ?? null;
    }),
    calibration: scorecard.calibration && [
      scorecard.calibration.horizonMonths,
      scorecard.calibration.defaultProbability,
    ],
    scaling: scorecard.scaling,
    release: scorecard.release,
    currency: scorecard.about.currency,
  };
  return new Map(Object.entries(parts).map(([name, part]) => [name, canonicalJson(part)]));
}

/** Canonical text of what a ratio computes; empty when there is no such ratio. */
export function ratioMeaning(policy: Policy, name: string): string {
  const ratio = policy.ratios.find((candidate) => candidate.name === name);
  if (ratio === undefined) return '';
  const { formulaId, direction } = ratio.definition;
  // Positions in the sector depend on which formula it is said to be, and on its direction.
  const isPlaced = policy.ratios.some(({ definition }) => definition.formula.includes('percentile'));
  return canonicalJson({
    formula: formulaToText(ratio.formula, policy),
    guards: ratio.guards.map((guard) => [formulaToText(guard.when, policy), guard.class]),
    ...(isPlaced && { formulaId, direction }),
  });
}

export function characteristicMeaning(characteristic: Characteristic): unknown {
  return {
    input: characteristic.input,
    pieces: listPieces(characteristic).map(({ id: _, ...piece }) => piece),
  };
}

export function ruleMeaning({ when, definition }: Policy['rules'][number]) {
  return {
    when: conditionMeaning(when),
    effects: definition.effects.map(canonicalJson).sort(),
    ifUnknown: definition.ifUnknown,
  };
}

function conditionMeaning(condition: PolicyCondition): unknown {
  if (condition.kind === 'not') return { not: conditionMeaning(condition.condition) };
  if (condition.kind === 'comparison') {
    const { fact, operator, value } = condition.comparison;
    // Lists are sets.
    return { fact, operator, value: Array.isArray(value) ? value.map((item) => canonicalJson(item)).sort() : value };
  }
  const parts = condition.conditions.map((part) => canonicalJson(conditionMeaning(part))).sort();
  return parts.length === 1 ? parts[0] : { [condition.kind]: parts };
}

export function limitMeaning(policy: Policy): unknown {
  const { tables, components, combine } = policy.limit;
  return {
    tables: tables.map(({ name, values }) => [name, values]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    components: components.map(({ id, formula }) => [id, formulaToText(formula, policy)]),
    combine: formulaToText(combine, policy),
    roundDownToMinor: policy.scorecard.limit.roundDownToMinor,
  };
}
