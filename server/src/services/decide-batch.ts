/** Deciding a stream of applications: read, decided by columns and recorded some hundreds at a time, answered in order. */
import type { Decision } from '@encours/engine';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { type DecidingPolicy, findDecidingPolicy } from './find-deciding-policy.js';
import { type AskedDecision, type PolicyFinder, type PreparedDecision, prepareDecision } from './prepare-decision.js';
import { type RecordedDecision, recordDecisions, takeDecision } from './record-decisions.js';

/** So many are decided and recorded together; also what is held in memory. */
const TOGETHER = 200;

/** One line of a batch, as far as it could be read. */
export type BatchItem = ({ readonly ok: true } & AskedDecision) | { readonly ok: false; readonly fault: AppError };

/** What became of one line: a fault, or a decision that is recorded. */
export type BatchResult = RecordedDecision | AppError;

/**
 * Decides the items in order and yields as many results, in the same order; when one is yielded it is on disk. Items
 * are taken only as fast as results are. A version that comes into force meanwhile decides from the next few hundred on.
 * @throws AppError `forbidden` at once; `busy`, `storage_full`, `internal` in the middle, when recording fails
 */
export async function* decideBatch(
  deps: Deps,
  actor: Actor,
  items: AsyncIterable<BatchItem>,
  requestId: string,
): AsyncGenerator<BatchResult> {
  requirePermission(actor, 'decisions:write');
  let chunk: BatchItem[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < TOGETHER) continue;
    yield* await decideChunk(deps, actor, chunk, requestId);
    chunk = [];
  }
  if (chunk.length > 0) yield* await decideChunk(deps, actor, chunk, requestId);
}

/** An application that is fit to be decided, with its place in the chunk. */
interface Ready extends PreparedDecision {
  readonly index: number;
}

async function decideChunk(
  deps: Deps,
  actor: Actor,
  chunk: readonly BatchItem[],
  requestId: string,
): Promise<readonly BatchResult[]> {
  const results = new Map<number, BatchResult>();
  const ready: Ready[] = [];
  const policies = createPolicyFinder(deps, actor);
  for (const [index, item] of chunk.entries()) {
    const prepared = await prepare(deps, actor, item, policies);
    if (prepared instanceof AppError || 'body' in prepared) results.set(index, prepared);
    else ready.push({ index, ...prepared });
  }
  const decisions = await decideReady(ready);
  const taken = ready.map((one) => {
    const decision = decisions.get(one.index);
    if (decision === undefined) throw new Error('an application was not decided');
    return takeDecision({ ...one, actor, decision, requestId });
  });
  const recorded = taken.length === 0 ? [] : await recordDecisions(deps, taken);
  for (const [position, { index }] of ready.entries()) {
    const result = recorded[position];
    if (result !== undefined) results.set(index, result);
  }
  return chunk.map((_, index) => {
    const result = results.get(index);
    if (result === undefined) throw new Error('a line has no result');
    return result;
  });
}

/** The policy that decides, asked for once by chunk: all its applications are decided alike. */
function createPolicyFinder(deps: Deps, actor: Actor): PolicyFinder {
  const found = new Map<string, Promise<DecidingPolicy>>();
  return (id, version) => {
    const place = `${id}@${version ?? ''}`;
    const policy = found.get(place) ?? findDecidingPolicy(deps, actor, id, version);
    found.set(place, policy);
    return policy;
  };
}

async function prepare(
  deps: Deps,
  actor: Actor,
  item: BatchItem,
  findPolicy: PolicyFinder,
): Promise<PreparedDecision | BatchResult> {
  if (!item.ok) return item.fault;
  try {
    return await prepareDecision(deps, actor, item, findPolicy);
  } catch (error: unknown) {
    // The fault of one line; what is wrong with the server ends the batch.
    if (error instanceof AppError && error.status < 500) return error;
    throw error;
  }
}

/** Decisions by place in the chunk; applications of one policy are decided together. */
async function decideReady(ready: readonly Ready[]): Promise<ReadonlyMap<number, Decision>> {
  const byPolicy = new Map<DecidingPolicy['decider'], Ready[]>();
  for (const one of ready) {
    const group = byPolicy.get(one.policy.decider) ?? [];
    group.push(one);
    byPolicy.set(one.policy.decider, group);
  }
  const decisions = new Map<number, Decision>();
  for (const [decider, group] of byPolicy) {
    const decided = await decider.decideMany(group.map(({ application }) => application));
    for (const [position, { index }] of group.entries()) {
      const decision = decided[position];
      if (decision !== undefined) decisions.set(index, decision);
    }
  }
  return decisions;
}
