import type { Application } from '../../application/schema.js';
import type { Policy } from '../../scorecard/policy.js';
import { resolveFacts } from '../facts.js';
import { createPlacer, evaluateRatios } from '../ratios.js';
import { listEntries } from '../resolve-band.js';
import { listFacts, planFacts, type RuleFacts, readFacts } from './rule-facts.js';
import { compileEntryLadder, compilePolicyRules, compileRatingLadder, type JsonRule } from './rule-sets.js';

/** A scorecard as rule sets for json-rules-engine, to be run in this order; `docs/rules-export.md` says how. */
export interface ExportedRules {
  readonly scorecard: { readonly id: string; readonly version: number; readonly digest: string };
  readonly baseScore: number;
  /** Facts that every run needs, null where there is no value: see `docs/rules-export.md`. */
  readonly facts: readonly string[];
  /** One rule per characteristic: the first condition that is true names the entry, `event.params.points` its points. */
  readonly entries: readonly JsonRule[];
  /** One rule over `score`: the first condition that is true names the rating. */
  readonly rating: readonly JsonRule[];
  /** The policy rules over facts, `score` and `rating`; each fires where it is certain. */
  readonly rules: readonly JsonRule[];
  /** For each policy rule `<id>.refuted`, which fires where it is certain that the rule does not. Neither: undecided. */
  readonly refutations: readonly JsonRule[];
}

/**
 * The rules that this engine itself runs, as plain JSON with the library's own operators: whoever has json-rules-engine
 * can check our entries, ratings and rules without our code. Facts must be typed and complete, as the document says:
 * the library's comparisons would also accept `"12"` for a number.
 */
export function exportRules(policy: Policy): ExportedRules {
  const { scorecard } = policy;
  const ladders = scorecard.characteristics.map((characteristic) => {
    const { rule, positions } = compileEntryLadder(characteristic);
    const entries = listEntries(characteristic);
    const points = positions.map((position) => entries[position]?.points);
    return { ...rule, event: { ...rule.event, params: { ...rule.event.params, points } } };
  });
  const rules = compilePolicyRules(scorecard.rules, true);
  const { rule: rating } = compileRatingLadder(scorecard.ratings);
  return {
    scorecard: { id: scorecard.id, version: scorecard.version, digest: policy.digest },
    baseScore: scorecard.baseScore,
    facts: listFacts([...ladders, ...rules]).filter((name) => name !== 'score' && name !== 'rating'),
    entries: ladders,
    rating: [rating],
    rules,
    refutations: compilePolicyRules(scorecard.rules, false),
  };
}

/**
 * The facts of an application as the exported rules read them: values, states and classes of facts and ratios, with
 * null for what is not there; `score` and `rating` are for whoever runs the rules to add.
 */
export function exportRuleFacts(policy: Policy, application: Application): RuleFacts {
  const scope = resolveFacts(policy, application);
  evaluateRatios(policy, scope, createPlacer(policy, scope));
  const { entries, rules } = exportRules(policy);
  const plan = planFacts(policy, [...entries, ...rules]).filter(({ slot }) => slot !== null);
  return readFacts(plan, scope, null);
}
