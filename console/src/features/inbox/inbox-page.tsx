import { SegmentedControl } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import classes from './inbox.module.css';
import { InboxTable } from './inbox-table.js';
import { inboxMessages } from './messages.js';
import { INBOX_VIEWS, inboxRoute } from './routes.js';

/** Which requests wait for a person, and for whom? */
export default function InboxPage() {
  const t = useT(inboxMessages);
  const me = useMe();
  const navigate = useNavigate();
  const maySign = can(me, 'sign');
  const { view = maySign ? 'mine' : 'all' } = inboxRoute.useSearch();
  const query = useQuery(trpc.decisions.inbox.queryOptions({ view }, { refetchInterval: 60_000 }));
  const total = query.data?.total ?? 0;
  return (
    <Page>
      <PageHeader
        title={t.title}
        answer={view === 'mine' ? (total === 0 ? t.answerNone : t.answer(total)) : t.answerOther}
        actions={
          <LinkButton to="/inbox/overrides" variant="default">
            {t.overrides}
          </LinkButton>
        }
      />
      <div className={classes.views}>
        <SegmentedControl
          aria-label={t.views}
          value={view}
          data={INBOX_VIEWS.filter((name) => name !== 'mine' || maySign).map((name) => ({
            value: name,
            label: t[name],
          }))}
          onChange={(next) =>
            void navigate({
              to: '/inbox',
              search: { view: INBOX_VIEWS.find((known) => known === next) },
              replace: true,
            })
          }
        />
      </div>
      <QueryView query={query} ability="read_decisions">
        {({ rows }) => (
          <Section title={t.list} flush>
            {rows.length === 0 ? (
              <EmptyState title={t.emptyTitle} text={t.emptyText} icon={<IconSignature size={22} stroke={1.6} />} />
            ) : (
              <InboxTable rows={rows} settled={view === 'resolved'} />
            )}
          </Section>
        )}
      </QueryView>
    </Page>
  );
}
