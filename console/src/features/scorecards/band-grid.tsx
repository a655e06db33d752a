import type { Scorecard } from '@encours/engine';
import { Table, Text } from '@mantine/core';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { readScorecard } from '../../policy/read-scorecard.js';
import { ScrollRegion } from '../../ui/scroll-region.js';
import { scorecardMessages } from './messages.js';
import classes from './scorecards.module.css';

type Characteristic = Scorecard['characteristics'][number];

interface BandGridProps {
  readonly before: string;
  readonly after: string;
}

/** Every band of both versions side by side, characteristic by characteristic; what changed is marked. */
export function BandGrid({ before, after }: BandGridProps) {
  const t = useT(scorecardMessages);
  const text = useText();
  const formats = useFormats();
  const [first, second] = [readScorecard(before), readScorecard(after)];
  if (first === null || second === null) return <Text size="sm">{t.unreadable}</Text>;
  const ids = [...new Set([...second.characteristics, ...first.characteristics].map(({ id }) => id))];
  const show = (entry: Entry | undefined): string => {
    if (entry === undefined) return t.gridNone;
    const range =
      entry.range === null
        ? ''
        : `[${entry.range.map((bound) => (bound === null ? '…' : formats.number(bound))).join(' ; ')}[ `;
    return `${range}${t.gridPoints(formats.number(entry.points))}`;
  };
  return (
    <ScrollRegion label={t.gridTab}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.gridCharacteristic}</Table.Th>
            <Table.Th>{t.gridEntry}</Table.Th>
            <Table.Th>{t.version(first.version)}</Table.Th>
            <Table.Th>{t.version(second.version)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ids.flatMap((id) => {
            const [old, now] = [first, second].map(({ characteristics }) =>
              characteristics.find((one) => one.id === id),
            );
            const label = now?.label ?? old?.label;
            const [left, right] = [listEntries(old), listEntries(now)];
            return [...new Set([...right.keys(), ...left.keys()])].map((entry, at) => {
              const [was, is] = [show(left.get(entry)), show(right.get(entry))];
              return (
                <Table.Tr
                  key={`${id}:${entry}`}
                  data-changed={was !== is || undefined}
                  className={classes.gridRow ?? ''}
                >
                  <Table.Td>{at === 0 && label !== undefined ? text(label) : ''}</Table.Td>
                  <Table.Td>{entry}</Table.Td>
                  <Table.Td>{was}</Table.Td>
                  <Table.Td>{is}</Table.Td>
                </Table.Tr>
              );
            });
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

interface Entry {
  readonly range: readonly [number | null, number | null] | null;
  readonly points: number;
}

/** Bands or categories, classes and kinds of absence, by their names. */
function listEntries(characteristic: Characteristic | undefined): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  if (characteristic === undefined) return entries;
  if (characteristic.kind === 'numeric')
    for (const { id, from, to, points } of characteristic.bands) entries.set(id, { range: [from, to], points });
  else for (const { id, points } of characteristic.categories) entries.set(id, { range: null, points });
  for (const entry of characteristic.classes) entries.set(entry.class, { range: null, points: entry.points });
  for (const [kind, { points }] of Object.entries(characteristic.absent)) entries.set(kind, { range: null, points });
  return entries;
}
