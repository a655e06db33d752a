import { Table, Text } from '@mantine/core';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { Becomes } from '../../policy/becomes.js';
import { type Pair, pairInOrder } from '../../policy/pair-in-order.js';
import { readScorecard } from '../../policy/read-scorecard.js';
import { type EntryRow, useEntryRows } from '../../policy/use-entry-rows.js';
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
            <Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>
              {t.version(first.version)}
            </Table.Th>
            <Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>
              {t.version(second.version)}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ids.flatMap((id) => {
            const [old, now] = [first, second].map((card) => card.characteristics.find((one) => one.id === id));
            const label = (now ?? old)?.label;
            const pairs = pairInOrder(
              old === undefined ? [] : listRows(first, old),
              now === undefined ? [] : listRows(second, now),
              isSameRow,
            );
            return pairs.map((pair, at) => (
              <Table.Tr
                key={`${id}:${pair.before?.key ?? ''}:${pair.after?.key ?? ''}`}
                data-changed={isChanged(pair) || undefined}
                className={classes.gridRow ?? ''}
              >
                <Table.Td>{at === 0 && label !== undefined ? text(label) : ''}</Table.Td>
                <Table.Td>
                  <RowName pair={pair} />
                </Table.Td>
                <Table.Td ta="right">{pair.before === null ? t.gridNone : formats.signed(pair.before.points)}</Table.Td>
                <Table.Td ta="right">{pair.after === null ? t.gridNone : formats.signed(pair.after.points)}</Table.Td>
              </Table.Tr>
            ));
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

/** What the row is about; where the bounds moved, those of before and those of now. */
function RowName({ pair: { before, after } }: { readonly pair: Pair<EntryRow> }) {
  if (before === null || after === null || before.name === after.name) return (after ?? before)?.name;
  return <Becomes before={before.name} after={after.name} />;
}

/** With the same key, or saying the same. */
function isSameRow(before: EntryRow, after: EntryRow): boolean {
  return before.key === after.key || before.name === after.name;
}

function isChanged({ before, after }: Pair<EntryRow>): boolean {
  return before?.name !== after?.name || before?.points !== after?.points;
}
