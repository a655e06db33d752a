import { type BacktestReport, TOLERANCE_NAMES } from '@encours/engine';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { approvedOf, signedShare } from './kpis.js';
import { reportMessages } from './messages.js';

type Check = BacktestReport['release'][number];

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
  // Of these the gate holds the size of the change, whatever its direction.
  const sides = [report.champion, report.challenger] as const;
  const directions: Readonly<Record<string, number>> = {
    maxApprovalRateChange: changeOf(sides.map(({ approvalRate }) => approvalRate)),
    maxExposureChange: changeOf(sides.map((side) => approvedOf(side).limitMinor)),
  };
  const allowed = ({ tolerance, allowed: value }: Check): string => {
    if (tolerance in directions) return t.atMost(`± ${unsigned(write(tolerance, value))}`);
    return (tolerance.startsWith('min') ? t.atLeast : t.atMost)(write(tolerance, value));
  };
  const actual = ({ tolerance, actual: value }: Check): string => {
    if (value === null) return t.notMeasurable;
    return write(tolerance, (directions[tolerance] ?? 1) < 0 ? -value : value);
  };
  const write = (tolerance: string, value: number) => {
    if (!SHARES.has(tolerance)) return formats.number(value, 3);
    return tolerance === 'maxExposureChange' ? signedShare(value, formats) : formats.points(value);
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
              cell: allowed,
            },
            {
              id: 'actual',
              header: t.actual,
              align: 'end',
              cell: actual,
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

function changeOf([before = 0, after = 0]: readonly number[]): number {
  return after - before;
}

function unsigned(text: string): string {
  return text.replace(/^[+\u2212]/, '');
}

function nameTolerance(tolerance: string, locale: 'fr' | 'en'): string {
  const names = TOLERANCE_NAMES[tolerance];
  if (names === undefined) return tolerance;
  const name = names[locale === 'fr' ? 0 : 1];
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
