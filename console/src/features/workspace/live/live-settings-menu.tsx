import { ActionIcon, Popover, Select, Stack, Tooltip } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc.js';
import type { ApiOutput } from '../../../api/types.js';
import { useT } from '../../../i18n/locale-provider.js';
import { DateField } from '../../../ui/date-field.js';
import type { LiveTarget } from './live-home.js';
import type { LiveSettings } from './live-settings.js';
import { liveMessages } from './messages.js';

interface LiveSettingsMenuProps {
  readonly target: LiveTarget;
  readonly datasets: ApiOutput['datasets']['list'];
  /** Null: there is no choice but the server. */
  readonly home: LiveSettings['home'] | null;
  readonly onChange: (change: Partial<LiveSettings>) => void;
}

const IN_FORCE = 'in_force';

/** Which past is replayed, which version is compared with, and where. */
export function LiveSettingsMenu({ target, datasets, home, onChange }: LiveSettingsMenuProps) {
  const t = useT(liveMessages);
  const { scorecardId, datasetId, plan, baselineVersion } = target;
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
          <Select
            size="xs"
            label={t.dataset}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            value={datasetId}
            data={datasets.map(({ datasetId: value, name }) => ({ value, label: name }))}
            onChange={(value) => onChange({ datasetId: value, from: null, to: null })}
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
