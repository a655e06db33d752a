import { Select, type SelectProps } from '@mantine/core';
import { useT } from '../../../i18n/locale-provider.js';
import { liveMessages } from './messages.js';
import type { ListedDataset } from './use-live-dataset.js';

interface DatasetSelectProps extends Pick<SelectProps, 'comboboxProps' | 'className'> {
  readonly datasets: readonly ListedDataset[];
  readonly datasetId: string;
  readonly onChange: (datasetId: string) => void;
}

/** All datasets; of those that cannot be judged, why. */
export function DatasetSelect({ datasets, datasetId, onChange, ...props }: DatasetSelectProps) {
  const t = useT(liveMessages);
  const nameOf = ({ name, judgeable, months }: ListedDataset): string =>
    judgeable ? name : t.shortDataset(name, t.months(months));
  return (
    <Select
      {...props}
      size="xs"
      label={t.dataset}
      allowDeselect={false}
      value={datasetId}
      data={datasets.map((dataset) => ({ value: dataset.datasetId, label: nameOf(dataset) }))}
      onChange={(value) => value !== null && onChange(value)}
    />
  );
}
