import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../api/trpc.js';
import { DecisionDifference } from '../../decision/decision-difference.js';
import { useT } from '../../i18n/locale-provider.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import type { DecisionRecord } from './decision-page.js';
import { decisionsMessages } from './messages.js';

interface ReplaySectionProps {
  readonly record: DecisionRecord;
}

/** Decides the same application once more: by the version that decided it, to prove it, or by another, to compare. */
export function ReplaySection({ record }: ReplaySectionProps) {
  const t = useT(decisionsMessages);
  const { decisionId, scorecardId } = record;
  const [version, setVersion] = useState(record.version);
  const scorecard = useQuery(trpc.scorecards.get.queryOptions({ scorecardId }));
  const replay = useQuery(trpc.decisions.replay.queryOptions({ decisionId, version }, { enabled: false, gcTime: 0 }));
  const own = version === record.version;
  const { data } = replay;
  return (
    <Section title={t.replay} note={t.replayText}>
      <Stack>
        <Group align="flex-end">
          <Select
            label={t.replayVersion}
            w={180}
            allowDeselect={false}
            value={String(version)}
            data={(scorecard.data?.versions ?? [{ version: record.version }]).map((each) => ({
              value: String(each.version),
              label: each.version === record.version ? t.replayOwn(each.version) : t.replayOther(each.version),
            }))}
            onChange={(value) => setVersion(Number(value ?? record.version))}
          />
          <Button variant="default" loading={replay.isFetching} onClick={() => void replay.refetch()}>
            {t.replayStart}
          </Button>
        </Group>
        {replay.isError && <ErrorAlert error={replay.error} />}
        {data !== undefined && own && (
          <Group gap="sm" role="status">
            <StatusBadge
              tone={data.identical ? 'positive' : 'negative'}
              label={data.identical ? t.replayIdentical : t.replayDifferent}
            />
            <Text size="sm">
              {data.identical ? t.replayIdenticalText : t.replayDifferentText(data.differences.length)}
            </Text>
          </Group>
        )}
        {data !== undefined && !own && <DecisionDifference before={record.decision} after={data.decision} />}
      </Stack>
    </Section>
  );
}
