import { Button, Group, Paper, Text, ThemeIcon } from '@mantine/core';
import { IconLink, IconLinkOff, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import classes from './audit.module.css';
import { auditMessages } from './messages.js';

/** Whether the chain of digests holds, as of the last time somebody looked. */
export function ChainState() {
  const t = useT(auditMessages);
  const formats = useFormats();
  // Reading the whole log is asked for, never done by just opening the page.
  const query = useQuery(trpc.audit.verify.queryOptions(undefined, { enabled: false, gcTime: 0 }));
  const verdict = query.data;
  const state = verdict === undefined ? 'unknown' : verdict.ok ? 'intact' : 'broken';
  const Icon = { unknown: IconLink, intact: IconShieldCheck, broken: IconLinkOff }[state];
  const color = { unknown: 'gray', intact: 'teal', broken: 'red' }[state];
  const title =
    verdict === undefined
      ? t.notVerified
      : verdict.ok
        ? t.verified(formats.number(verdict.verifiedTo))
        : t.broken(formats.number(verdict.brokenAt ?? verdict.verifiedTo + 1));
  const detail =
    verdict === undefined
      ? t.notVerifiedText
      : verdict.ok
        ? t.verifiedText(
            formats.time(new Date(query.dataUpdatedAt).toISOString()),
            verdict.rows,
            formats.number(verdict.rows),
          )
        : t.brokenText(verdict.fault === null ? '' : t[`fault_${verdict.fault}`], formats.number(verdict.verifiedTo));
  return (
    <>
      <Paper p="lg" className={classes.chain} data-state={state}>
        <Group justify="space-between" wrap="wrap">
          <Group gap="md" wrap="nowrap" align="flex-start" style={{ flex: '1 1 360px' }}>
            <ThemeIcon size={40} radius="xl" variant="light" color={color}>
              <Icon size={22} stroke={1.6} aria-hidden />
            </ThemeIcon>
            <div role="status" style={{ minWidth: 0 }}>
              <Text fw={620}>{title}</Text>
              <Text size="sm" c="dimmed">
                {detail}
              </Text>
              {verdict?.ok === true && verdict.headHash !== null && (
                <Text size="xs" c="dimmed" mt={4} className={classes.mono}>
                  {t.headHash} {verdict.headHash}
                </Text>
              )}
            </div>
          </Group>
          <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
            {t.verify}
          </Button>
        </Group>
      </Paper>
      {query.isError && <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />}
    </>
  );
}
