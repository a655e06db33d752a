/**
 * Proofs about a policy. The quick part holds for every customer and fits between two keystrokes; the whole adds what
 * customers show, each of them decided by the rules executor before the finding is reported.
 */
import { parseApplication } from '../application/parse.js';
import { createDecider } from '../evaluate/decide.js';
import type { Policy } from '../scorecard/policy.js';
import { boundAbsences } from './absence-bound.js';
import { listClaims } from './claims.js';
import { proveCliffs } from './cliffs.js';
import type { Candidate, Claim, Finding } from './finding.js';
import { type LogicProofs, proveLogic } from './logic.js';
import { proveMonotone } from './monotone.js';
import { proveMonotoneExactly } from './monotone-exact.js';
import { bringNear, listTelling } from './plain-witness.js';
import { proveReach } from './reach.js';
import { prepareSearch, type Search } from './search.js';
import { showDecision } from './simulate.js';
import { proveTables } from './static.js';
import {
  findLeastKnown,
  type LeastKnown,
  proveContradictions,
  proveGuardOrder,
  proveGuardSilence,
  proveKnowledge,
  proveRules,
  proveSilence,
  type Steps,
} from './witnessed.js';
import { allowWork } from './work.js';

export const PROOF_STAGES = ['quick', 'customers', 'rules', 'guards', 'monotone', 'cliffs', 'knowledge'] as const;
export type ProofStage = (typeof PROOF_STAGES)[number];

/** What a proof in progress tells: where it is, or what it has found. */
export type ProofStep =
  | { readonly kind: 'stage'; readonly stage: ProofStage }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** Judgements that comparing rules with each other may take. */
const MOST_PAIR_JUDGEMENTS = 1_000_000;

/** Customers that each stage may try; a scorecard of the usual size takes a tenth of it. */
const MOST_TRIED: Readonly<Record<Exclude<ProofStage, 'quick'>, number>> = {
  customers: 60_000,
  rules: 40_000,
  guards: 10_000,
  monotone: 40_000,
  cliffs: 40_000,
  knowledge: 10_000,
};

export interface ProofReport {
  /** Sorted by severity, then by path. */
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  /** Stages in which more customers could have been tried than may be: there, something may have been missed. */
  readonly cutShort: readonly ProofStage[];
}

/** Findings that need no customer, all proved. Synchronous, for use while somebody types. */
export function proveQuickly(policy: Policy): readonly Finding[] {
  return sortFindings(listQuick(policy).candidates.map(({ finding }) => finding));
}

function listQuick(policy: Policy): { readonly logic: LogicProofs; readonly candidates: readonly Candidate[] } {
  const logic = proveLogic(policy);
  return { logic, candidates: [...logic.candidates, ...proveReach(policy, logic.rules), ...proveTables(policy)] };
}

/**
 * All proofs, step by step: the caller may pause, show progress or stop after each step. Returns the report. A finding
 * whose customers, once decided, do not show it is a fault of this code and throws.
 */
export async function* proveStepwise(policy: Policy): AsyncGenerator<ProofStep, ProofReport> {
  const verify = createVerifier(policy);
  const findings: Finding[] = [];
  yield { kind: 'stage', stage: 'quick' };
  const { logic, candidates } = listQuick(policy);
  for (const { finding } of candidates) {
    findings.push(finding);
    yield { kind: 'finding', finding };
  }

  yield { kind: 'stage', stage: 'customers' };
  const cutShort = new Set<ProofStage>();
  const preparing = prepareSearch(policy, allowWork(MOST_TRIED.customers));
  let prepared = preparing.next();
  while (prepared.done !== true) {
    yield { kind: 'stage', stage: 'customers' };
    prepared = preparing.next();
  }
  const seeded = prepared.value;
  if (seeded.work.isSpent()) cutShort.add('customers');

  let least: LeastKnown | null = null;
  const exact = proveMonotoneExactly(policy);
  const pairs = allowWork(MOST_PAIR_JUDGEMENTS);
  const stages: readonly (readonly [Exclude<ProofStage, 'quick'>, (search: Search) => Steps])[] = [
    ['rules', (search) => proveRules(search, logic, pairs)],
    ['rules', (search) => proveContradictions(search, logic)],
    ['rules', (search) => proveSilence(search, logic)],
    ['guards', proveGuardOrder],
    ['guards', proveGuardSilence],
    ['monotone', (search) => proveMonotone(search, exact)],
    ['cliffs', proveCliffs],
    [
      'knowledge',
      function* (search) {
        least = yield* findLeastKnown(search);
        yield* proveKnowledge(least);
      },
    ],
  ];
  for (const [stage, begin] of stages) {
    yield { kind: 'stage', stage };
    const work = allowWork(MOST_TRIED[stage]);
    const search = { ...seeded, work };
    for (const found of begin(search)) {
      if (found === undefined) {
        yield { kind: 'stage', stage };
        continue;
      }
      const candidate = withPlainWitness(search, found);
      await verify(candidate);
      const finding = { ...candidate.finding, telling: listTelling(search, candidate.finding) };
      findings.push(finding);
      yield { kind: 'finding', finding };
    }
    if (work.isSpent()) cutShort.add(stage);
  }
  if (pairs.isSpent()) cutShort.add('rules');
  const worse = new Set(findings.map(({ code }) => code));
  const claims = listClaims(policy, { exact, worse, least, mostAbsent: boundAbsences(policy) });
  return { findings: sortFindings(findings), claims, cutShort: [...cutShort] };
}

/** All proofs at once; some seconds for a large scorecard. */
export async function prove(policy: Policy): Promise<ProofReport> {
  const steps = proveStepwise(policy);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}

/** A finding that one customer shows, with a customer near the plain one; of two, whoever compared them has done so. */
function withPlainWitness(search: Search, { finding, shows }: Candidate): Candidate {
  const { witness, counterpart } = finding;
  if (witness === null || counterpart !== null) return { finding, shows };
  const parsed = parseApplication(search.policy, witness);
  if (!parsed.ok) throw new Error(`a witness is no application: ${JSON.stringify(parsed.error)}`);
  const [near] = bringNear(
    search,
    [search.try(parsed.value)],
    ([one]) => one !== undefined && shows(one.shown, one.shown),
  );
  return { finding: { ...finding, witness: near?.application ?? witness }, shows };
}

/** Decides the customers of a candidate by the rules executor and throws unless they show it. */
function createVerifier(policy: Policy): (candidate: Candidate) => Promise<void> {
  const decider = createDecider(policy);
  const decide = async (input: NonNullable<Finding['witness']>) => {
    const parsed = parseApplication(policy, input);
    if (!parsed.ok) throw new Error(`a witness is no application: ${JSON.stringify(parsed.error)}`);
    return showDecision(await decider.decide(parsed.value));
  };
  return async ({ finding, shows }) => {
    if (finding.witness === null) return;
    const first = await decide(finding.witness);
    const second = finding.counterpart === null ? first : await decide(finding.counterpart);
    if (!shows(first, second)) throw new Error(`the witness of \`${finding.code}\` does not show it`);
  };
}

const ORDER = ['error', 'warning', 'info'];

/** The most severe first. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  // Sorting is stable: within a severity, findings stay in the order in which they were made.
  return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
