/** Findings that a customer must show: what fires, what stays silent, what is decided on nothing. */
import type { Application } from '../application/schema.js';
import { rateScore } from '../evaluate/answer-plainly.js';
import { evaluateGuard } from '../formula/evaluate.js';
import { type TruthNode, walkProgram } from '../formula/program.js';
import type { Fix, JsonPath } from '../kernel/diagnostic.js';
import type { Policy, PolicyFact, PolicyRatio } from '../scorecard/policy.js';
import { ANY_ABSENCE, evaluateAbstract, judgeAbstract, NOTHING, UNKNOWN } from './abstract-value.js';
import { scopeOf } from './boxes.js';
import { logicCodes } from './codes/logic-codes.js';
import { reachCodes } from './codes/reach-codes.js';
import { applyChange, factsBehind, valuesOf } from './customers.js';
import { newCuts, programsOf, supportOf, supportOfPrograms } from './domain.js';
import { type Candidate, shownBy } from './finding.js';
import {
  isContrary,
  isDominated,
  isOverridden,
  isWithoutEffect,
  type LogicProofs,
  listImplications,
  type RuleProof,
  slotsOfRule,
} from './logic.js';
import { nearness } from './nearness.js';
import { findCustomer, type Search, type Tried } from './search.js';
import type { Simulation } from './simulate.js';
import type { Work } from './work.js';

/** The candidates one after the other, and undefined between them where time passes. */
export type Steps = Generator<Candidate | undefined>;

/** A customer for whom a rule fires; null when none was found. */
export function findFiring(search: Search, proof: RuleProof): Tried | null {
  const met = search.seeds.find(({ shown }) => shown.rules[proof.index] === 'fired');
  if (met !== undefined && proof.support.size === 0) return met;
  // What reads the score alone is reached by whatever earns points.
  const slots = proof.support.size > 0 ? proof.support : search.policy.characteristics.map(({ input }) => input.slot);
  const inputs = [...new Set([...slots, ...slotsOfRule(proof.rule)])];
  return findCustomer(search, inputs, (shown) => nearnessOf(search.policy, proof, shown));
}

function nearnessOf(policy: Policy, { rule }: RuleProof, { scope, score }: Simulation): number {
  return nearness(rule.when, scope.resolved, score, rateScore(policy, score));
}

/** `pairs`: the judgements that comparing rules may take. */
export function* proveRules(search: Search, logic: LogicProofs, pairs: Work): Steps {
  for (const proof of logic.rules) {
    yield undefined;
    if (!proof.always) continue;
    const firing = findFiring(search, proof);
    if (firing === null) continue;
    const { index } = proof;
    const place = { path: ['rules', index, 'when'] };
    yield shownBy(
      logicCodes.ruleAlwaysFires.at(place, { rule: proof.rule.definition.id }),
      firing.application,
      ({ rules }) => rules[index] === 'fired',
    );
  }
  for (const proof of logic.rules) {
    if (!isWithoutEffect(search.policy, proof)) continue;
    yield undefined;
    const firing = findFiring(search, proof);
    if (firing === null) continue;
    const path = ['rules', proof.index];
    yield shownBy(
      logicCodes.ruleWithoutEffect.at({ path, fixes: fixRemove(path) }, { rule: proof.rule.definition.id }),
      firing.application,
      ({ rules }) => rules[proof.index] === 'fired',
    );
  }
  const told = new Set<number>();
  for (const { first, second } of listImplications(search.policy, logic, pairs)) {
    yield undefined;
    if (told.has(first.index)) continue;
    const firing = findFiring(search, first);
    if (firing === null) continue;
    told.add(first.index);
    const [rule, other] = [first.rule.definition, second.rule.definition];
    // Of two that say the same, one is told of: the later.
    if (isDominated(rule, other) && isDominated(other, rule)) told.add(second.index);
    const code = isDominated(rule, other) ? logicCodes.ruleImplied : logicCodes.ruleOverridden;
    if (code === logicCodes.ruleOverridden && !isOverridden(rule, other)) continue;
    const path = ['rules', first.index];
    yield shownBy(
      code.at({ path, fixes: fixRemove(path) }, { rule: rule.id, other: other.id }),
      firing.application,
      ({ rules }) => rules[first.index] === 'fired' && rules[second.index] === 'fired',
    );
  }
}

function fixRemove(path: JsonPath): readonly Fix[] {
  return [{ title: { fr: 'Retirer la règle', en: 'Remove the rule' }, edits: [{ path, value: undefined }] }];
}

/** Pairs of rules of which one lengthens terms and the other shortens them, both firing for one customer. */
export function* proveContradictions(search: Search, logic: LogicProofs): Steps {
  for (const first of logic.rules) {
    for (const second of logic.rules) {
      const [rule, other] = [first.rule.definition, second.rule.definition];
      if (first === second || !first.mayFire || !second.mayFire || !isContrary(rule, other)) continue;
      yield undefined;
      // A condition that always holds is said already.
      if (first.always || second.always) continue;
      const slots = [...new Set([first, second].flatMap((one) => [...one.support, ...slotsOfRule(one.rule)]))];
      const both = findCustomer(
        search,
        slots,
        (shown) => (nearnessOf(search.policy, first, shown) + nearnessOf(search.policy, second, shown)) / 2,
      );
      if (both === null) continue;
      yield shownBy(
        logicCodes.rulesContradict.at({ path: ['rules', first.index] }, { rule: rule.id, other: other.id }),
        both.application,
        ({ rules }) => rules[first.index] === 'fired' && rules[second.index] === 'fired',
      );
    }
  }
}

/** Rules against a customer that an absent fact silences, the customer then being approved by the machine: all at once. */
export function* proveSilence(search: Search, logic: LogicProofs): Steps {
  const silent: { readonly index: number; readonly rule: string; readonly fact: string; readonly tried: Tried }[] = [];
  for (const proof of logic.rules) {
    const found = findSilence(search, proof);
    if (found !== null) silent.push({ index: proof.index, rule: proof.rule.definition.id, ...found });
    yield undefined;
  }
  const [first] = silent;
  if (first === undefined) return;
  const edits = silent.map(({ index }) => ({ path: ['rules', index, 'ifUnknown'], value: 'refer' }));
  const fixes = [{ title: { fr: 'Demander à une personne', en: 'Ask a person' }, edits }];
  yield shownBy(
    logicCodes.ruleSilent.at({ path: ['rules', first.index, 'ifUnknown'], fixes }, silent),
    first.tried.application,
    ({ rules, outcome, isKnown }) => rules[first.index] === 'unknown' && outcome === 'approve' && !isKnown(first.fact),
  );
}

/** A customer whom the machine approves while an absent fact silences a rule that could have spoken against them. */
function findSilence(
  search: Search,
  { rule, index, mayFire, support }: RuleProof,
): { readonly fact: string; readonly tried: Tried } | null {
  const { policy, seeds } = search;
  const { definition } = rule;
  const guards = definition.effects.some(({ type }) => type !== 'terms_lift');
  if (definition.ifUnknown === 'refer' || !mayFire || !guards) return null;
  for (const fact of policy.facts.filter(({ slot }) => support.has(slot))) {
    for (const { application, shown } of seeds) {
      if (shown.outcome !== 'approve') continue;
      if (!search.work.spend(search.cost)) return null;
      const tried = search.try(applyChange(application, { fact: fact.name, value: null }));
      if (tried.shown.rules[index] !== 'unknown' || tried.shown.outcome !== 'approve') continue;
      // Silence matters only where some value of the fact would have spoken.
      const speaks = valuesOf(policy, fact, search.cuts).some(
        (value) =>
          search.work.spend(search.cost) &&
          search.try(applyChange(application, { fact: fact.name, value })).shown.rules[index] === 'fired',
      );
      if (speaks) return { fact: fact.name, tried };
    }
  }
  return null;
}

/** Two guards of a ratio that may be true at once and whose classes do not earn the same. */
export function* proveGuardOrder(search: Search): Steps {
  const { policy } = search;
  for (const ratio of policy.ratios) {
    const characteristic = policy.characteristics.findIndex(({ input }) => input.slot === ratio.slot);
    const classes = policy.characteristics[characteristic]?.definition.classes ?? [];
    const pointsOf = (name: string): number | undefined => classes.find((entry) => entry.class === name)?.points;
    for (const [at, second] of ratio.guards.entries()) {
      for (const first of ratio.guards.slice(0, at)) {
        if (pointsOf(first.class) === pointsOf(second.class)) continue;
        const slots = [...supportOf(policy, ratio.slot), ...ratiosIn(programsOf(ratio).slice(1))];
        if (search.work.isSpent()) return;
        const both = findCustomer(search, slots, ({ scope }) => {
          const values = {
            current: scope.current,
            prior: scope.prior,
            percentile: () => ({ absent: 'missing', cause: null }) as const,
          };
          return [first, second].filter(({ when }) => evaluateGuard(when, values) === true).length / 2;
        });
        yield undefined;
        if (both === null) continue;
        yield shownBy(
          logicCodes.guardOrder.at(
            { path: ['ratios', ratio.name, 'guards', at] },
            { ratio: ratio.name, first: first.class, second: second.class },
          ),
          both.application,
          ({ entries }) =>
            entries[characteristic]?.startsWith('class:') === true &&
            entries[characteristic] !== `class:${second.class}`,
        );
      }
    }
  }
}

interface LetThrough {
  readonly path: JsonPath;
  readonly ratio: string;
  readonly name: string;
  readonly characteristic: number;
  readonly tried: Tried;
}

/** Guards that an absent fact leaves undecided, so that a number passes for whoever they are meant for: all at once. */
export function* proveGuardSilence(search: Search): Steps {
  const { policy } = search;
  const byFact = new Map<string, LetThrough[]>();
  for (const ratio of policy.ratios) {
    const characteristic = policy.characteristics.findIndex(({ input }) => input.slot === ratio.slot);
    for (const [at, guard] of ratio.guards.entries()) {
      for (const fact of factsBehindGuard(policy, ratio, guard.when)) {
        yield undefined;
        const tried = findLetThrough(search, ratio.slot, fact, guard.class);
        if (tried === null) continue;
        const path = ['ratios', ratio.name, 'guards', at];
        const found = { path, ratio: ratio.name, name: guard.class, characteristic, tried };
        byFact.set(fact.name, [...(byFact.get(fact.name) ?? []), found]);
      }
    }
  }
  for (const [fact, guards] of byFact) {
    const [first] = guards;
    if (first === undefined) continue;
    yield shownBy(
      logicCodes.guardUndecided.at({ path: first.path }, { fact, guards }),
      first.tried.application,
      ({ outcome, entries, isKnown }) =>
        outcome === 'approve' &&
        !isKnown(fact) &&
        (first.characteristic === -1 || entries[first.characteristic]?.startsWith('band:') === true),
    );
  }
}

/** Facts of a guard without which the formula may still give a number. */
function factsBehindGuard(policy: Policy, ratio: PolicyRatio, when: TruthNode): readonly PolicyFact[] {
  const support = supportOfPrograms(policy, [when]);
  return policy.facts.filter(({ slot }) => {
    if (!support.has(slot)) return false;
    const scope = scopeOf(policy, new Map([[slot, { ...NOTHING, absent: ANY_ABSENCE }]]), newCuts());
    return (judgeAbstract(when, scope) & UNKNOWN) !== 0 && evaluateAbstract(ratio.formula, scope).range !== null;
  });
}

/** A customer whom the machine approves without the fact, and with some value of it gives the class and judges worse. */
function findLetThrough(search: Search, slot: number, fact: PolicyFact, name: string): Tried | null {
  for (const { application, shown } of search.seeds) {
    if (shown.outcome !== 'approve') continue;
    if (!search.work.spend(search.cost)) return null;
    const tried = search.try(applyChange(application, { fact: fact.name, value: null }));
    if (tried.shown.scope.resolved[slot]?.state !== 'present' || tried.shown.outcome !== 'approve') continue;
    const isMeant = valuesOf(search.policy, fact, search.cuts).some((value) => {
      if (!search.work.spend(search.cost)) return false;
      const { scope, outcome, score } = search.try(applyChange(application, { fact: fact.name, value })).shown;
      const resolved = scope.resolved[slot];
      const isClass = resolved?.state === 'class' && resolved.class === name;
      return isClass && (outcome !== 'approve' || score < tried.shown.score);
    });
    if (isMeant) return tried;
  }
  return null;
}

function ratiosIn(programs: ReturnType<typeof programsOf>): number[] {
  const slots: number[] = [];
  for (const program of programs) {
    walkProgram(program, (node) => {
      if (node.kind === 'slot') slots.push(node.slot);
    });
  }
  return slots;
}

/** What is decided on the least that is known. */
export interface LeastKnown {
  readonly application: Application;
  /** Characteristics that are known, of all. */
  readonly known: number;
  readonly of: number;
}

/** Leaves out fact after fact from customers approved by the machine, as long as they still are. */
export function* findLeastKnown(search: Search): Generator<undefined, LeastKnown | null> {
  const { policy, seeds } = search;
  let best: Tried | null = null;
  for (const seed of seeds.filter(({ shown }) => shown.outcome === 'approve').slice(0, 2)) {
    // Those that say least first: what weighs most is kept to the end.
    const order = policy.characteristics.toSorted((a, b) => a.weight - b.weight).map(({ input }) => input.slot);
    let current = seed;
    for (const fact of [...factsBehind(policy, order), ...policy.facts]) {
      if (!(fact.name in current.application.facts) || !search.work.spend(search.cost)) continue;
      const tried = search.try(applyChange(current.application, { fact: fact.name, value: null }));
      if (tried.shown.outcome === 'approve' && tried.shown.automatic) current = tried;
    }
    yield undefined;
    if (best === null || current.shown.knownCount < best.shown.knownCount) best = current;
  }
  if (best === null) return null;
  return { application: best.application, known: best.shown.knownCount, of: policy.characteristics.length };
}

export function* proveKnowledge(least: LeastKnown | null): Steps {
  if (least === null || least.known > 0) return;
  yield shownBy(
    reachCodes.approvedUnknown.at({ path: ['completeness', 'minimumShare'] }, undefined),
    least.application,
    ({ outcome, entries }) => outcome === 'approve' && entries.every((entry) => entry.startsWith('absent:')),
  );
}
