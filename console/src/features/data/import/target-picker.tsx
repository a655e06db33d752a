import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc.js';
import { useT } from '../../../i18n/locale-provider.js';
import { Section } from '../../../ui/section.js';
import { importMessages } from './messages.js';
import type { Target } from './use-import-draft.js';

interface TargetPickerProps {
  readonly target: Target;
  readonly onChange: (target: Target) => void;
}

/** A new dataset under a name, or one that exists. */
export function TargetPicker({ target, onChange }: TargetPickerProps) {
  const t = useT(importMessages);
  const datasets = useQuery(trpc.datasets.list.queryOptions()).data ?? [];
  const first = datasets[0];
  return (
    <Section title={t.target}>
      <Stack gap="sm" maw={520}>
        <Radio.Group
          aria-label={t.target}
          value={target.kind}
          onChange={(kind) => {
            if (kind === 'new') onChange({ kind: 'new', name: '' });
            else if (first !== undefined) onChange({ kind: 'existing', datasetId: first.datasetId });
          }}
        >
          <Stack gap={8}>
            <Radio value="new" label={t.targetNew} />
            <Radio
              value="existing"
              label={t.targetExisting}
              disabled={first === undefined}
              description={first === undefined ? t.noDataset : undefined}
            />
          </Stack>
        </Radio.Group>
        {target.kind === 'new' ? (
          <TextInput
            label={t.datasetName}
            value={target.name}
            maxLength={200}
            onChange={(event) => onChange({ kind: 'new', name: event.currentTarget.value })}
          />
        ) : (
          <Select
            label={t.dataset}
            allowDeselect={false}
            value={target.datasetId}
            data={datasets.map(({ datasetId, name }) => ({ value: datasetId, label: name }))}
            onChange={(datasetId) => {
              if (datasetId !== null) onChange({ kind: 'existing', datasetId });
            }}
          />
        )}
      </Stack>
    </Section>
  );
}
