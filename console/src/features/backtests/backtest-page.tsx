import { summariseReport } from '@encours/engine';
import { Button, Group, Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useLocale, useT, useText } from '../../i18n/locale-provider.js';
import { isFinished } from '../../jobs/use-job.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { usePrintInLight } from '../../ui/use-print-in-light.js';
import { BacktestStatus } from './backtest-status.js';
import { backtestMessages } from './messages.js';
import classes from './report/report.module.css';
import { ReportView } from './report/report-view.js';
import { backtestRoute } from './routes.js';
import { RunningBacktest } from './running-backtest.js';
import { nameSide } from './sides.js';

type Backtest = ApiOutput['backtests']['get'];

/** Is the challenger better, and may it go live? */
export default function BacktestPage() {
  usePrintInLight();
  const { backtestId } = backtestRoute.useParams();
  const query = useQuery(trpc.backtests.get.queryOptions({ backtestId }));
  return (
    <Page>
      <QueryView query={query} ability="read_backtests" skeleton={<LoadingSkeleton shape="page" />}>
        {(backtest) => <BacktestContent backtest={backtest} />}
      </QueryView>
    </Page>
  );
}

interface BacktestContentProps {
  readonly backtest: Backtest;
}

function BacktestContent({ backtest }: BacktestContentProps) {
  const t = useT(backtestMessages);
  const text = useText();
  const { locale } = useLocale();
  const { report } = backtest;
  const title = `${text(backtest.challenger.name)} – ${t.against(
    nameSide(backtest.challenger, t),
    nameSide(backtest.champion, t),
  )}`;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          <LinkAnchor key="backtests" to="/backtests">
            {t.title}
          </LinkAnchor>,
        ]}
        badges={report === null ? <BacktestStatus row={backtest} /> : <GateBadge backtest={backtest} />}
        answer={report === null ? backtest.dataset.name : summariseReport(report, locale)}
        actions={report === null ? undefined : <ReportActions backtestId={backtest.backtestId} />}
      />
      {report === null || !isFinished(backtest.status) ? (
        <RunningBacktest backtest={backtest} />
      ) : (
        <ReportView backtest={{ ...backtest, report }} />
      )}
    </>
  );
}

function GateBadge({ backtest: { report } }: BacktestContentProps) {
  const t = useT(backtestMessages);
  if (report === null || report.release.length === 0) return <StatusBadge tone="neutral" label={t.gateNone} />;
  const passed = report.release.every((check) => check.passed);
  return <StatusBadge tone={passed ? 'positive' : 'caution'} label={passed ? t.gatePassed : t.gateFailed} />;
}

interface ReportActionsProps {
  readonly backtestId: string;
}

function ReportActions({ backtestId }: ReportActionsProps) {
  const t = useT(backtestMessages);
  const { locale } = useLocale();
  const address = (format: string) => `/api/backtests/${backtestId}/report.${format}?lang=${locale}`;
  return (
    <Group gap="xs" className={classes.noPrint ?? ''}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {t.download}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={address('html')} download>
            {t.html}
          </Menu.Item>
          <Menu.Item component="a" href={address('csv')} download>
            {t.csv}
          </Menu.Item>
          <Menu.Item component="a" href={address('json')} download>
            {t.json}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        {t.print}
      </Button>
    </Group>
  );
}
