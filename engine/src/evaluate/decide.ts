import type { Application } from '../application/schema.js';
import type { Policy } from '../scorecard/policy.js';
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
import { changeFacts, resolveFacts } from './facts.js';
import { listAdvisedInputs } from './improvement-options.js';
import { findImprovements, listEntangledSlots } from './improvements.js';
import { createPlacer, evaluateRatios } from './ratios.js';
import { createRulesJudge } from './rules/rules-judge.js';

/** Decides applications by one policy. Calls may overlap; each gets the decision it would get alone. */
export interface Decider {
  readonly decide: (application: Application) => Promise<Decision>;
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

  const judgeCase = async (application: Application, changed: ReadonlyMap<number, Resolved>): Promise<Findings> => {
    const scope = resolveFacts(policy, application);
    changeFacts(policy, scope, changed);
    const place = createPlacer(policy, scope);
    const ratios = evaluateRatios(policy, scope, place, changed);
    const taken = takeEntries(plan, scope, await judge.chooseEntries(scope));
    const score = sumScore(baseScore, taken);
    const scoreRating = await judge.chooseRating(score);
    const ruleResults = await judge.judgeRules(scope, score, scoreRating);
    return { scope, place, ratios, taken, score, scoreRating, ruleResults };
  };

  return {
    async decide(application) {
      const findings = await judgeCase(application, NOTHING_CHANGED);
      const improvements = await findImprovements({
        ratings,
        taken: findings.taken.flatMap(({ characteristic, resolved, entry }, index) => {
          const input = inputs[index];
          return input === undefined ? [] : { characteristic, input, resolved, points: entry.points };
        }),
        score: findings.score,
        rating: settleRating(rules, findings),
        bestAllowed: findBestAllowed(rules, findings.ruleResults),
        entangled,
        rateAgain: async (changed) => settleRating(rules, await judgeCase(application, changed)),
      });
      return conclude(plan, application, findings, improvements);
    },
  };
}
