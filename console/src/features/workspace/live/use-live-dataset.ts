import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc.js';
import type { ApiOutput } from '../../../api/types.js';

export type ListedDataset = ApiOutput['datasets']['list'][number];

export interface LiveDataset {
  readonly datasets: readonly ListedDataset[];
  /** The one that is replayed; null while that is not known, and where nothing can be. */
  readonly dataset: ListedDataset | null;
  /** Null while it is not known, and where the dataset is too short for any. */
  readonly suggested: ApiOutput['datasets']['get']['suggestedPlan'];
  readonly isKnown: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The dataset that was chosen, or the usual one of the scorecard, with the plan that its dates allow. */
export function useLiveDataset(scorecardId: string, chosenId: string | null, mayRun: boolean): LiveDataset {
  const listed = useQuery({ ...trpc.datasets.list.queryOptions(), enabled: mayRun });
  const usual = useQuery({ ...trpc.datasets.usual.queryOptions({ scorecardId }), enabled: mayRun });
  const withId = (wanted: string | null | undefined): ListedDataset | null =>
    listed.data?.find(({ datasetId }) => datasetId === wanted) ?? null;
  // One that was chosen may have been taken away since.
  const dataset = withId(chosenId) ?? withId(usual.data?.datasetId);
  const details = useQuery({
    ...trpc.datasets.get.queryOptions({ datasetId: dataset?.datasetId ?? '' }),
    enabled: dataset !== null,
  });
  const failed = [listed, usual, details].filter(({ isError }) => isError);
  return {
    datasets: listed.data ?? NONE,
    dataset,
    suggested: dataset === null ? null : (details.data?.suggestedPlan ?? null),
    isKnown: dataset === null ? listed.isSuccess && usual.isSuccess : details.isSuccess,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const query of failed) void query.refetch();
    },
  };
}

const NONE: ApiOutput['datasets']['list'] = [];
