import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { DecisionCard } from '../../decision/decision-card.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { statusMessages } from '../../ui/messages.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { backtestMessages } from './messages.js';
import { reportMessages } from './report/messages.js';
import { FLAG_TONES } from './report/moved-section.js';
import classes from './report/report.module.css';
import { backtestCaseRoute } from './routes.js';

/** Why do the two versions decide this customer differently, and who was right? */
export default function CasePage() {
  const params = backtestCaseRoute.useParams();
  const query = useQuery(trpc.backtests.case.queryOptions(params, { staleTime: Number.POSITIVE_INFINITY }));
  return (
    <Page>
      <QueryView query={query} ability="read_backtests" skeleton={<LoadingSkeleton shape="page" />}>
        {(found) => <CaseContent found={found} backtestId={params.backtestId} />}
      </QueryView>
    </Page>
  );
}

interface CaseContentProps {
  readonly found: ApiOutput['backtests']['case'];
  readonly backtestId: string;
}

function CaseContent({ found, backtestId }: CaseContentProps) {
  const t = useT(reportMessages);
  const list = useT(backtestMessages);
  const status = useT(statusMessages);
  const formats = useFormats();
  const flag = t[`flag_${found.flag}`];
  return (
    <>
      <PageHeader
        title={t.caseTitle(found.name ?? found.customerId, formats.date(found.date))}
        crumbs={[
          <LinkAnchor key="backtests" to="/backtests">
            {list.title}
          </LinkAnchor>,
          <LinkAnchor key="report" to="/backtests/$backtestId" params={{ backtestId }}>
            {t.report}
          </LinkAnchor>,
        ]}
        badges={<StatusBadge tone={FLAG_TONES[found.flag]} label={flag} />}
        answer={t.caseAnswer(
          status[found.champion.outcome],
          status[found.challenger.outcome],
          found.worstDaysPastDue > 0 ? t.flagWithDelay(flag, formats.number(found.worstDaysPastDue)) : flag,
        )}
      />
      <div className={classes.sides}>
        <section aria-labelledby="champion">
          <Title order={2} id="champion" mb="sm">
            {t.champion}
          </Title>
          <DecisionCard decision={found.champion} scorecard={found.scorecards.champion} />
        </section>
        <section aria-labelledby="challenger">
          <Title order={2} id="challenger" mb="sm">
            {t.challenger}
          </Title>
          <DecisionCard decision={found.challenger} compared={found.champion} scorecard={found.scorecards.challenger} />
        </section>
      </div>
    </>
  );
}
