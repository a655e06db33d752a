import type { Policy } from '../../scorecard/policy.js';
import type { Judge } from '../judge.js';
import type { RuleResult } from '../reasons.js';
import { EnginePool, findFirstTrue, type RuleOutcome, readTruth } from './engine-pool.js';
import { planFacts, readFacts } from './rule-facts.js';
import { compileEntryLadder, compilePolicyRules, compileRatingLadder, type Ladder } from './rule-sets.js';

/** The executor that has json-rules-engine answer. Overlapping calls do not disturb each other. */
export function createRulesJudge(policy: Policy): Judge {
  const { scorecard } = policy;
  const ladders = scorecard.characteristics.map(compileEntryLadder);
  const entryRules = ladders.map(({ rule }) => rule);
  const entryPlan = planFacts(policy, entryRules);
  const entryPool = new EnginePool(entryRules);

  const ratingLadder = compileRatingLadder(scorecard.ratings);
  const ratingPool = new EnginePool([ratingLadder.rule]);

  const policyRules = compilePolicyRules(scorecard.rules, true);
  const policyPlan = planFacts(policy, policyRules);
  const policyPool = new EnginePool(policyRules);

  return {
    async chooseEntries(values) {
      const outcomes = await entryPool.run(readFacts(entryPlan, values, null));
      return ladders.map((ladder) => readLadder(ladder, outcomes));
    },

    async chooseRating(score) {
      const outcomes = await ratingPool.run({ score });
      const rating = scorecard.ratings[readLadder(ratingLadder, outcomes)];
      if (rating === undefined) throw new Error('a score has no rating');
      return rating.rating;
    },

    async judgeRules(values, score, rating) {
      if (policyRules.length === 0) return [];
      const outcomes = await policyPool.run(readFacts(policyPlan, values, { score, rating }));
      return policyRules.map(({ name }): RuleResult => {
        const outcome = outcomes.get(name);
        if (outcome === undefined) throw new Error(`rule \`${name}\` has no result`);
        if (outcome.holds) return 'fired';
        return readTruth(outcome.conditions) === null ? 'unknown' : 'not_fired';
      });
    },
  };
}

function readLadder(ladder: Ladder, outcomes: ReadonlyMap<string, RuleOutcome>): number {
  const outcome = outcomes.get(ladder.rule.name);
  const position = outcome === undefined ? undefined : ladder.positions[findFirstTrue(outcome)];
  if (position === undefined) throw new Error(`rule \`${ladder.rule.name}\` chose no entry`);
  return position;
}
