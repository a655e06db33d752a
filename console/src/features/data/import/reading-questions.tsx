import { Paper, Radio, Text, Title } from '@mantine/core';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import type { Mapping } from '../fields.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';
import { asksDateOrder, asksDecimal, findAmountExample, findDateExample, type Inspection } from './readings.js';

interface ReadingQuestionsProps {
  readonly inspection: Inspection;
  readonly mapping: Mapping;
  readonly onChange: (change: Partial<Mapping>) => void;
}

/** Asks what the file leaves open, each time with both readings of a value of that file. */
export function ReadingQuestions({ inspection, mapping, onChange }: ReadingQuestionsProps) {
  const t = useT(importMessages);
  const formats = useFormats();
  const { mixedDates } = inspection;
  const date = findDateExample(inspection);
  const amount = findAmountExample(inspection);
  const otherSign = amount?.sign === '.' ? ',' : '.';
  return (
    <>
      {asksDateOrder(inspection) && (
        <Question
          title={mixedDates === null ? t.askDates : t.mixedDates}
          text={
            mixedDates === null
              ? t.askDatesText
              : t.mixedDatesText(formats.number(mixedDates.dmy), formats.number(mixedDates.mdy))
          }
          value={mapping.dateOrder}
          choices={[
            {
              value: 'dmy',
              label: t.dmy,
              reading: date === null ? '' : t.readsAs(date.value, formats.dateLong(date.dmy)),
            },
            {
              value: 'mdy',
              label: t.mdy,
              reading: date === null ? '' : t.readsAs(date.value, formats.dateLong(date.mdy)),
            },
          ]}
          onChange={(order) => onChange({ dateOrder: order })}
        />
      )}
      {asksDecimal(inspection) && amount !== null && (
        <Question
          title={t.askDecimal}
          text={t.askDecimalText}
          value={mapping.decimal}
          choices={[
            {
              value: amount.sign,
              label: amount.sign === '.' ? t.point : t.comma,
              reading: t.amountReadsAs(amount.value, formats.number(amount.asDecimal, 3)),
            },
            {
              value: otherSign,
              label: otherSign === '.' ? t.point : t.comma,
              reading: t.amountReadsAs(amount.value, formats.number(amount.asGroups)),
            },
          ]}
          onChange={(sign) => onChange({ decimal: sign })}
        />
      )}
    </>
  );
}

interface QuestionProps<T extends string> {
  readonly title: string;
  readonly text: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly reading: string }[];
  readonly onChange: (value: T) => void;
}

function Question<T extends string>({ title, text, value, choices, onChange }: QuestionProps<T>) {
  return (
    <Paper className={classes.question} p="lg">
      <Title order={2}>{title}</Title>
      <Text size="sm" mt={4} maw="76ch">
        {text}
      </Text>
      <Radio.Group
        aria-label={title}
        value={value}
        onChange={(next) => {
          const choice = choices.find((known) => known.value === next);
          if (choice !== undefined) onChange(choice.value);
        }}
      >
        <div className={classes.cards}>
          {choices.map((choice) => (
            <div key={choice.value} className={classes.card} data-checked={choice.value === value || undefined}>
              <Radio
                value={choice.value}
                label={<strong>{choice.reading === '' ? choice.label : choice.reading}</strong>}
                description={choice.reading === '' ? undefined : choice.label}
              />
            </div>
          ))}
        </div>
      </Radio.Group>
    </Paper>
  );
}
