import { type Absent, type Benchmark, findCell, indexBenchmarks, positionInCell } from '@encours/engine';
import { Input, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useLocale, useT } from '../../i18n/locale-provider.js';
import { parseNumber } from '../../i18n/parse-number.js';
import { useCellName } from '../../policy/use-cell-name.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import classes from './benchmarks.module.css';
import { type Formula, useFormulaTexts } from './formula.js';
import { benchmarkMessages } from './messages.js';
import { type BenchmarkSearch, benchmarkRoute, SIZES } from './routes.js';

const MISSING: Absent = { absent: 'missing', cause: null };
const ACTIVITY_CODE = /^\d{2}(\.?\d(\d[A-Z]?)?)?$/iu;

interface LookupSectionProps {
  readonly benchmark: Benchmark;
  readonly formula: Formula;
  readonly formulas: readonly Formula[];
}

/** Places a company that exists only in this form, and tells every cell that was tried on the way. */
export function LookupSection({ benchmark, formula, formulas }: LookupSectionProps) {
  const t = useT(benchmarkMessages);
  const { nameOf } = useFormulaTexts();
  const navigate = useNavigate({ from: benchmarkRoute.fullPath });
  const { codes = 'own', code = '', size, value = '' } = benchmarkRoute.useSearch();
  const { correspondence, nomenclature } = benchmark;
  const set = (change: BenchmarkSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const asked = codes === 'other' && correspondence !== undefined ? correspondence.nomenclature : nomenclature;
  const isCode = ACTIVITY_CODE.test(code.trim());
  return (
    <Section title={t.lookup} note={t.lookupNote}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="md">
          <Select
            label={t.ratio}
            allowDeselect={false}
            value={formula.formulaId}
            data={formulas.map((one) => ({ value: one.formulaId, label: nameOf(one) }))}
            onChange={(chosen) => set({ formula: chosen ?? undefined })}
          />
          <TextInput
            label={t.code(t[asked])}
            placeholder="46.51Z"
            value={code}
            error={code.trim() !== '' && !isCode ? t.notACode : undefined}
            onChange={(event) => set({ code: event.currentTarget.value || undefined })}
          />
          <Select
            label={t.size}
            placeholder={t.unknownSize}
            clearable
            value={size ?? null}
            data={SIZES}
            onChange={(chosen) => set({ size: SIZES.find((each) => each === chosen) })}
          />
          <TextInput
            label={t.value}
            inputMode="decimal"
            value={value}
            onChange={(event) => set({ value: event.currentTarget.value || undefined })}
          />
        </SimpleGrid>
        {correspondence !== undefined && (
          <Input.Wrapper label={t.codeKind}>
            <div>
              <SegmentedControl
                aria-label={t.codeKind}
                value={codes}
                data={[
                  { value: 'own', label: t[nomenclature] },
                  { value: 'other', label: t[correspondence.nomenclature] },
                ]}
                onChange={(chosen) => set({ codes: chosen === 'other' ? 'other' : undefined })}
              />
            </div>
          </Input.Wrapper>
        )}
        {isCode ? (
          <Answer
            benchmark={benchmark}
            formula={formula}
            code={code.trim().toUpperCase()}
            fact={asked === nomenclature ? benchmark.sectorFact : (correspondence?.fact ?? benchmark.sectorFact)}
            size={size ?? null}
            value={value}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t.askCode}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

interface AnswerProps {
  readonly benchmark: Benchmark;
  readonly formula: Formula;
  readonly code: string;
  /** The fact that holds the code. */
  readonly fact: string;
  readonly size: string | null;
  /** As it was typed; blank without one. */
  readonly value: string;
}

function Answer({ benchmark, formula, code, fact, size, value }: AnswerProps) {
  const t = useT(benchmarkMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const { write } = useFormulaTexts();
  const { cell, steps } = useMemo(() => {
    const known: Readonly<Record<string, string>> = {
      [fact]: code,
      ...(size === null ? {} : { [benchmark.sizeFact]: size }),
    };
    return findCell(indexBenchmarks([benchmark]), formula.formulaId, (name) => known[name] ?? MISSING);
  }, [benchmark, formula.formulaId, code, fact, size]);
  const number = parseNumber(value, locale);
  const name = useCellName();
  const used = steps.find((step) => step.used);
  const translated = steps[0]?.correspondence ?? null;
  return (
    <div role="status" className={classes.answer}>
      {'absent' in cell || used === undefined ? (
        <Text fw={600}>{t.notFound}</Text>
      ) : (
        <>
          <Text fw={600}>{t.found(name(used), formats.number(cell.n))}</Text>
          <Text size="sm">
            {t.quartiles(write(cell.q25, formula), write(cell.q50, formula), write(cell.q75, formula))}
          </Text>
          {number !== null && (
            <Text size="sm">
              {(formula.known === null ? t.plainPosition : t.position)(
                write(number, formula),
                formats.number(positionInCell(cell, number, formula.known?.direction === 'lower_better'), 0),
              )}
            </Text>
          )}
        </>
      )}
      {translated !== null && <Text size="sm">{t.translated(translated)}</Text>}
      <ol className={classes.steps} aria-label={t.steps}>
        {steps.map((step) => (
          <li key={name(step)} data-used={step.used || undefined}>
            <span>{name(step)}</span>
            <StatusBadge
              size="sm"
              tone={step.used ? 'positive' : 'neutral'}
              label={
                step.used
                  ? t.used(formats.number(step.n ?? 0))
                  : step.n === null
                    ? t.absent
                    : t.tooFew(formats.number(step.n), formats.number(benchmark.minimumN))
              }
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
