import type { Scorecard } from '@encours/engine';
import { Table } from '@mantine/core';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { policyMessages } from './messages.js';
import classes from './policy.module.css';
import { type EntryRow, useEntryRows } from './use-entry-rows.js';
import { weighCharacteristics } from './weights.js';

interface CharacteristicListProps {
  readonly scorecard: Scorecard;
}

/** Every characteristic by weight; opening one shows its bands and points. */
export function CharacteristicList({ scorecard }: CharacteristicListProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const listRows = useEntryRows();
  const weights = weighCharacteristics(scorecard);
  const heaviest = Math.max(...weights.map(({ share }) => share), Number.EPSILON);
  return (
    <div className={classes.characteristics}>
      {weights.map(({ characteristic, least, most, share }) => (
        <details key={characteristic.id} className={classes.characteristic}>
          <summary>
            <span className={classes.characteristicName}>
              {text(characteristic.label)}
              <span className={classes.theme}>{t[characteristic.theme]}</span>
            </span>
            <span className={classes.weightBar} aria-hidden>
              <span style={{ width: `${(share / heaviest) * 100}%` }} />
            </span>
            <span className={classes.weightShare} title={t.weight}>
              {formats.percentAligned(share)}
            </span>
            <span className={classes.range}>
              {formats.signed(least)} … {formats.signed(most)}
            </span>
          </summary>
          <Entries rows={listRows(scorecard, characteristic)} />
        </details>
      ))}
    </div>
  );
}

interface EntriesProps {
  readonly rows: readonly EntryRow[];
}

function Entries({ rows }: EntriesProps) {
  const formats = useFormats();
  return (
    <Table className={classes.bands} verticalSpacing={4} withRowBorders={false}>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key} {...(row.isAbsence ? { c: 'dimmed' } : {})}>
            <Table.Td>{row.name}</Table.Td>
            <Table.Td ta="right">{formats.signed(row.points)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
