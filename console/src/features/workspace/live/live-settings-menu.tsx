import { ActionIcon, Popover, Select, Stack, Tooltip } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc.js';
import { useT } from '../../../i18n/locale-provider.js';
import { DateField } from '../../../ui/date-field.js';
import { DatasetSelect } from './dataset-select.js';
import type { LiveTarget } from './live-home.js';
import { type LiveSettings, onDataset } from './live-settings.js';
import { liveMessages } from './messages.js';
import type { ListedDataset } from './use-live-dataset.js';

interface LiveSettingsMenuProps {
  readonly target: Omit<LiveTarget, 'plan'>;
  /** Null: the dataset has none. */
  readonly plan: LiveTarget['plan'] | null;
  readonly datasets: readonly ListedDataset[];
  /** Null: there is no choice but the server. */
  readonly home: LiveSettings['home'] | null;
  readonly onChange: (change: Partial<LiveSettings>) => void;
}

const IN_FORCE = 'in_force';

/** Which past is replayed, which version is compared with, and where. */
export function LiveSettingsMenu({ target, plan, datasets, home, onChange }: LiveSettingsMenuProps) {
  const t = useT(liveMessages);
  const { scorecardId, datasetId, baselineVersion } = target;
  const scorecard = useQuery(trpc.scorecards.get.queryOptions({ scorecardId }));
  const versions = scorecard.data?.versions ?? [];
  return (
    <Popover position="bottom-end" withinPortal trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t.settings}>
          <ActionIcon variant="default" size={30} aria-label={t.settings}>
            <IconAdjustments size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" w={260}>
          <DatasetSelect
            comboboxProps={{ withinPortal: false }}
            datasets={datasets}
            datasetId={datasetId}
            onChange={(value) => onChange(onDataset(value))}
          />
          <Select
            size="xs"
            label={t.baseline}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            value={baselineVersion === null ? IN_FORCE : String(baselineVersion)}
            data={[
              { value: IN_FORCE, label: t.inForce },
              ...versions.map(({ version }) => ({ value: String(version), label: t.version(String(version)) })),
            ]}
            onChange={(value) => onChange({ baselineVersion: value === IN_FORCE ? null : Number(value) })}
          />
          {plan !== null && (
            <>
              <DateField
                size="xs"
                label={t.from}
                value={plan.from}
                onChange={(from) => from !== null && from <= plan.to && onChange({ from })}
              />
              <DateField
                size="xs"
                label={t.to}
                value={plan.to}
                onChange={(to) => to !== null && to >= plan.from && onChange({ to })}
              />
            </>
          )}
          {home !== null && (
            <Select
              size="xs"
              label={t.home}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              value={home}
              data={[
                { value: 'browser', label: t.homeBrowser },
                { value: 'server', label: t.homeServer },
              ]}
              onChange={(value) => onChange({ home: value === 'server' ? 'server' : 'browser' })}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
