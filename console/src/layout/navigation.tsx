import { Badge, Stack, Tooltip, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../api/trpc.js';
import { useT } from '../i18n/locale-provider.js';
import { useMe } from '../session/me-context.js';
import { can } from '../session/roles.js';
import { LinkNav } from '../ui/link.js';
import { ENTRIES, type Entry } from './entries.js';
import classes from './layout.module.css';
import { layoutMessages } from './messages.js';

interface NavigationProps {
  /** Icons only, for pages that need the width; the words stay for those who listen and in tooltips. */
  readonly rail: boolean;
  readonly onNavigate: () => void;
}

/** The main menu, by role, with the numbers of drafts and of requests that wait for this person. */
export function Navigation({ rail, onNavigate }: NavigationProps) {
  const t = useT(layoutMessages);
  const me = useMe();
  const waiting: Partial<Record<Entry['to'], number>> = {
    '/approvals': useWaitingApprovals(),
    '/inbox': useWaitingRequests(),
  };
  return (
    <nav aria-label={t.navigation}>
      <Stack gap={2}>
        {ENTRIES.filter(({ ability, below }) => below === undefined && (ability === undefined || can(me, ability))).map(
          (entry) => (
            <Tooltip key={entry.to} label={t[entry.label]} position="right" disabled={!rail}>
              <LinkNav
                to={entry.to}
                className={classes.entry}
                activeOptions={{ exact: entry.to === '/', includeSearch: false }}
                activeProps={{ 'data-current': true }}
                label={<span className={classes.wide}>{t[entry.label]}</span>}
                leftSection={<entry.icon size={18} stroke={1.6} aria-hidden />}
                rightSection={<Waiting n={waiting[entry.to] ?? 0} />}
                onClick={onNavigate}
              />
            </Tooltip>
          ),
        )}
      </Stack>
    </nav>
  );
}

interface WaitingProps {
  readonly n: number;
}

function Waiting({ n }: WaitingProps) {
  const t = useT(layoutMessages);
  if (n === 0) return null;
  return (
    <Badge size="sm" variant="filled" circle={n < 10}>
      {n}
      <VisuallyHidden>{t.waiting(n)}</VisuallyHidden>
    </Badge>
  );
}

function useWaitingRequests(): number {
  const me = useMe();
  const query = useQuery({
    ...trpc.decisions.waiting.queryOptions(),
    enabled: can(me, 'sign'),
    refetchInterval: 60_000,
  });
  return query.data?.waiting ?? 0;
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
