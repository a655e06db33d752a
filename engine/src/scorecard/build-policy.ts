/** The last step of a check without errors: everything resolved, everything frozen. */
import { indexBenchmarks } from '../benchmark/percentile.js';
import type { Slot } from '../formula/names.js';
import { canonicalDocument, type Digest, digestOfText } from '../kernel/digest.js';
import { pinnedBenchmarks } from './check/benchmarks.js';
import type { BoundFormula, CheckContext } from './check/context.js';
import { buildRatioGraph } from './check/ratio-graph.js';
import { type Policy, type PolicyCharacteristic, type PolicyCondition, SEGMENT_FACT } from './policy.js';
import { resolveRuleName } from './rule-operand.js';
import { ABSENT_KINDS, type Characteristic, type Condition, type Scorecard } from './schema.js';

/**
 * Builds the policy of a scorecard in which no error was found. Throws where a check has let an error through: that
 * is a bug of the checks.
 */
export function buildPolicy(scorecard: Scorecard, document: unknown, context: CheckContext): Policy {
  const { slots, slotByName } = context;
  const slotNamed = (name: string): Slot => found(slotByName.get(name), name);
  const graph = buildRatioGraph(context);
  const benchmarks = pinnedBenchmarks(context);
  const characteristics = scorecard.characteristics.map((definition): PolicyCharacteristic => {
    const [leastPoints, mostPoints] = pointsRange(definition);
    const absent = ABSENT_KINDS.map((kind) => definition.absent[kind].points);
    return {
      definition,
      input: slotNamed(definition.input),
      leastPoints,
      mostPoints,
      weight: mostPoints - leastPoints,
      lowestEntry: Math.min(leastPoints, ...absent),
      highestEntry: Math.max(mostPoints, ...absent),
    };
  });
  const canonical = canonicalDocument(document);
  let digest: Digest | null = null;
  const policy = {
    scorecard,
    // Hashing takes longer than all checks together, and an editor that checks at each keystroke never asks for it.
    get digest(): Digest {
      digest ??= digestOfText(canonical);
      return digest;
    },
    slots,
    slotByName,
    facts: Object.entries(scorecard.facts).map(([name, definition]) => ({
      name,
      slot: slotNamed(name).slot,
      definition,
    })),
    ratios: found(graph.order, 'order of ratios').map(({ name, slot, definition, formula, guards }) => ({
      name,
      slot,
      definition,
      formula: programOf(formula),
      guards: guards.map((guard) => ({ class: guard.class, text: guard.text, when: programOf(guard) })),
      readPrior: graph.readAtPrior.has(slot),
    })),
    characteristics,
    totalWeight: characteristics.reduce((sum, { weight }) => sum + weight, 0),
    rules: scorecard.rules.map((definition) => ({ definition, when: resolveCondition(definition.when, slotByName) })),
    limit: {
      tables: Object.entries(scorecard.limit.tables).map(([name, { unit, values }]) => ({
        name,
        slot: slotNamed(`rating.${name}`).slot,
        unit,
        values,
      })),
      components: context.components.map((component) => ({
        id: component.id,
        slot: component.slot,
        formula: programOf(component),
      })),
      combine: programOf(found(context.combine, 'combine')),
    },
    segmentSlot: slotByName.get(SEGMENT_FACT)?.slot ?? null,
    naturalPersonSlot: slotNamed(scorecard.naturalPersonFact).slot,
    benchmarks,
    benchmarkIndex: indexBenchmarks(benchmarks),
  };
  freezeDeeply(policy.scorecard);
  for (const part of [policy.slots, policy.facts, policy.ratios, policy.characteristics, policy.rules, policy.limit])
    freezeDeeply(part);
  // The brand has no value: this is the one place that may say "checked".
  return Object.freeze(policy) as unknown as Policy;
}

/** Least and most points over bands or categories and classes; the entries for absence apart. */
export function pointsRange(characteristic: Characteristic): [least: number, most: number] {
  const entries = characteristic.kind === 'numeric' ? characteristic.bands : characteristic.categories;
  const points = [...entries, ...characteristic.classes].map((entry) => entry.points);
  return [Math.min(...points), Math.max(...points)];
}

function resolveCondition(condition: Condition, slotByName: ReadonlyMap<string, Slot>): PolicyCondition {
  if ('all' in condition)
    return { kind: 'all', conditions: condition.all.map((inner) => resolveCondition(inner, slotByName)) };
  if ('any' in condition)
    return { kind: 'any', conditions: condition.any.map((inner) => resolveCondition(inner, slotByName)) };
  if ('not' in condition) return { kind: 'not', condition: resolveCondition(condition.not, slotByName) };
  const operand = found(resolveRuleName(condition.fact, slotByName), condition.fact);
  return { kind: 'comparison', operand, comparison: condition };
}

function programOf<Node>({ program, text }: BoundFormula<Node>): Node {
  return found(program, text);
}

function found<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`the checks let pass what cannot be resolved: ${name}`);
  return value;
}

function freezeDeeply(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeeply(inner);
}
