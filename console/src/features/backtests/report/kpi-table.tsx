import type { BacktestReport } from '@encours/engine';
import { Badge, Group, Table, Text } from '@mantine/core';
import { IconEqual, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { ScrollRegion } from '../../../ui/scroll-region.js';
import { Section } from '../../../ui/section.js';
import { type Kpi, type KpiSide, listKpis } from './kpis.js';
import { reportMessages } from './messages.js';
import classes from './report.module.css';

interface KpiTableProps {
  readonly report: BacktestReport;
  readonly championName: string;
  readonly challengerName: string;
}

/** Champion, challenger and the change, figure by figure, each with its interval where it has one. */
export function KpiTable({ report, championName, challengerName }: KpiTableProps) {
  const t = useT(reportMessages);
  const formats = useFormats();
  const { observations } = report;
  const indicative = report.challenger.discrimination?.indicative === true;
  return (
    <Section
      title={t.kpis}
      note={t.kpisNote(
        observations.n,
        formats.number(observations.n),
        formats.number(observations.customers),
        observations.dates.length,
      )}
      flush
    >
      <ScrollRegion label={t.kpis}>
        <Table className={classes.kpis} miw={640} aria-label={t.kpis}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.measure}</Table.Th>
              <Table.Th ta="right">{championName}</Table.Th>
              <Table.Th ta="right">{challengerName}</Table.Th>
              <Table.Th ta="right">{t.change}</Table.Th>
              <Table.Th w={150}>{t.reading}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listKpis(report, formats).map((kpi) => (
              <Table.Tr key={kpi.key}>
                <Table.Th scope="row">
                  <Group gap={8}>
                    {t[kpi.key]}
                    {indicative && ['badRate', 'gini', 'auc', 'ks'].includes(kpi.key) && (
                      <Badge color="yellow" size="sm">
                        {t.indicative}
                      </Badge>
                    )}
                  </Group>
                </Table.Th>
                <Table.Td ta="right">
                  <Value side={kpi.champion} />
                </Table.Td>
                <Table.Td ta="right" className={classes.strong}>
                  <Value side={kpi.challenger} />
                </Table.Td>
                <Table.Td ta="right">
                  <Value side={{ text: kpi.change, interval: kpi.changeInterval }} />
                </Table.Td>
                <Table.Td>{kpi.verdict !== null && <Verdict verdict={kpi.verdict} />}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{t.psi}</Table.Th>
              <Table.Td />
              <Table.Td />
              <Table.Td ta="right">{formats.numberAligned(report.psi, 3)}</Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Section>
  );
}

function Verdict({ verdict }: { readonly verdict: NonNullable<Kpi['verdict']> }) {
  const t = useT(reportMessages);
  const Icon = { better: IconTrendingUp, worse: IconTrendingDown, unproven: IconEqual }[verdict];
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={14} aria-hidden />
      {t[verdict]}
    </span>
  );
}

function Value({ side }: { readonly side: KpiSide }) {
  const t = useT(reportMessages);
  if (side.text === null) return '–';
  return (
    <>
      {side.text}
      {side.interval !== null && (
        <Text size="xs" c="dimmed" fw={400}>
          {t.interval(...side.interval)}
        </Text>
      )}
    </>
  );
}
