import { linkOptions, useRouter, useRouterState } from '@tanstack/react-router';
import type { FirstSteps, StepId } from './steps.js';

/** The screen on which a step is taken; the draft is the person's own, once there is one. */
export function targetOf(id: StepId, ownDraft: FirstSteps['ownDraft']) {
  switch (id) {
    case 'accounts':
      return linkOptions({ to: '/admin' });
    case 'draft':
      return linkOptions({ to: '/scorecards' });
    case 'data':
      return linkOptions({ to: '/data/import' });
    case 'backtest':
      return ownDraft === null
        ? linkOptions({ to: '/backtests/new' })
        : linkOptions({
            to: '/backtests/new',
            search: { scorecard: ownDraft.scorecardId, draft: ownDraft.draftId },
          });
    case 'submit':
      return ownDraft === null
        ? linkOptions({ to: '/scorecards' })
        : linkOptions({ to: '/scorecards/$scorecardId/drafts/$draftId', params: ownDraft });
    case 'release':
      return linkOptions({ to: '/approvals' });
    case 'decide':
      return linkOptions({ to: '/portfolio' });
  }
}

/** Whether that screen is the one on show. */
export function useIsThere(target: ReturnType<typeof targetOf>): boolean {
  const router = useRouter();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return router.buildLocation(target).pathname === pathname;
}
