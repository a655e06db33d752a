import { IconCalendarExclamation } from '@tabler/icons-react';
import { useT } from '../../../i18n/locale-provider.js';
import { LinkAnchor } from '../../../ui/link.js';
import { DatasetSelect } from './dataset-select.js';
import classes from './live.module.css';
import { liveMessages } from './messages.js';
import type { ListedDataset } from './use-live-dataset.js';

interface ShortDatasetNoteProps {
  readonly dataset: ListedDataset;
  readonly datasets: readonly ListedDataset[];
  readonly onChange: (datasetId: string) => void;
}

/** Why nothing follows the text on this dataset, and the way to another one. */
export function ShortDatasetNote({ dataset, datasets, onChange }: ShortDatasetNoteProps) {
  const t = useT(liveMessages);
  const { name, months, monthsNeeded } = dataset;
  return (
    <div className={classes.short}>
      <p className={classes.warning} role="status">
        <IconCalendarExclamation size={15} aria-hidden />
        {t.noPlan(name, t.months(months), monthsNeeded)}
      </p>
      <DatasetSelect datasets={datasets} datasetId={dataset.datasetId} onChange={onChange} />
      <LinkAnchor to="/data/import" size="sm">
        {t.importData}
      </LinkAnchor>
    </div>
  );
}
