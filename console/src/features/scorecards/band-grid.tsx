import { Table, Text } from '@mantine/core';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { readScorecard } from '../../policy/read-scorecard.js';
import { useEntryRows } from '../../policy/use-entry-rows.js';
import { ScrollRegion } from '../../ui/scroll-region.js';
import { scorecardMessages } from './messages.js';
import classes from './scorecards.module.css';

interface BandGridProps {
  readonly before: string;
  readonly after: string;
}

/** What each band earns in both versions, characteristic by characteristic; what changed is marked. */
export function BandGrid({ before, after }: BandGridProps) {
  const t = useT(scorecardMessages);
  const text = useText();
  const formats = useFormats();
  const listRows = useEntryRows();
  const [first, second] = [readScorecard(before), readScorecard(after)];
  if (first === null || second === null) return <Text size="sm">{t.unreadable}</Text>;
  const ids = [...new Set([...second.characteristics, ...first.characteristics].map(({ id }) => id))];
  return (
    <ScrollRegion label={t.gridTab}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.gridCharacteristic}</Table.Th>
            <Table.Th>{t.gridEntry}</Table.Th>
            <Table.Th ta="right">{t.version(first.version)}</Table.Th>
            <Table.Th ta="right">{t.version(second.version)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ids.flatMap((id) => {
            const [old, now] = [first, second].map((card) => {
              const characteristic = card.characteristics.find((one) => one.id === id);
              const rows = characteristic === undefined ? [] : listRows(card, characteristic);
              return {
                label: characteristic?.label,
                points: new Map(rows.map(({ name, points }) => [name, formats.signed(points)])),
              };
            });
            if (old === undefined || now === undefined) return [];
            const label = now.label ?? old.label;
            return [...new Set([...now.points.keys(), ...old.points.keys()])].map((name, at) => {
              const [was, is] = [old.points.get(name), now.points.get(name)];
              return (
                <Table.Tr
                  key={`${id}:${name}`}
                  data-changed={was !== is || undefined}
                  className={classes.gridRow ?? ''}
                >
                  <Table.Td>{at === 0 && label !== undefined ? text(label) : ''}</Table.Td>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td ta="right">{was ?? t.gridNone}</Table.Td>
                  <Table.Td ta="right">{is ?? t.gridNone}</Table.Td>
                </Table.Tr>
              );
            });
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
