import type { JsonPath } from '@encours/engine';
import { Alert, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { ChangeList } from '../../policy/change-list.js';
import { countChanges } from '../../policy/count-changes.js';
import { PolicySheet } from '../../policy/policy-sheet.js';
import { readScorecard } from '../../policy/read-scorecard.js';
import { MeaningList } from '../../proofs/meaning-list.js';
import { useBenchmarks } from '../../proofs/use-benchmarks.js';
import { useComparison } from '../../proofs/use-comparison.js';
import { choiceParam } from '../../routing/search.js';
import { Card } from '../../ui/card.js';
import { LinkAnchor, LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { DraftStatusBadge } from '../../ui/status-badge.js';
import classes from './approvals.module.css';
import { commentMessages } from './comment-messages.js';
import { DecideButtons } from './decide-buttons.js';
import { Discussion } from './discussion.js';
import { approvalMessages } from './messages.js';
import { ReviewAside } from './review-aside.js';
import { ReviewText } from './review-text.js';
import { REVIEW_TABS, type ReviewTab, reviewRoute } from './routes.js';
import { useComments } from './use-comments.js';

/** What would this draft change, and shall it decide? */
export default function ReviewPage() {
  const { draftId } = reviewRoute.useParams();
  const review = useQuery(trpc.approvals.get.queryOptions({ draftId }));
  return (
    <Page>
      <QueryView query={review} ability="read_approvals" skeleton={<LoadingSkeleton shape="page" />}>
        {(data) => <Review review={data} />}
      </QueryView>
    </Page>
  );
}

interface ReviewProps {
  readonly review: ApiOutput['approvals']['get'];
}

function Review({ review }: ReviewProps) {
  const t = useT(approvalMessages);
  const text = useText();
  const scorecard = useMemo(() => readScorecard(review.text), [review.text]);
  return (
    <>
      <PageHeader
        title={t.reviewTitle(text(review.scorecardName), review.newVersion)}
        badges={<DraftStatusBadge status={review.status} />}
        answer={useAnswer(review)}
        crumbs={[
          <LinkAnchor key="approvals" to="/approvals" c="dimmed">
            {t.title}
          </LinkAnchor>,
        ]}
        actions={
          review.status === 'in_review' ? (
            <DecideButtons review={review} effectiveFrom={scorecard?.about.effectiveFrom ?? null} />
          ) : undefined
        }
      />
      <StateBanner review={review} />
      <div className={classes.columns}>
        <Card>
          <ReviewTabs review={review} currency={scorecard?.about.currency ?? 'EUR'} />
        </Card>
        <ReviewAside review={review} scorecard={scorecard} />
      </div>
    </>
  );
}

/** Who proposes how much, what it does to the cases, and what it would have done. */
function useAnswer(review: ApiOutput['approvals']['get']): string {
  const t = useT(approvalMessages);
  const formats = useFormats();
  const changes = useMemo(() => countChanges(review.baseText, review.text), [review.baseText, review.text]);
  const rates = review.backtest?.summary?.approvalRate;
  return [
    review.mine
      ? t.youPropose(changes)
      : (review.status === 'published' ? t.proposed : t.proposes)(review.author.name, changes),
    ...(review.cases === null ? [] : [t.casesMove(review.cases.changed, review.cases.total)]),
    ...(rates === undefined
      ? []
      : [t.approvalMoves(formats.percentAligned(rates.champion), formats.percentAligned(rates.challenger))]),
  ].join(' ');
}

function StateBanner({ review }: ReviewProps) {
  const t = useT(approvalMessages);
  if (review.status === 'published' && review.publishedVersion !== null) {
    return (
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={t.published(review.publishedVersion)}>
        <LinkButton
          to="/scorecards/$scorecardId"
          params={{ scorecardId: review.scorecardId }}
          search={{ version: review.publishedVersion }}
          size="xs"
          variant="default"
        >
          {t.seeVersion}
        </LinkButton>
      </Alert>
    );
  }
  if (review.baseMoved !== null) {
    return (
      <Alert
        color="yellow"
        icon={<IconAlertTriangle aria-hidden />}
        title={t.baseMovedTitle(review.baseMoved.latestVersion)}
      >
        {t.baseMovedText}
        {review.mine && (
          <div>
            <LinkButton to="/approvals/$draftId/rebase" params={{ draftId: review.draftId }} size="xs" mt="xs">
              {t.rebase}
            </LinkButton>
          </div>
        )}
      </Alert>
    );
  }
  if (review.status !== 'in_review') return <Alert color="gray">{t.notInReview}</Alert>;
  return null;
}

interface ReviewTabsProps extends ReviewProps {
  readonly currency: string;
}

function ReviewTabs({ review, currency }: ReviewTabsProps) {
  const t = useT(approvalMessages);
  const navigate = useNavigate({ from: reviewRoute.fullPath });
  const { tab = 'summary' } = reviewRoute.useSearch();
  const words = useT(commentMessages);
  const comments = useComments(review.draftId, review.text);
  const [start, setStart] = useState<JsonPath | null>(null);
  const show = (chosen: ReviewTab): void => void navigate({ search: { tab: chosen }, replace: true });
  const { benchmarks } = useBenchmarks();
  const comparison = useComparison(review.baseText, review.text, benchmarks);
  return (
    <Tabs
      value={tab}
      onChange={(next) => {
        const chosen = choiceParam(next, REVIEW_TABS);
        setStart(null);
        if (chosen !== undefined) show(chosen);
      }}
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="summary">{t.tabSummary}</Tabs.Tab>
        <Tabs.Tab value="text">{t.tabText}</Tabs.Tab>
        <Tabs.Tab value="policy">{t.tabPolicy}</Tabs.Tab>
        <Tabs.Tab value="discussion">{words.tab(comments.marks.filter(({ isOpen }) => isOpen).length)}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="summary">
        <MeaningList comparison={comparison} currency={currency} headingOrder={2} />
        <ChangeList before={review.baseText} after={review.text} currency={currency} headingOrder={2} />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        {tab === 'text' && <ReviewText review={review} comments={comments} start={start} />}
      </Tabs.Panel>
      <Tabs.Panel value="policy">
        <PolicySheet text={review.text} headingOrder={2} />
      </Tabs.Panel>
      <Tabs.Panel value="discussion">
        <Discussion
          draftId={review.draftId}
          comments={comments}
          place={null}
          onGo={(path) => {
            setStart(path);
            show('text');
          }}
        />
      </Tabs.Panel>
    </Tabs>
  );
}
