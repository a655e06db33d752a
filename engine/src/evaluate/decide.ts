import type { Application } from '../application/schema.js';
import type { Policy } from '../scorecard/policy.js';
import { conclude, planDecision, sumScore, takeEntries } from './conclude.js';
import type { Decision } from './decision.js';
import { resolveFacts } from './facts.js';
import { createPlacer, evaluateRatios } from './ratios.js';
import { createRulesJudge } from './rules/rules-judge.js';

/** Decides applications by one policy. Calls may overlap; each gets the decision it would get alone. */
export interface Decider {
  readonly decide: (application: Application) => Promise<Decision>;
}

/**
 * A decider whose rules are run by json-rules-engine. Compiling costs about as much as a few decisions, so keep it.
 * The application must come from `parseApplication` with the same policy: values of the wrong type are a bug here.
 */
export function createDecider(policy: Policy): Decider {
  const plan = planDecision(policy);
  const judge = createRulesJudge(policy);
  return {
    async decide(application) {
      const scope = resolveFacts(policy, application);
      const place = createPlacer(policy, scope);
      const ratios = evaluateRatios(policy, scope, place);
      const taken = takeEntries(plan, scope, await judge.chooseEntries(scope));
      const score = sumScore(policy.scorecard.baseScore, taken);
      const scoreRating = await judge.chooseRating(score);
      const ruleResults = await judge.judgeRules(scope, score, scoreRating);
      return conclude(plan, application, { scope, place, ratios, taken, score, scoreRating, ruleResults });
    },
  };
}
