import { digestOf } from '@encours/engine';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { queryClient, trpc, UNBATCHED } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import type { Analysis } from './analysis.js';
import { recordOf } from './form/values.js';
import type { InputProfiles } from './input-profiles.js';

type Answer = ApiOutput['datasets']['profileInputs'];

interface ProfileSource {
  /** What is known by now; asked for once it is wanted. */
  readonly profiles: InputProfiles | null;
  /** Asks for them where they are not there yet. Null: there are none. */
  readonly ask: () => Promise<InputProfiles | null>;
}

/**
 * What the facts and ratios of a valid text are in the newest history. Asked for when somebody wants it, and again once
 * facts or ratios have changed.
 */
export function useInputProfiles(valid: Analysis | null, wanted: boolean): ProfileSource {
  const mayRead = can(useMe(), 'read_backtests');
  const options = useMemo(() => {
    const { facts, ratios } = recordOf(valid?.document.value);
    const text = valid?.text ?? '';
    return queryOptions({
      queryKey: ['input-profiles', digestOf(JSON.stringify([facts, ratios]))],
      queryFn: () => askFor(text),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    });
  }, [valid]);
  const possible = mayRead && valid !== null;
  const found = useQuery({ ...options, enabled: possible && wanted });
  const ask = useCallback(
    // What cannot be had is not said: the text is written without it.
    () => (possible ? queryClient.query(options).catch(() => null) : Promise.resolve(null)),
    [options, possible],
  );
  return { profiles: found.data ?? null, ask };
}

/** A mutation only because a text is too long for an address. */
function askFor(text: string): Promise<Answer> {
  const options = trpc.datasets.profileInputs.mutationOptions({ trpc: UNBATCHED, gcTime: 0 });
  return queryClient.getMutationCache().build(queryClient, options).execute({ text });
}
