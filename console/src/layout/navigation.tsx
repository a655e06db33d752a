import { Badge, Stack, Tooltip, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../api/trpc.js';
import { useT } from '../i18n/locale-provider.js';
import { useMe } from '../session/me-context.js';
import { can } from '../session/roles.js';
import { LinkNav } from '../ui/link.js';
import { ENTRIES } from './entries.js';
import classes from './layout.module.css';
import { layoutMessages } from './messages.js';

interface NavigationProps {
  /** Icons only, for pages that need the width; the words stay for those who listen and in tooltips. */
  readonly rail: boolean;
  readonly onNavigate: () => void;
}

/** The main menu, by role, with the number of drafts that wait for this person. */
export function Navigation({ rail, onNavigate }: NavigationProps) {
  const t = useT(layoutMessages);
  const me = useMe();
  const waiting = useWaitingApprovals();
  return (
    <nav aria-label={t.navigation}>
      <Stack gap={2}>
        {ENTRIES.filter((entry) => entry.ability === undefined || can(me, entry.ability)).map((entry) => (
          <Tooltip key={entry.to} label={t[entry.label]} position="right" disabled={!rail}>
            <LinkNav
              to={entry.to}
              className={classes.entry}
              activeOptions={{ exact: entry.to === '/', includeSearch: false }}
              activeProps={{ 'data-current': true }}
              label={<span className={classes.wide}>{t[entry.label]}</span>}
              leftSection={<entry.icon size={18} stroke={1.6} aria-hidden />}
              rightSection={
                entry.to === '/approvals' && waiting > 0 ? (
                  <Badge size="sm" variant="filled" circle={waiting < 10}>
                    {waiting}
                    <VisuallyHidden>{t.waiting(waiting)}</VisuallyHidden>
                  </Badge>
                ) : undefined
              }
              onClick={onNavigate}
            />
          </Tooltip>
        ))}
      </Stack>
    </nav>
  );
}

function useWaitingApprovals(): number {
  const me = useMe();
  const query = useQuery({
    ...trpc.approvals.list.queryOptions(),
    enabled: can(me, 'approve'),
    refetchInterval: 60_000,
  });
  return query.data?.filter((item) => !item.mine).length ?? 0;
}
