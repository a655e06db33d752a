import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { findWay } from '../../tour/steps.js';
import { TourList } from '../../tour/tour.js';
import { useTour } from '../../tour/tour-switch.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { InForceSection } from './in-force-section.js';
import { LatestDecisions } from './latest-decisions.js';
import { overviewMessages } from './messages.js';
import classes from './overview.module.css';
import { listTasks, type Task } from './tasks.js';
import { WaitingSection } from './waiting-section.js';

/** Is anything wrong, or waiting for me? */
export default function OverviewPage() {
  const t = useT(overviewMessages);
  const me = useMe();
  const scorecards = useQuery(trpc.scorecards.list.queryOptions());
  const approvals = useQuery({ ...trpc.approvals.list.queryOptions(), enabled: can(me, 'approve') });
  const requests = useQuery({ ...trpc.decisions.waiting.queryOptions(), enabled: can(me, 'sign') });
  const { shown } = useTour();
  const steps = useQuery({ ...trpc.session.firstSteps.queryOptions(), enabled: shown });
  const beginning = shown && steps.data !== undefined && findWay(me, steps.data).next !== null;
  const ready =
    scorecards.data !== undefined &&
    (approvals.data !== undefined || !can(me, 'approve')) &&
    (requests.data !== undefined || !can(me, 'sign'));
  const waiting = requests.data?.waiting ?? 0;
  const tasks = listTasks(approvals.data ?? [], scorecards.data ?? []);
  return (
    <Page>
      <PageHeader title={t.title} answer={ready ? answer(tasks) : undefined} />
      <TourList />
      <div className={classes.top}>
        <WaitingSection
          tasks={ready ? tasks : null}
          requests={waiting}
          beginning={beginning}
          error={scorecards.error ?? approvals.error ?? requests.error}
        />
        <InForceSection query={scorecards} />
      </div>
      {can(me, 'read_decisions') && <LatestDecisions />}
    </Page>
  );

  function answer(all: readonly Task[]): string {
    const count = (kind: Task['kind']): number => all.filter((task) => task.kind === kind).length;
    const sentences = [
      ...(waiting > 0 ? [t.requestsWait(waiting)] : []),
      ...(count('approve') > 0 ? [t.approvalsWait(count('approve'))] : []),
      ...(count('rework') > 0 ? [t.sentBack(count('rework'))] : []),
      ...(count('write') > 0 ? [t.draftsWait(count('write'))] : []),
    ];
    if (sentences.length > 0) return sentences.join(' ');
    return beginning ? t.beginning : t.nothingWaits;
  }
}
