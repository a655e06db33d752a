import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { scorecardMessages } from './messages.js';
import { ScorecardsTable } from './scorecards-table.js';

/** Which policies does the company have, and which version of each decides? */
export default function ScorecardsPage() {
  const t = useT(scorecardMessages);
  const navigate = useNavigate();
  const scorecards = useQuery(trpc.scorecards.list.queryOptions());
  const rows = scorecards.data;
  return (
    <Page>
      <PageHeader
        title={t.title}
        answer={
          rows === undefined ? undefined : t.listAnswer(rows.length, rows.filter((row) => row.inForce !== null).length)
        }
      />
      <QueryView query={scorecards}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t.emptyTitle} text={t.emptyText} />
          ) : (
            <Card flush>
              <ScorecardsTable
                rows={list}
                onOpen={(id) => void navigate({ to: '/scorecards/$scorecardId', params: { scorecardId: id } })}
              />
            </Card>
          )
        }
      </QueryView>
    </Page>
  );
}
