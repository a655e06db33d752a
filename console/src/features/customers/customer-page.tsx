import { useQuery } from '@tanstack/react-query';
import { trpc, UNBATCHED } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { AccountChart } from '../../charts/account-chart.js';
import { RatingHistoryChart } from '../../charts/rating-history-chart.js';
import { DecisionCard } from '../../decision/decision-card.js';
import { centsOf } from '../../i18n/format.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { Figures } from '../../ui/figures.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { RatingMark } from '../../ui/status-badge.js';
import { usePrintInLight } from '../../ui/use-print-in-light.js';
import { CustomerDecisions } from './customer-decisions.js';
import { LimitSection } from './limit-section.js';
import { customerMessages } from './messages.js';
import { RecordButton } from './record-button.js';
import { customerRoute } from './routes.js';

export type Customer = ApiOutput['customers']['get'];

/** What does this customer owe, may it owe more, and can we rely on it? */
export default function CustomerPage() {
  usePrintInLight();
  const { customerId } = customerRoute.useParams();
  const { dataset, scorecard } = customerRoute.useSearch();
  const query = useQuery(
    trpc.customers.get.queryOptions(
      { customerId, datasetId: dataset ?? null, scorecardId: scorecard ?? null },
      { staleTime: 60_000, trpc: UNBATCHED },
    ),
  );
  return (
    <Page>
      <QueryView query={query} ability="read_data" skeleton={<LoadingSkeleton shape="page" />}>
        {(customer) => <CustomerContent customer={customer} />}
      </QueryView>
    </Page>
  );
}

interface CustomerContentProps {
  readonly customer: Customer;
}

function CustomerContent({ customer }: CustomerContentProps) {
  const t = useT(customerMessages);
  const text = useText();
  const formats = useFormats();
  const answer = useAnswer(customer);
  const { account, rating, decisions } = customer;
  const currency = account?.currency ?? undefined;
  const agedCents = centsOf(Object.values(account?.aged ?? {}), currency);
  const facts = [
    [t.customerId, customer.customerId],
    [t.siren, customer.siren],
    [t.sector, customer.sector],
    [t.size, customer.size],
    [t.segment, customer.segment],
    [t.country, customer.country],
    [t.since, customer.customerSince === null ? null : formats.date(customer.customerSince)],
  ] as const;
  const version = rating === null ? '' : t.version(text(rating.scorecard.name), rating.scorecard.version);
  return (
    <>
      <PageHeader
        title={customer.name ?? customer.customerId}
        answer={answer}
        badges={rating?.decision == null ? undefined : <RatingMark rating={rating.decision.rating} withWords />}
        crumbs={[
          <LinkAnchor key="portfolio" to="/portfolio" search={customerRoute.useSearch()}>
            {t.portfolio}
          </LinkAnchor>,
        ]}
      />
      <LimitSection customer={customer} />
      {account !== null && (
        <>
          {account.aged !== null && account.exposureMinor > 0 && (
            <Section title={t.agesTitle}>
              <Figures
                figures={(['current', 'to30', 'to60', 'to90', 'beyond90'] as const).map((age) => ({
                  label: t[age],
                  value: formats.money(account.aged?.[age] ?? 0, currency, agedCents),
                }))}
              />
            </Section>
          )}
          <AccountChart
            title={t.accountTitle}
            months={account.months}
            limitMinor={customer.granted?.limitMinor ?? null}
            currency={currency}
          />
        </>
      )}
      {rating !== null && (
        <RatingHistoryChart
          title={t.ratingTitle}
          version={version}
          months={rating.months}
          decided={decisions.map((decision) => ({ on: decision.decidedAt.slice(0, 10), rating: decision.rating }))}
          changes={rating.changes}
          currency={currency}
        />
      )}
      <CustomerDecisions decisions={decisions} />
      {rating?.decision != null && (
        <Section
          title={t.todayTitle}
          note={t.todayNote(version)}
          actions={
            rating.application === null ? undefined : (
              <RecordButton scorecardId={rating.scorecard.scorecardId} application={rating.application} />
            )
          }
        >
          <DecisionCard decision={rating.decision} scorecard={rating.decidedBy} />
        </Section>
      )}
      <Section title={t.identity}>
        <Figures figures={facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))} />
      </Section>
    </>
  );
}

/** The page's answer: what is owed, against what, and how late. */
function useAnswer({ account, granted }: Customer): string {
  const t = useT(customerMessages);
  const formats = useFormats();
  if (account === null) return t.notInData;
  const money = (minor: number) => formats.money(minor, account.currency ?? undefined);
  const limit = granted?.limitMinor ?? null;
  const against =
    limit === null
      ? t.noLimit
      : limit === 0
        ? t.declined
        : t.ofLimit(formats.percent(account.exposureMinor / limit, 0), money(limit));
  const late =
    account.overdueMinor === 0 ? t.overdueNone : t.overdue(money(account.overdueMinor), account.worstDaysPastDue);
  return `${t.owes(formats.date(account.date), money(account.exposureMinor))}${against}${late}`;
}
