import { explainDecision as explain, type Locale } from '@encours/engine';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { type getDecisionBody, readDecision } from './get-decision.js';

/**
 * A recorded decision in sentences.
 * @throws AppError `not_found`
 */
export async function explainDecision(
  deps: Deps,
  actor: Actor,
  input: Parameters<typeof getDecisionBody>[2] & { readonly lang: Locale },
) {
  const decision = await readDecision(deps, actor, input);
  const { id, version, digest } = decision.receipt.scorecard;
  const key = { company_id: actor.companyId, scorecard_id: id, version, digest };
  const scorecard = await deps.policies.readyKey(deps.db, key).then(
    ({ policy }) => policy.scorecard,
    (error: unknown) => {
      // Texts of an earlier release may not be read any more; the decision then explains itself by what it holds.
      if (error instanceof AppError && error.code === 'scorecard_invalid') return null;
      throw error;
    },
  );
  return { id: input.decisionId, lang: input.lang, paragraphs: explain(decision, input.lang, scorecard) };
}
