import { Button, Group, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { noCursor } from '../../api/no-cursor.js';
import { queryClient, trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ListFoot } from '../../ui/list-foot.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { ACTIONS, isAction } from './actions.js';
import { AuditTable } from './audit-table.js';
import { ChainState } from './chain-state.js';
import { actionMessages, auditMessages } from './messages.js';
import { auditRoute } from './routes.js';

const PAGE_ROWS = 50;

/** Who did what, and has the record been tampered with? */
export default function AuditPage() {
  const t = useT(auditMessages);
  return (
    <Page>
      <PageHeader
        title={t.title}
        answer={t.answer}
        actions={
          <Group gap="xs">
            {(['ndjson', 'csv'] as const).map((format) => (
              <Button
                key={format}
                component="a"
                href={`/api/audit.${format}`}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {t.exportAs(format.toUpperCase())}
              </Button>
            ))}
          </Group>
        }
      />
      <ChainState />
      <AuditList />
    </Page>
  );
}

function AuditList() {
  const t = useT(auditMessages);
  const actions = useT(actionMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const { action: asked, row } = auditRoute.useSearch();
  const action = isAction(asked) ? asked : undefined;
  const input = { action: action ?? null, upTo: row ?? null, limit: PAGE_ROWS };
  // The transport's own helper sends a key that the server does not know, hence by hand.
  const query = useInfiniteQuery({
    queryKey: [...trpc.audit.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) =>
      queryClient.query(trpc.audit.list.queryOptions({ ...input, cursor: pageParam }, { staleTime: 0 })),
    initialPageParam: noCursor(),
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <QueryView query={query} ability="read_audit">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        return (
          <Section
            title={t.list}
            note={row === undefined ? undefined : t.fromRow(formats.number(row))}
            flush
            actions={
              <Group gap="xs">
                {row !== undefined && (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => void navigate({ to: '/audit', search: { action } })}
                  >
                    {t.fromStart}
                  </Button>
                )}
                <Select
                  aria-label={t.action}
                  placeholder={t.anyAction}
                  size="xs"
                  w={220}
                  clearable
                  searchable
                  value={action ?? null}
                  data={ACTIONS.map((value) => ({ value, label: actions[value] }))}
                  onChange={(value) =>
                    void navigate({
                      to: '/audit',
                      search: { action: ACTIONS.find((known) => known === value) },
                      replace: true,
                    })
                  }
                />
              </Group>
            }
          >
            {rows.length === 0 ? (
              <EmptyState title={t.emptyTitle} text={t.emptyText} />
            ) : (
              <>
                <AuditTable rows={rows} />
                <ListFoot query={query} end={t.end} />
              </>
            )}
          </Section>
        );
      }}
    </QueryView>
  );
}
