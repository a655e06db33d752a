import type { ApiOutput } from '../../api/types.js';

type Approval = ApiOutput['approvals']['list'][number];
type ScorecardRow = ApiOutput['scorecards']['list'][number];

/** One thing that waits for the person, or that they wait for. */
export interface Task {
  readonly kind: 'approve' | 'suspended' | 'rework' | 'write' | 'in_review';
  /** Null for a version that was suspended: there is no draft of it. */
  readonly draftId: string | null;
  readonly scorecardId: string;
  readonly name: ScorecardRow['name'];
  readonly authorName: string;
  readonly at: string;
}

const ORDER: readonly Task['kind'][] = ['approve', 'suspended', 'rework', 'write', 'in_review'];

/** What to approve first, then one's own versions that another overtook, then one's drafts. */
export function listTasks(approvals: readonly Approval[], scorecards: readonly ScorecardRow[]): readonly Task[] {
  const toApprove = approvals
    .filter((item) => !item.mine)
    .map((item) => ({
      kind: 'approve' as const,
      draftId: item.draftId,
      scorecardId: item.scorecardId,
      name: item.scorecardName,
      authorName: item.author.name,
      at: item.submittedAt ?? '',
    }));
  const own = scorecards.flatMap((scorecard) =>
    scorecard.drafts
      .filter((draft) => draft.mine)
      .flatMap((draft) => {
        const kind = ownKind(draft.status);
        if (kind === null) return [];
        return {
          kind,
          draftId: draft.draftId,
          scorecardId: scorecard.id,
          name: scorecard.name,
          authorName: draft.author.name,
          at: draft.updatedAt,
        };
      }),
  );
  const overtaken = scorecards.flatMap((scorecard) =>
    scorecard.suspended.map(({ at }) => ({
      kind: 'suspended' as const,
      draftId: null,
      scorecardId: scorecard.id,
      name: scorecard.name,
      authorName: '',
      at,
    })),
  );
  return [...toApprove, ...overtaken, ...own].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.at.localeCompare(a.at),
  );
}

function ownKind(status: ScorecardRow['drafts'][number]['status']): 'rework' | 'write' | 'in_review' | null {
  switch (status) {
    case 'editing':
      return 'write';
    case 'rejected':
      return 'rework';
    case 'in_review':
      return 'in_review';
    case 'published':
      return null;
  }
}
