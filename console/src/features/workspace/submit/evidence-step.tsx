import { Radio, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiOutput } from '../../../api/types.js';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { LinkAnchor } from '../../../ui/link.js';
import { QueryView } from '../../../ui/query-view.js';
import { submitMessages } from './messages.js';

interface EvidenceStepProps {
  readonly draftId: string;
  /** Of the text that would be submitted. */
  readonly digest: string | null;
  readonly backtests: UseQueryResult<Backtests, unknown>;
  readonly value: string | null;
  readonly onChange: (backtestId: string | null) => void;
}

type Backtests = ApiOutput['backtests']['list'];

/** Finished backtests of this very text, newest first. */
export function listEvidence(backtests: Backtests, digest: string | null): Backtests {
  return backtests
    .filter((row) => row.status === 'succeeded' && row.challenger.digest === digest)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** A finished backtest of this very text, or none. */
export function EvidenceStep({ draftId, digest, backtests, value, onChange }: EvidenceStepProps) {
  const t = useT(submitMessages);
  const formats = useFormats();
  return (
    <Stack gap="sm" pt="md">
      <Text size="sm">{t.evidenceText}</Text>
      <QueryView query={backtests}>
        {(rows) => {
          const fitting = listEvidence(rows, digest);
          return (
            <>
              {fitting.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t.evidenceMissing}
                </Text>
              )}
              <LinkAnchor to="/backtests/new" search={{ draft: draftId }} size="sm">
                {t.evidenceRun}
              </LinkAnchor>
              <Radio.Group
                label={t.evidenceChoice}
                value={value ?? ''}
                onChange={(next) => onChange(next === '' ? null : next)}
              >
                <Stack gap="xs" mt="xs">
                  {fitting.map((row) => (
                    <Radio
                      key={row.backtestId}
                      value={row.backtestId}
                      label={t.evidenceRow(
                        row.dataset.name,
                        formats.date(row.createdAt),
                        formats.number(row.summary?.observations ?? 0),
                      )}
                      description={
                        row.summary === null
                          ? undefined
                          : t.evidenceRates(
                              formats.percentAligned(row.summary.approvalRate.champion),
                              formats.percentAligned(row.summary.approvalRate.challenger),
                            )
                      }
                    />
                  ))}
                  <Radio value="" label={t.evidenceNone} description={t.evidenceNoneNote} />
                </Stack>
              </Radio.Group>
            </>
          );
        }}
      </QueryView>
    </Stack>
  );
}
