import type { Policy } from '../../scorecard/policy.js';
import type { Judge } from '../judge.js';
import type { RuleResult } from '../reasons.js';
import { listNames } from './condition.js';
import { EnginePool, type RuleOutcome } from './engine-pool.js';
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

  const firing = compilePolicyRules(scorecard.rules, true);
  const refuting = compilePolicyRules(scorecard.rules, false);
  const policyPlan = planFacts(policy, firing);
  const firingPool = new EnginePool(firing);
  const refutingPool = new EnginePool(refuting);
  const namesOfRule = scorecard.rules.map(({ when }) => listNames(when));

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
      if (firing.length === 0) return [];
      const facts = readFacts(policyPlan, values, { score, rating });
      const fired = await firingPool.run(facts);
      // Only an absent value can leave a rule undecided, so most applications need no second run.
      const isOpen = firing.map(
        ({ name }, index) =>
          fired.get(name)?.holds !== true && (namesOfRule[index] ?? []).some((fact) => facts[fact] === null),
      );
      const refuted = isOpen.includes(true) ? await refutingPool.run(facts) : null;
      return firing.map(({ name }, index): RuleResult => {
        if (fired.get(name)?.holds === true) return 'fired';
        if (isOpen[index] !== true) return 'not_fired';
        return refuted?.get(refuting[index]?.name ?? '')?.holds === true ? 'not_fired' : 'unknown';
      });
    },
  };
}

function readLadder(ladder: Ladder, outcomes: ReadonlyMap<string, RuleOutcome>): number {
  const step = outcomes.get(ladder.rule.name)?.conditions.indexOf(true) ?? -1;
  const position = ladder.positions[step];
  if (position === undefined) throw new Error(`rule \`${ladder.rule.name}\` chose no entry`);
  return position;
}
