import type { ApiOutput } from '../../api/types.js';
import { useText } from '../../i18n/locale-provider.js';

export type Delegations = ApiOutput['admin']['delegations']['list'];
export type Signatory = Delegations['people'][number];

/** Names of the roles, as the scorecards call them. */
export function useSigningRoles(delegations: Delegations): ReadonlyMap<string, string> {
  const text = useText();
  return new Map(
    delegations.scorecards.flatMap(({ levels }) => levels.slice(1).map(({ role, label }) => [role, text(label)])),
  );
}
