import { Alert, Checkbox, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { ScrollRegion } from '../../../ui/scroll-region.js';
import { Section } from '../../../ui/section.js';
import { columnsUsedTwice, type Field, kindOf, unmappedFields, withColumn } from '../fields.js';
import { ColumnRow } from './column-row.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';
import type { StepProps } from './read-file.js';
import { StepFoot } from './step-foot.js';

/** Step 3: which column holds what, beside values of the file itself. */
export function ColumnsStep({ kinds, inspection, draft, onChange }: StepProps) {
  const t = useT(importMessages);
  const text = useText();
  const formats = useFormats();
  const { mapping, saveMappingAs } = draft;
  const twice = columnsUsedTwice(mapping);
  const kind = kindOf(kinds, inspection.kind);
  const [lacking] = unmappedFields(kind, mapping);
  const taken = new Set(Object.values(mapping.columns));
  const ignored = inspection.headers.filter((header) => !taken.has(header));
  const saved = inspection.savedMappings.filter((candidate) => candidate.kind === inspection.kind);
  const blocked = lacking !== undefined ? t.columnFor(text(lacking.label)) : twice.size > 0 ? t.usedTwice : null;
  const rowsOf = (fields: readonly Field[], isRequired: boolean) =>
    fields.map((field) => (
      <ColumnRow
        key={field.field}
        field={field}
        required={isRequired}
        inspection={inspection}
        column={mapping.columns[field.field] ?? null}
        usedTwice={twice.has(mapping.columns[field.field] ?? '')}
        onChange={(column) => onChange({ mapping: withColumn(mapping, field.field, column) })}
      />
    ));
  return (
    <Stack gap="lg">
      {inspection.repeatedHeaders.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t.repeatedHeaders(formats.list(inspection.repeatedHeaders))}
        </Alert>
      )}
      <Section
        title={t.columns}
        note={t.columnsNote}
        flush
        actions={
          saved.length === 0 ? undefined : (
            <Select
              aria-label={t.applyMapping}
              placeholder={t.applyMapping}
              data={saved.map(({ name }) => name)}
              onChange={(name) => {
                const found = saved.find((candidate) => candidate.name === name);
                if (found !== undefined) onChange({ mapping: found.mapping });
              }}
            />
          )
        }
      >
        <ScrollRegion label={t.columns}>
          <Table className={classes.columns} aria-label={t.columns} verticalSpacing={6} miw={760}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th pl={20}>{t.ourField}</Table.Th>
                <Table.Th w={280}>{t.yourColumn}</Table.Th>
                <Table.Th pr={20}>{t.values}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <GroupRow label={t.required} />
              {rowsOf(kind.required, true)}
              {kind.optional.length > 0 && <GroupRow label={t.optional} />}
              {rowsOf(kind.optional, false)}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
        {ignored.length > 0 && (
          <Text size="sm" c="dimmed" px={20} py={12}>
            {t.ignored(ignored.length, formats.list(ignored))}
          </Text>
        )}
      </Section>
      <Stack gap="xs" maw={520}>
        <Checkbox
          label={t.saveAs}
          checked={saveMappingAs !== null}
          onChange={(event) =>
            onChange({ saveMappingAs: event.currentTarget.checked ? inspection.fileName.replace(/\..*$/, '') : null })
          }
        />
        {saveMappingAs !== null && (
          <TextInput
            label={t.mappingName}
            value={saveMappingAs}
            maxLength={100}
            onChange={(event) => onChange({ saveMappingAs: event.currentTarget.value })}
          />
        )}
      </Stack>
      <StepFoot back="reading" next="check" blocked={blocked} />
    </Stack>
  );
}

function GroupRow({ label }: { readonly label: string }) {
  return (
    <Table.Tr className={classes.groupRow}>
      <Table.Td colSpan={3} pl={20}>
        {label}
      </Table.Td>
    </Table.Tr>
  );
}
