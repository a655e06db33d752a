import { explainDecision as explain, type Locale, Scorecard } from '@encours/engine';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { findVersion } from '../store/scorecard-store.js';
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
  const { id, version } = decision.receipt.scorecard;
  const decidedBy = await findVersion(deps.db, actor.companyId, id, version);
  // Texts of an earlier release may not be read any more; the decision then explains itself by what it holds.
  const scorecard = decidedBy === undefined ? null : (Scorecard.safeParse(JSON.parse(decidedBy.text)).data ?? null);
  return { id: input.decisionId, lang: input.lang, paragraphs: explain(decision, input.lang, scorecard) };
}
