import { Table, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { changeMessages } from '../../policy/change-messages.js';
import { pairRows, type RowPair } from '../../policy/pair-rows.js';
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
            const pairs = pairRows(
              old === undefined ? [] : listRows(first, old),
              now === undefined ? [] : listRows(second, now),
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
function RowName({ pair: { before, after } }: { readonly pair: RowPair }) {
  const t = useT(changeMessages);
  if (before === null || after === null || before.name === after.name) return (after ?? before)?.name;
  return (
    <span className={classes.gridMove}>
      <del>{before.name}</del>
      <IconArrowRight size={14} aria-hidden />
      <VisuallyHidden>{t.becomes}</VisuallyHidden>
      <ins>{after.name}</ins>
    </span>
  );
}

function isChanged({ before, after }: RowPair): boolean {
  return before?.name !== after?.name || before?.points !== after?.points;
}
