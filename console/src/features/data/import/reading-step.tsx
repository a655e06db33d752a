import { Select, Stack, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { ScrollRegion } from '../../../ui/scroll-region.js';
import { Section } from '../../../ui/section.js';
import { hasAmounts, kindOf } from '../fields.js';
import { AmountFields } from './amount-fields.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';
import type { StepProps } from './read-file.js';
import { ReadingQuestions } from './reading-questions.js';
import { asksDateOrder, asksDecimal } from './readings.js';
import { StepFoot } from './step-foot.js';
import { TargetPicker } from './target-picker.js';

const SAMPLE_ROWS = 6;

/** Step 2: what the file was recognised as; what it does not prove is asked, never guessed. */
export function ReadingStep({ kinds, inspection, draft, onChange }: StepProps) {
  const t = useT(importMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const text = useText();
  const kind = kindOf(kinds, inspection.kind);
  const { mapping, target } = draft;
  const change = (part: Partial<typeof mapping>) => onChange({ mapping: { ...mapping, ...part } });
  const openQuestion =
    (asksDateOrder(inspection) && mapping.dateOrder === null) || (asksDecimal(inspection) && mapping.decimal === null);
  const blocked = openQuestion
    ? t.answerFirst
    : target.kind === 'new' && target.name.trim() === ''
      ? t.datasetName
      : null;
  return (
    <Stack gap="lg">
      <ReadingQuestions inspection={inspection} mapping={mapping} onChange={change} />
      <Section
        title={t.detected}
        note={t.detectedNote(inspection.fileName, formats.number(inspection.rowsRead), inspection.headers.length)}
      >
        <Stack gap="lg">
          <div>
            <Select
              label={t.content}
              description={text(kind.row)}
              maw={420}
              allowDeselect={false}
              value={inspection.kind}
              data={kinds.map((known) => ({ value: known.kind, label: text(known.label) }))}
              onChange={(chosen) =>
                void navigate({
                  to: '/data/import',
                  search: (before) => ({ ...before, kind: kinds.find((known) => known.kind === chosen)?.kind }),
                })
              }
            />
            {kind.rules.map((rule) => (
              <Text key={rule.en} size="sm" c="dimmed" mt={6} maw="76ch">
                {text(rule)}
              </Text>
            ))}
          </div>
          <div className={classes.facts}>
            <Fact label={t.delimiter} value={t[DELIMITER_NAMES[mapping.delimiter]]} detail={t.proven} />
            <Fact label={t.encoding} value={ENCODING_NAMES[mapping.encoding]} detail={t.proven} />
            <Fact
              label={t.dateOrder}
              value={mapping.dateOrder === null ? '–' : t[mapping.dateOrder]}
              detail={provenance(inspection.suggestedMapping.dateOrder !== null, asksDateOrder(inspection), t.noDates)}
            />
            <Fact
              label={t.decimal}
              value={mapping.decimal === null ? '–' : mapping.decimal === '.' ? t.point : t.comma}
              detail={provenance(inspection.suggestedMapping.decimal !== null, asksDecimal(inspection), t.noDecimals)}
            />
          </div>
          {hasAmounts(kind) && <AmountFields mapping={mapping} onChange={change} />}
        </Stack>
      </Section>
      <TargetPicker target={target} onChange={(next) => onChange({ target: next })} />
      <Section title={t.sample} flush>
        <ScrollRegion label={t.sampleOf(inspection.fileName)}>
          <Table verticalSpacing={6} className={classes.sample}>
            <Table.Thead>
              <Table.Tr>
                {inspection.headers.map((header) => (
                  <Table.Th key={header}>{header}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {inspection.sampleRows.slice(0, SAMPLE_ROWS).map((row, index) => (
                <Table.Tr key={index}>
                  {inspection.headers.map((header, column) => (
                    <Table.Td key={header}>{row[column]}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      </Section>
      <StepFoot back="file" next="columns" blocked={blocked} />
    </Stack>
  );

  function provenance(isProven: boolean, isAsked: boolean, absent: string): string {
    return isProven ? t.proven : isAsked ? t.toSay : absent;
  }
}

const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16' } as const;
const DELIMITER_NAMES = {
  ';': 'delimiter_semicolon',
  ',': 'delimiter_comma',
  '\t': 'delimiter_tab',
  '|': 'delimiter_bar',
} as const;

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

function Fact({ label, value, detail }: FactProps) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      <Text fw={600}>{value}</Text>
      <Text size="xs" c="dimmed">
        {detail}
      </Text>
    </div>
  );
}
