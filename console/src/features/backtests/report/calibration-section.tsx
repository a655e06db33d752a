import type { BacktestReport } from '@encours/engine';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { RatingMark, StatusBadge, type Tone } from '../../../ui/status-badge.js';
import { reportMessages } from './messages.js';

const TONES: Readonly<Record<'green' | 'amber' | 'red', Tone>> = {
  green: 'positive',
  amber: 'caution',
  red: 'negative',
};

interface CalibrationSectionProps {
  readonly report: BacktestReport;
  readonly sentence: string;
}

/** Default probabilities that the challenger states, against what was observed; nothing where it states none. */
export function CalibrationSection({ report, sentence }: CalibrationSectionProps) {
  const t = useT(reportMessages);
  const formats = useFormats();
  const { calibration } = report.challenger;
  if (calibration === null) return null;
  return (
    <Section title={t.calibration} note={sentence} flush>
      <DataTable
        rows={calibration.ratings}
        rowKey={(row) => String(row.rating)}
        label={t.calibration}
        columns={[
          { id: 'rating', header: t.rating, cell: (row) => <RatingMark rating={row.rating} /> },
          { id: 'n', header: t.cases, align: 'end', cell: (row) => formats.number(row.n) },
          { id: 'bad', header: t.bads, align: 'end', cell: (row) => formats.number(row.bad) },
          { id: 'stated', header: t.stated, align: 'end', cell: (row) => formats.percentAligned(row.stated, 2) },
          {
            id: 'observed',
            header: t.observed,
            align: 'end',
            cell: (row) => (row.observed === null ? '–' : formats.percentAligned(row.observed, 2)),
          },
          {
            id: 'light',
            header: t.light,
            cell: (row) =>
              row.light === null ? (
                '–'
              ) : (
                <StatusBadge tone={TONES[row.light]} label={t[`light_${row.light}`]} size="sm" />
              ),
          },
        ]}
      />
    </Section>
  );
}
