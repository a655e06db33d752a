import { type BacktestReport, TOLERANCE_NAMES } from '@encours/engine';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { reportMessages } from './messages.js';

interface GateSectionProps {
  readonly report: BacktestReport;
  readonly sentence: string;
}

/** Tolerances measured in shares; the others are plain numbers. */
const SHARES: ReadonlySet<string> = new Set([
  'minGiniChange',
  'maxBadRateChange',
  'maxApprovalRateChange',
  'maxExposureChange',
]);

/** Each tolerance of the version in force, what it allows and what was found. */
export function GateSection({ report, sentence }: GateSectionProps) {
  const t = useT(reportMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const write = (tolerance: string, value: number) => {
    if (!SHARES.has(tolerance)) return formats.number(value, 3);
    return tolerance === 'maxExposureChange' ? formats.percent(value) : formats.points(value);
  };
  return (
    <Section title={t.release} note={sentence} flush>
      {report.release.length > 0 && (
        <DataTable
          rows={report.release}
          rowKey={(row) => row.tolerance}
          label={t.release}
          columns={[
            {
              id: 'tolerance',
              header: t.tolerance,
              cell: (row) => nameTolerance(row.tolerance, locale),
            },
            {
              id: 'allowed',
              header: t.allowed,
              align: 'end',
              cell: (row) =>
                (row.tolerance.startsWith('min') ? t.atLeast : t.atMost)(write(row.tolerance, row.allowed)),
            },
            {
              id: 'actual',
              header: t.actual,
              align: 'end',
              cell: (row) => (row.actual === null ? t.notMeasurable : write(row.tolerance, row.actual)),
            },
            {
              id: 'passed',
              header: t.light,
              cell: (row) => (
                <StatusBadge
                  tone={row.passed ? 'positive' : 'negative'}
                  label={row.passed ? t.passed : t.failed}
                  size="sm"
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function nameTolerance(tolerance: string, locale: 'fr' | 'en'): string {
  const names = TOLERANCE_NAMES[tolerance];
  if (names === undefined) return tolerance;
  const name = names[locale === 'fr' ? 0 : 1];
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
