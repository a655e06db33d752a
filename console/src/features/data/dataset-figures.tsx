import { SimpleGrid, Text } from '@mantine/core';
import type { ApiOutput } from '../../api/types.js';
import { DelayChart } from '../../charts/delay-chart.js';
import { MonthsChart } from '../../charts/months-chart.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { Card } from '../../ui/card.js';
import { Figures } from '../../ui/figures.js';
import { Section } from '../../ui/section.js';
import { useAmount } from './amount.js';
import { dataMessages } from './messages.js';

export type Dataset = ApiOutput['datasets']['get'];

interface DatasetFiguresProps {
  readonly dataset: Dataset;
}

/** The profile: counts, then how late invoices were paid and how much was invoiced by month. */
export function DatasetFigures({ dataset: { profile } }: DatasetFiguresProps) {
  const t = useT(dataMessages);
  const formats = useFormats();
  const amount = useAmount();
  const { currency } = profile;
  // An earlier release did not tell settled invoices from open ones.
  const isCounted = profile.settled + profile.open > 0;
  return (
    <>
      <Card>
        <Figures
          figures={[
            { label: t.invoices, value: formats.number(profile.invoices) },
            {
              label: t.late,
              value: profile.late === null ? '–' : formats.number(profile.late),
              detail:
                profile.late === null
                  ? isCounted
                    ? t.noSettlement
                    : undefined
                  : t.ofSettled(formats.percent(profile.late / profile.settled)),
            },
            { label: t.total, value: amount(profile.totalMinor, currency) },
            {
              label: t.open,
              value: amount(profile.openMinor, currency),
              detail: isCounted ? t.openInvoices(profile.open, formats.number(profile.open)) : undefined,
            },
            { label: t.median, value: amount(profile.medianInvoiceMinor, currency) },
            { label: t.customers, value: formats.number(profile.customers) },
            { label: t.payments, value: formats.number(profile.payments) },
            ...(profile.firstDate === null || profile.lastDate === null
              ? []
              : [
                  {
                    label: t.period,
                    value: formats.date(profile.firstDate),
                    detail: `→ ${formats.date(profile.lastDate)}`,
                  },
                ]),
          ]}
        />
      </Card>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {profile.late === null || profile.worstDaysPastDue === null ? (
          <Section title={t.delays}>
            <Text c="dimmed">{isCounted ? t.delaysUnknown : t.delaysUncounted}</Text>
          </Section>
        ) : (
          <DelayChart
            title={t.delays}
            settled={profile.settled}
            open={profile.open}
            late={profile.late}
            worstDays={profile.worstDaysPastDue}
            pastDue={profile.pastDue}
          />
        )}
        <MonthsChart title={t.activity} months={profile.months} currency={currency ?? undefined} />
      </SimpleGrid>
    </>
  );
}
