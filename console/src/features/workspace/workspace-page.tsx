import { useQuery } from '@tanstack/react-query';
import { readAgain } from '../../api/failed-reads.js';
import { trpc } from '../../api/trpc.js';
import { useBenchmarks } from '../../proofs/use-benchmarks.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { workspaceRoute } from './routes.js';
import { Workspace } from './workspace.js';

/** Writing a version: the text, what is wrong with it, and what it decides. */
export default function WorkspacePage() {
  const { scorecardId, draftId } = workspaceRoute.useParams();
  // What is being typed is the truth from now on; reading it anew is for conflicts only.
  const draft = useQuery(
    trpc.drafts.get.queryOptions(
      { draftId },
      { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
    ),
  );
  const inForce = useQuery(trpc.scorecards.inForce.queryOptions({ scorecardId }));
  const baseVersion = draft.data?.baseVersion;
  const cases = useQuery({
    ...trpc.cases.list.queryOptions({ scorecardId, version: baseVersion ?? null }),
    enabled: baseVersion !== undefined,
    staleTime: 60_000,
  });
  const { benchmarks, error } = useBenchmarks();
  const skeleton = <LoadingSkeleton shape="page" rows={9} />;
  // What was read once is enough to go on: the text on screen must outlive a failed refresh.
  const failed = error ?? [inForce, cases].find(({ data }) => data === undefined)?.error ?? null;
  if (draft.data === undefined || failed !== null) {
    return (
      <Page>
        {draft.data === undefined ? (
          <QueryView query={draft} skeleton={skeleton}>
            {() => null}
          </QueryView>
        ) : (
          <ErrorAlert error={failed} onRetry={readAgain} />
        )}
      </Page>
    );
  }
  if (benchmarks === null || inForce.data === undefined || cases.data === undefined) return skeleton;
  return (
    <Workspace
      key={draftId}
      draft={draft.data}
      benchmarks={benchmarks}
      inForceText={inForce.data?.text ?? null}
      caseRows={cases.data}
    />
  );
}
