/** From a policy to what columns can run. */
import type { Policy } from '../../scorecard/policy.js';
import { StepWriter } from './compile-formula.js';
import { compileGrant } from './compile-grant.js';
import { compileRules } from './compile-rules.js';
import { compileScore } from './compile-score.js';
import type { NumberSource, Step, TextSource } from './program.js';

/** What a run may leave behind; see `ColumnDecisions` for what each is. */
export const COLUMN_OUTPUTS = [
  'ratios',
  'score',
  'scoreRating',
  'entries',
  'rules',
  'rating',
  'outcome',
  'findings',
  'limitMinor',
  'binding',
  'terms',
  'level',
  'fourEyes',
  'countedMinor',
  'knownShare',
  'naturalPerson',
] as const;
export type ColumnOutput = (typeof COLUMN_OUTPUTS)[number];

const OF_SCORE: readonly ColumnOutput[] = ['ratios', 'score', 'scoreRating', 'entries'];
const OF_RULES: readonly ColumnOutput[] = [...OF_SCORE, 'rules', 'rating'];

/** A policy compiled for columns. Immutable; any number of tables can be decided by it. */
export interface ColumnPlan {
  readonly policy: Policy;
  readonly outputs: ReadonlySet<ColumnOutput>;
  readonly numbers: readonly NumberSource[];
  readonly texts: readonly TextSource[];
  readonly truthCount: number;
  /** No step looks further than the rating of the score. */
  readonly endsAtScore: boolean;
  readonly steps: readonly Step[];
}

/**
 * Compiles a policy for a set of outputs, all of them unless said otherwise; stages that no output needs are left out.
 * Throws `ColumnCompileError` on whatever columns cannot do exactly as the rules do.
 */
export function compileColumns(policy: Policy, outputs: Iterable<ColumnOutput> = COLUMN_OUTPUTS): ColumnPlan {
  const wanted = new Set(outputs);
  const writer = new StepWriter(policy);
  const isWithin = (stage: readonly ColumnOutput[]): boolean => [...wanted].every((output) => stage.includes(output));
  const endsAtScore = isWithin(OF_SCORE);
  const endsAtRules = endsAtScore || isWithin(OF_RULES);
  compileScore(writer, !endsAtRules);
  if (!endsAtScore) compileRules(writer);
  if (!endsAtRules) compileGrant(writer, wanted.has('binding'));
  if (wanted.has('ratios')) {
    for (const [index, { slot }] of policy.ratios.entries()) {
      writer.steps.push({ op: 'keep_ratio', index, ratio: writer.slot(slot, 'current') });
    }
  }
  const { numbers, texts, truthCount, steps } = writer;
  return { policy, outputs: wanted, numbers, texts, truthCount, endsAtScore, steps };
}
