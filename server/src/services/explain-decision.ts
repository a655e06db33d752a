import { explainDecision as explain, type Locale } from '@encours/engine';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
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
  return { id: input.decisionId, lang: input.lang, paragraphs: explain(decision, input.lang) };
}
