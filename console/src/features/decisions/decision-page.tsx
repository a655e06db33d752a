import { Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { DecisionCard } from '../../decision/decision-card.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { readScorecard } from '../../policy/read-scorecard.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { OutcomeBadge, RatingMark } from '../../ui/status-badge.js';
import { usePrintInLight } from '../../ui/use-print-in-light.js';
import { DecisionExplanation } from './decision-explanation.js';
import { DecisionLetter } from './decision-letter.js';
import { DecisionReceipt } from './decision-receipt.js';
import { DecisionTrace } from './decision-trace.js';
import { decisionsMessages } from './messages.js';
import { DECISION_TABS, decisionRoute } from './routes.js';
import { SigningSection } from './signing-section.js';

export type DecisionRecord = ApiOutput['decisions']['get'];

/** What was decided here, why, and can it be proven? */
export default function DecisionPage() {
  usePrintInLight();
  const { decisionId } = decisionRoute.useParams();
  const query = useQuery(trpc.decisions.get.queryOptions({ decisionId }, { staleTime: Number.POSITIVE_INFINITY }));
  return (
    <Page>
      <QueryView query={query} ability="read_decisions" skeleton={<LoadingSkeleton shape="page" />}>
        {(record) => <DecisionContent record={record} />}
      </QueryView>
    </Page>
  );
}

interface DecisionContentProps {
  readonly record: DecisionRecord;
}

function DecisionContent({ record }: DecisionContentProps) {
  const t = useT(decisionsMessages);
  const text = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const { tab = 'decision' } = decisionRoute.useSearch();
  const { decision } = record;
  // The labels of facts are in the scorecard that decided; the page does without while it is read.
  const version = useQuery(
    trpc.scorecards.version.queryOptions(
      { scorecardId: record.scorecardId, version: record.version },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const scorecard = version.data === undefined ? null : readScorecard(version.data.text);
  const cardName = scorecard === null ? record.scorecardId : text(scorecard.about.name);
  const names = {
    decision: t.tabDecision,
    explanation: t.tabExplanation,
    letter: t.tabLetter,
    trace: t.tabTrace,
    receipt: t.tabReceipt,
  };
  return (
    <>
      <PageHeader
        title={record.customerName ?? record.customerId ?? t.unnamed}
        crumbs={[
          <LinkAnchor key="decisions" to="/decisions">
            {t.title}
          </LinkAnchor>,
        ]}
        badges={
          <>
            <OutcomeBadge outcome={decision.outcome} />
            <RatingMark rating={decision.rating} />
          </>
        }
        answer={t.byline(
          formats.dateTime(record.decidedAt),
          record.actor.name,
          t.cardVersion(cardName, record.version),
        )}
      />
      <Tabs
        value={tab}
        onChange={(next) =>
          void navigate({
            to: '/decisions/$decisionId',
            params: { decisionId: record.decisionId },
            search: { tab: DECISION_TABS.find((known) => known === next) },
            replace: true,
          })
        }
      >
        <Tabs.List aria-label={t.tabs} mb="lg">
          {DECISION_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {names[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="decision" maw={860}>
          <Stack gap="lg">
            <SigningSection record={record} />
            <DecisionCard decision={decision} scorecard={scorecard} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="explanation">
          <DecisionExplanation decision={decision} scorecard={scorecard} />
        </Tabs.Panel>
        <Tabs.Panel value="letter">
          <DecisionLetter record={record} scorecard={scorecard} />
        </Tabs.Panel>
        <Tabs.Panel value="trace">
          <DecisionTrace decision={decision} scorecard={scorecard} />
        </Tabs.Panel>
        <Tabs.Panel value="receipt">
          <DecisionReceipt record={record} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
