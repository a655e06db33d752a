import type { Application } from '../application/schema.js';
import type { Policy } from '../scorecard/policy.js';
import { type Answers, answerPlainly } from './answer-plainly.js';
import { ratingOfScoreAt, requireColumn, ruleResultsAt } from './columns/decisions.js';
import { compileColumns } from './columns/plan.js';
import { ColumnCompileError } from './columns/program.js';
import { decideTable } from './columns/run.js';
import { buildColumnTable, tableSchemaFor } from './columns/table-builder.js';
import {
  conclude,
  type Findings,
  findBestAllowed,
  planDecision,
  settleRating,
  sumScore,
  takeEntries,
} from './conclude.js';
import type { Decision, Resolved } from './decision.js';
import { changeFacts, resolveFacts, type Scope } from './facts.js';
import { listAdvisedInputs } from './improvement-options.js';
import { findImprovements, listEntangledSlots } from './improvements.js';
import { createPlacer, evaluateRatios } from './ratios.js';
import { createRulesJudge } from './rules/rules-judge.js';

/** Decides applications by one policy. Calls may overlap; each gets the decision it would get alone. */
export interface Decider {
  readonly decide: (application: Application) => Promise<Decision>;
  /**
   * The same decisions, in the same order, in less time: columns score all applications together. All at once in
   * memory: give it a few hundred at a time.
   */
  readonly decideMany: (applications: readonly Application[]) => Promise<readonly Decision[]>;
}

const NOTHING_CHANGED: ReadonlyMap<number, Resolved> = new Map();

/**
 * A decider whose rules are run by json-rules-engine. Compiling costs about as much as a few decisions, so keep it.
 * The application must come from `parseApplication` with the same policy: values of the wrong type are a bug here.
 */
export function createDecider(policy: Policy): Decider {
  const plan = planDecision(policy);
  const judge = createRulesJudge(policy);
  const inputs = listAdvisedInputs(policy);
  const entangled = listEntangledSlots(policy);
  const { baseScore, ratings, rules } = policy.scorecard;

  const rulesAnswer = async (scope: Scope): Promise<Answers> => {
    const positions = await judge.chooseEntries(scope);
    const score = sumScore(baseScore, takeEntries(plan, scope, positions));
    const scoreRating = await judge.chooseRating(score);
    return { positions, scoreRating, ruleResults: await judge.judgeRules(scope, score, scoreRating) };
  };

  const resolveCase = (application: Application, changed = NOTHING_CHANGED) => {
    const scope = resolveFacts(policy, application);
    changeFacts(policy, scope, changed);
    const place = createPlacer(policy, scope);
    return { scope, place, ratios: evaluateRatios(policy, scope, place, changed) };
  };

  const judgeCase = async (
    application: Application,
    answer: (scope: Scope) => Promise<Answers> | Answers,
  ): Promise<Findings> => {
    const known = resolveCase(application);
    const { positions, scoreRating, ruleResults } = await answer(known.scope);
    const taken = takeEntries(plan, known.scope, positions);
    return { ...known, taken, score: sumScore(baseScore, taken), scoreRating, ruleResults };
  };

  const finish = (application: Application, findings: Findings): Decision => {
    const improvements = findImprovements({
      ratings,
      taken: findings.taken.flatMap(({ characteristic, resolved, entry }, index) => {
        const input = inputs[index];
        return input === undefined ? [] : { characteristic, input, resolved, points: entry.points };
      }),
      score: findings.score,
      rating: settleRating(rules, findings),
      bestAllowed: findBestAllowed(rules, findings.ruleResults),
      entangled,
      rateAgain: (changed) => {
        const answers = answerPlainly(policy, plan.entries, resolveCase(application, changed).scope);
        return findBestAllowed(rules, answers.ruleResults) === null ? null : settleRating(rules, answers);
      },
    });
    return conclude(plan, application, findings, improvements);
  };

  let columns: ReturnType<typeof createColumnJudge> | undefined;

  return {
    async decide(application) {
      return finish(application, await judgeCase(application, rulesAnswer));
    },

    async decideMany(applications) {
      columns ??= createColumnJudge(policy);
      const answers = columns?.(applications) ?? [];
      const decisions: Decision[] = [];
      for (const [index, application] of applications.entries()) {
        const answer = answers[index];
        const findings = await judgeCase(application, answer === undefined ? rulesAnswer : () => answer);
        decisions.push(finish(application, findings));
      }
      return decisions;
    },
  };
}

/** Answers for many applications at once; null for a policy that columns cannot decide exactly as the rules do. */
function createColumnJudge(policy: Policy): ((applications: readonly Application[]) => readonly Answers[]) | null {
  try {
    const plan = compileColumns(policy, ['entries', 'scoreRating', 'rules']);
    const schema = tableSchemaFor([policy]);
    return (applications) => {
      const decisions = decideTable(plan, buildColumnTable(schema, applications));
      const entries = requireColumn(decisions.entries, 'entries');
      return applications.map((_, row) => ({
        positions: entries.map((column) => column[row] ?? -1),
        scoreRating: ratingOfScoreAt(decisions, row),
        ruleResults: ruleResultsAt(decisions, row),
      }));
    };
  } catch (error: unknown) {
    if (error instanceof ColumnCompileError) return null;
    throw error;
  }
}
