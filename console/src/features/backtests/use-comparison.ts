import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { newBacktestRoute } from './routes.js';

type ScorecardRow = ApiOutput['scorecards']['list'][number];

/** A version by its number, or a draft by its id. */
export type SideChoice = { readonly version: number } | { readonly draftId: string };

export interface Comparison {
  readonly scorecards: readonly ScorecardRow[];
  readonly scorecard: ScorecardRow | null;
  /** Number of the champion's version; null while nothing can be chosen. */
  readonly champion: number | null;
  readonly challenger: SideChoice | null;
}

/** What the address says is compared, with the usual choices where it says nothing: my draft, else the newest version. */
export function useComparison(): Comparison {
  const search = newBacktestRoute.useSearch();
  const scorecards = useQuery(trpc.scorecards.list.queryOptions()).data ?? [];
  const scorecard =
    scorecards.find(({ id, drafts }) =>
      search.scorecard === undefined ? drafts.some(({ draftId }) => draftId === search.draft) : id === search.scorecard,
    ) ?? preferred(scorecards);
  if (scorecard === null) return { scorecards, scorecard, champion: null, challenger: null };
  const champion = search.champion ?? scorecard.inForce?.version ?? scorecard.latestVersion;
  return { scorecards, scorecard, champion, challenger: challengerOf(scorecard, search) };
}

function challengerOf(
  scorecard: ScorecardRow,
  search: { readonly draft?: string | undefined; readonly version?: number | undefined },
): SideChoice {
  if (search.draft !== undefined) return { draftId: search.draft };
  if (search.version !== undefined) return { version: search.version };
  const mine = scorecard.drafts.find((draft) => draft.mine);
  return mine === undefined ? { version: scorecard.latestVersion } : { draftId: mine.draftId };
}

/** The scorecard somebody works on, else one with a version that is not in force yet, else the first. */
function preferred(scorecards: readonly ScorecardRow[]): ScorecardRow | null {
  return (
    scorecards.find(({ drafts }) => drafts.some(({ mine }) => mine)) ??
    scorecards.find(({ inForce, latestVersion }) => inForce !== null && inForce.version < latestVersion) ??
    scorecards[0] ??
    null
  );
}
