import { Alert, Button, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowLeft,
  IconCircleCheck,
  IconDatabaseImport,
  IconDiamonds,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queryClient, trpc, UNBATCHED } from '../../../api/trpc.js';
import type { ApiOutput } from '../../../api/types.js';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { ErrorAlert } from '../../../ui/error-alert.js';
import { Figures } from '../../../ui/figures.js';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.js';
import { QueryView } from '../../../ui/query-view.js';
import { Section } from '../../../ui/section.js';
import { useAmount } from '../amount.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';
import type { StepProps } from './read-file.js';
import { RejectsTable } from './rejects-table.js';

type Check = ApiOutput['imports']['check'];

/** Step 4: the whole file is read without storing anything; totals to compare with the books, and every refusal. */
export function CheckStep({ uploadId, draft }: StepProps) {
  const t = useT(importMessages);
  const text = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const { mapping, target, saveMappingAs } = draft;
  const check = useQuery(
    trpc.imports.check.queryOptions(
      { uploadId, mapping, datasetId: target.kind === 'existing' ? target.datasetId : null },
      { trpc: UNBATCHED, staleTime: 60_000 },
    ),
  );
  const commit = useMutation(
    trpc.imports.commit.mutationOptions({
      onSuccess: async ({ jobId, datasetId }) => {
        await queryClient.invalidateQueries(trpc.datasets.pathFilter());
        await navigate({ to: '/data/import', search: { job: jobId, dataset: datasetId, step: 'run' } });
      },
    }),
  );
  const run = () =>
    commit.mutate({
      uploadId,
      mapping,
      dataset: target.kind === 'existing' ? { id: target.datasetId } : { name: target.name.trim() },
      saveMappingAs: saveMappingAs === null || saveMappingAs.trim() === '' ? null : saveMappingAs.trim(),
    });
  return (
    <Stack gap="lg">
      <QueryView query={check} skeleton={<Waiting label={t.checking} />}>
        {(report) => (
          <>
            <Verdict check={report} />
            {report.noteTexts.map((note) => (
              <Alert key={note.en} color="yellow" icon={<IconAlertTriangle aria-hidden />}>
                {text(note)}
              </Alert>
            ))}
            <Section title={t.stepCheck} note={t.checkCompare}>
              <CheckFigures check={report} />
            </Section>
            {report.rejected > 0 && <RejectsTable check={report} file={null} />}
          </>
        )}
      </QueryView>
      {commit.isError && <ErrorAlert error={commit.error} onRetry={run} />}
      <div className={classes.foot}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/data/import', search: (before) => ({ ...before, step: 'columns' }) })}
        >
          {t.back}
        </Button>
        {check.data !== undefined && check.data.accepted > 0 && (
          <Button leftSection={<IconDatabaseImport size={16} aria-hidden />} loading={commit.isPending} onClick={run}>
            {t.run(formats.number(check.data.accepted))}
          </Button>
        )}
      </div>
    </Stack>
  );
}

function Verdict({ check }: { readonly check: Check }) {
  const t = useT(importMessages);
  const formats = useFormats();
  const rows = formats.number(check.rows);
  if (check.accepted === 0) {
    // Then it is the file that is old news, not its reading that is wrong.
    const allKnown = check.rejects.length > 0 && check.rejects.every(({ code }) => code === 'duplicate_in_dataset');
    return (
      <Alert
        color={allKnown ? 'yellow' : 'red'}
        icon={<IconAlertTriangle aria-hidden />}
        title={allKnown ? t.checkKnown(rows) : t.checkNone}
      />
    );
  }
  if (check.rejected === 0)
    return <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={t.checkAll(rows)} />;
  return (
    <Alert
      color="yellow"
      icon={<IconDiamonds aria-hidden />}
      title={t.checkSome(formats.number(check.accepted), rows, check.rejected, formats.number(check.rejected))}
    />
  );
}

function CheckFigures({ check }: { readonly check: Check }) {
  const t = useT(importMessages);
  const formats = useFormats();
  const amount = useAmount();
  const withInvoices = check.invoices > 0;
  return (
    <Figures
      figures={[
        ...(withInvoices
          ? [
              { label: t.invoices, value: formats.number(check.invoices) },
              {
                label: t.late,
                value: check.late === null ? '–' : formats.number(check.late),
                detail: check.late === null ? t.lateUnknown : formats.percent(check.late / check.invoices),
              },
            ]
          : []),
        ...(withInvoices || check.payments > 0
          ? [{ label: t.total, value: amount(check.totalMinor, check.currency) }]
          : []),
        ...(check.customers > 0 ? [{ label: t.customers, value: formats.number(check.customers) }] : []),
        ...(check.payments > 0 ? [{ label: t.payments, value: formats.number(check.payments) }] : []),
        ...(check.records > 0 ? [{ label: t.records, value: formats.number(check.records) }] : []),
        { label: t.rows, value: formats.number(check.rows) },
        {
          label: t.rejected,
          value: formats.number(check.rejected),
          detail: check.rows === 0 ? undefined : formats.percent(check.rejected / check.rows),
        },
        ...(check.firstDate === null || check.lastDate === null
          ? []
          : [{ label: t.period, value: formats.date(check.firstDate), detail: `→ ${formats.date(check.lastDate)}` }]),
      ]}
    />
  );
}

function Waiting({ label }: { readonly label: string }) {
  return (
    <div>
      <Text c="dimmed" role="status">
        {label}
      </Text>
      <LoadingSkeleton shape="card" />
    </div>
  );
}
