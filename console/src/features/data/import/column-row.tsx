import { Group, Select, Table, Text } from '@mantine/core';
import { useT, useText } from '../../../i18n/locale-provider.js';
import type { Field } from '../fields.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';
import type { Inspection } from './readings.js';

const SHOWN_VALUES = 4;

interface ColumnRowProps {
  readonly field: Field;
  readonly required: boolean;
  readonly inspection: Inspection;
  /** Header chosen for the field. */
  readonly column: string | null;
  readonly usedTwice: boolean;
  readonly onChange: (column: string | null) => void;
}

/** One piece of data, the column that holds it, and what stands in that column. */
export function ColumnRow({ field, required, inspection, column, usedTwice, onChange }: ColumnRowProps) {
  const t = useT(importMessages);
  const name = useText()(field.label);
  const index = column === null ? -1 : inspection.headers.indexOf(column);
  const values = index === -1 ? [] : distinctValues(inspection, index);
  const recognised = column !== null && inspection.suggestedMapping.columns[field.field] === column;
  const error = usedTwice ? t.usedTwice : required && column === null ? t.missingColumn : null;
  return (
    <Table.Tr>
      <Table.Td pl={20}>
        <Group gap={8} wrap="nowrap">
          <Text fw={required ? 600 : 450}>{name}</Text>
          {recognised && (
            <Text size="xs" c="dimmed">
              {t.recognised}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={t.columnFor(name)}
          placeholder={t.notUsed}
          value={column}
          data={[...inspection.headers]}
          searchable
          clearable={!required}
          error={error}
          onChange={onChange}
        />
      </Table.Td>
      <Table.Td pr={20}>
        <div className={classes.values}>{values.join('  ·  ')}</div>
      </Table.Td>
    </Table.Tr>
  );
}

function distinctValues({ sampleRows }: Inspection, index: number): readonly string[] {
  const values = sampleRows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
  return [...new Set(values)].slice(0, SHOWN_VALUES);
}
