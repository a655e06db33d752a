import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../api/trpc.js';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { ErrorAlert } from '../ui/error-alert.js';
import { useNow } from '../ui/use-now.js';
import { jobMessages, jobStepMessages } from './messages.js';
import { FALLBACK_MS, isFinished, type Job } from './use-job.js';

interface JobProgressProps {
  readonly job: Job;
  /** Whether changes arrive as they happen. */
  readonly live: boolean;
  /** When the job was last heard of, in milliseconds. */
  readonly asOf: number;
  readonly mayCancel?: boolean;
}

/** What a running job is doing, how far it is, and a way to stop it; for one that failed, why. */
export function JobProgress({ job, live, asOf, mayCancel = true }: JobProgressProps) {
  const t = useT(jobMessages);
  const steps = useT(jobStepMessages);
  const formats = useFormats();
  const text = useText();
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions());
  if (job.status === 'failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t.failedTitle} role="alert">
        {job.error === null ? null : text(job.error.messageText)}
      </Alert>
    );
  }
  if (job.status === 'cancelled') {
    return <Alert color="gray" icon={<IconBan aria-hidden />} title={t.cancelledTitle} />;
  }
  const step = stepName(job.step, steps) ?? t.working;
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="baseline" wrap="nowrap">
        <Text fw={600} aria-live="polite">
          {step}
        </Text>
        <Text size="sm" c="dimmed">
          {formats.percent(job.progress, 0)}
          {!isFinished(job.status) && <Elapsed since={job.startedAt ?? job.createdAt} />}
        </Text>
      </Group>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={Math.max(job.progress * 100, 1.5)}
          aria-label={t.progress}
          aria-valuetext={`${step}, ${formats.percent(job.progress, 0)}`}
          animated={!isFinished(job.status)}
        />
      </Progress.Root>
      {job.counts !== null && <Counts counts={job.counts} since={job.startedAt ?? job.createdAt} />}
      {!live && !isFinished(job.status) && <Lost asOf={asOf} />}
      {!isFinished(job.status) && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t.leave}
          </Text>
          {mayCancel && (
            <Button
              variant="default"
              size="xs"
              loading={cancel.isPending}
              disabled={cancel.isSuccess}
              onClick={() => cancel.mutate({ jobId: job.jobId })}
            >
              {cancel.isSuccess ? t.cancelling : t.cancel}
            </Button>
          )}
        </Group>
      )}
      {cancel.isError && <ErrorAlert error={cancel.error} />}
    </Stack>
  );
}

function Elapsed({ since }: { readonly since: string }) {
  const t = useT(jobMessages);
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.round((now - new Date(since).getTime()) / 1000));
  const time = seconds < 60 ? t.seconds(seconds) : t.minutes(Math.floor(seconds / 60), seconds % 60);
  return <> · {t.elapsed(time)}</>;
}

/** Rows read, how fast, and how many were refused so far. */
function Counts({ counts, since }: { readonly counts: NonNullable<Job['counts']>; readonly since: string }) {
  const t = useT(jobMessages);
  const formats = useFormats();
  const now = useNow(1_000);
  const seconds = (now - new Date(since).getTime()) / 1000;
  const pace = seconds < 1 ? null : formats.number(Math.round(counts.rows / seconds));
  return (
    <Text size="sm" c="dimmed">
      {t.counts(formats.number(counts.rows), pace, formats.number(counts.rejected))}
    </Text>
  );
}

/** The server is out of reach: how old what is shown is, and when it is asked for again. */
function Lost({ asOf }: { readonly asOf: number }) {
  const t = useT(jobMessages);
  const formats = useFormats();
  const now = useNow(1_000);
  const wait = Math.max(1, Math.ceil((FALLBACK_MS - ((now - asOf) % FALLBACK_MS)) / 1000));
  return (
    <Group gap={6} c="dimmed" role="status">
      <IconPlugConnectedX size={15} aria-hidden />
      <Text size="sm">{t.lost(t.seconds(wait), formats.time(new Date(asOf).toISOString()))}</Text>
    </Group>
  );
}

function stepName(step: string, names: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(names, step) ? names[step] : undefined;
}
