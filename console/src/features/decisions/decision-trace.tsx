import {
  type Decision,
  describeResolved,
  type Text as LocalText,
  listBounds,
  type RatioUnit,
  type Resolved,
  type Scorecard,
} from '@encours/engine';
import { Stack, Text } from '@mantine/core';
import { NO_VALUE } from '../../i18n/format.js';
import { useFormats, useLocale, useT, useText } from '../../i18n/locale-provider.js';
import { guardLabelOf, useEntryRows } from '../../policy/use-entry-rows.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/section.js';
import { DateText } from '../../ui/values.js';
import { BenchmarkTrace } from './benchmark-trace.js';
import classes from './decisions.module.css';
import { decisionsMessages } from './messages.js';
import { RulesTrace } from './rules-trace.js';

interface DecisionTraceProps {
  readonly decision: Decision;
  /** Gives facts and ratios their names and units; names stand alone without it. */
  readonly scorecard: Scorecard | null;
}

type Fact = Decision['trace']['facts'][number];
type Ratio = Decision['trace']['ratios'][number];
type Characteristic = Decision['trace']['characteristics'][number];

/** Everything that entered the decision and everything that was computed from it. */
export function DecisionTrace({ decision, scorecard }: DecisionTraceProps) {
  const t = useT(decisionsMessages);
  const listRows = useEntryRows();
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const { trace, currency } = decision;
  const show = (input: string, resolved: Resolved, unit: RatioUnit | null, label: LocalText | null = null) => {
    const bounds = scorecard === null ? [] : listBounds(scorecard, input);
    const words = describeResolved(resolved, unit, currency, locale, label, bounds);
    return resolved.state === 'present' || resolved.state === 'class' ? (
      <span style={{ whiteSpace: 'nowrap' }}>{words}</span>
    ) : (
      <Text span c="dimmed" fs="italic" style={{ whiteSpace: 'nowrap' }}>
        {words}
      </Text>
    );
  };
  const nameEntry = ({ id, entry }: Characteristic): string | null => {
    const characteristic = scorecard?.characteristics.find((one) => one.id === id);
    if (scorecard === null || characteristic === undefined) return null;
    const key = entry.kind === 'class' ? `class:${entry.id}` : entry.id;
    return listRows(scorecard, characteristic).find((row) => row.key === key)?.name ?? null;
  };
  const factColumns: readonly Column<Fact>[] = [
    {
      id: 'fact',
      header: t.fact,
      sortBy: (row) => row.name,
      cell: (row) => <Named label={scorecard?.facts[row.name]?.label} name={row.name} />,
    },
    {
      id: 'value',
      header: t.value,
      align: 'end',
      cell: (row) => show(row.name, row.resolved, unitOfFact(scorecard, row.name), labelOfFact(scorecard, row)),
    },
    { id: 'asOf', header: t.asOf, cell: (row) => <DateText value={row.asOf} /> },
    { id: 'knownAt', header: t.knownAt, cell: (row) => <DateText value={row.knownAt} /> },
    { id: 'source', header: t.source, sortBy: (row) => row.source, cell: (row) => sourceWords(row.source, t) },
  ];
  const ratioColumns: readonly Column<Ratio>[] = [
    {
      id: 'ratio',
      header: t.ratio,
      cell: (row) => <Named label={scorecard?.ratios[row.name]?.label} name={row.name} />,
    },
    {
      id: 'formula',
      header: t.formula,
      cell: (row) => (
        <span className={classes.mono}>
          {row.formula}
          {row.guard !== null && ` · ${t.guarded(row.guard)}`}
        </span>
      ),
    },
    {
      id: 'value',
      header: t.value,
      align: 'end',
      cell: (row) =>
        show(row.name, row.resolved, scorecard?.ratios[row.name]?.unit ?? null, labelOfClass(scorecard, row)),
    },
  ];
  const characteristicColumns: readonly Column<Characteristic>[] = [
    { id: 'characteristic', header: t.characteristic, cell: (row) => text(row.label) },
    {
      id: 'value',
      header: t.value,
      align: 'end',
      cell: (row) => show(row.input, row.resolved, row.unit, row.valueLabel),
    },
    {
      id: 'entry',
      header: t.entry,
      cell: (row) => nameEntry(row) ?? <code className={classes.mono}>{row.entry.id}</code>,
    },
    { id: 'neutral', header: t.neutral, align: 'end', cell: (row) => formats.signed(row.neutralPoints) },
    {
      id: 'points',
      header: t.points,
      align: 'end',
      sortBy: (row) => row.points,
      cell: (row) => <strong>{formats.signed(row.points)}</strong>,
    },
  ];
  return (
    <Stack gap="lg">
      <Section
        title={t.characteristics}
        note={t.characteristicsNote(formats.number(trace.baseScore), formats.number(decision.score))}
        flush
      >
        <DataTable
          rows={trace.characteristics}
          columns={characteristicColumns}
          rowKey={(row) => row.id}
          label={t.characteristics}
        />
      </Section>
      <RulesTrace rules={trace.rules} scorecard={scorecard} />
      <Section title={t.ratios} flush>
        <DataTable rows={trace.ratios} columns={ratioColumns} rowKey={(row) => row.name} label={t.ratios} />
      </Section>
      <BenchmarkTrace ratios={trace.ratios} scorecard={scorecard} />
      <Section title={t.facts} note={t.factsNote} flush>
        <DataTable rows={trace.facts} columns={factColumns} rowKey={(row) => row.name} label={t.facts} />
      </Section>
    </Stack>
  );
}

interface NamedProps {
  readonly label: { readonly fr: string; readonly en: string } | undefined;
  readonly name: string;
}

/** A label with the name that documents use. */
function Named({ label, name }: NamedProps) {
  const text = useText();
  return (
    <>
      {label !== undefined && <div>{text(label)}</div>}
      <code className={classes.mono}>{name}</code>
    </>
  );
}

function unitOfFact(scorecard: Scorecard | null, name: string): RatioUnit | null {
  if (name.startsWith('request.')) return 'money';
  const definition = scorecard?.facts[name];
  if (definition === undefined) return null;
  if (definition.type === 'money') return 'money';
  return definition.type === 'number' || definition.type === 'integer' ? definition.unit : null;
}

/** The sources that the product itself names have words; another application's are as it gave them. */
function sourceWords(source: string | null, words: Readonly<Record<string, unknown>>): string {
  if (source === null) return NO_VALUE;
  const word = words[`source_${source}`];
  return typeof word === 'string' ? word : source;
}

/** The label of the class that a ratio is in, where it is in one. */
function labelOfClass(scorecard: Scorecard | null, { name, resolved }: Ratio): LocalText | null {
  return scorecard === null || resolved.state !== 'class' ? null : guardLabelOf(scorecard, name, resolved.class);
}

/** The label of a category's value, where the scorecard gives one. */
function labelOfFact(scorecard: Scorecard | null, { name, resolved }: Fact): LocalText | null {
  const definition = scorecard?.facts[name];
  if (definition?.type !== 'category' || resolved.state !== 'present') return null;
  return definition.labels?.[String(resolved.value)] ?? null;
}
