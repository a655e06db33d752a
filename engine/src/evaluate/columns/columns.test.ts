/** Columns where generators seldom go: block edges, signed zeros, huge numbers, faulty tables. */
import { describe, expect, it } from 'vitest';
import type { Application } from '../../application/schema.js';
import type { Policy } from '../../scorecard/policy.js';
import type { Characteristic } from '../../scorecard/schema.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../../testing/example-policy.js';
import { createDecider } from '../decide.js';
import { bindingAt, createDecisions, limitAt, outcomeAt, ratioAt, ruleResultsAt, termsAt } from './decisions.js';
import { COLUMN_OUTPUTS, compileColumns } from './plan.js';
import { ColumnCompileError } from './program.js';
import { BLOCK_ROWS } from './registers.js';
import { decideRows, decideTable } from './run.js';
import { countBytes } from './table.js';
import { buildColumnTable, ColumnTableBuilder, tableSchemaFor } from './table-builder.js';

const policy = examplePolicy();
const plan = compileColumns(policy);

/** Applications that differ from row to row, each kind of absence among them. */
function applicationAt(row: number): Application {
  const stale = { value: 5_000_000, status: 'present' as const, asOf: '2020-12-31', knownAt: null, source: null };
  return exampleApplication({
    facts: {
      'pay.delay': row % 11 === 0 ? undefined : row % 45,
      'fin.equity': row % 7 === 0 ? stale : ((row % 13) - 2) * 1_000_000,
      'legal.proceeding': row % 17 === 0 ? 'liquidation' : row % 19 === 0 ? undefined : 'none',
      'legal.protests': row % 5 === 0 ? undefined : row % 3 === 0 ? 1 : 0,
      'registry.naturalPerson': row % 23 === 0 ? undefined : row % 29 === 0,
    },
    request: { amountMinor: (row % 31) * 100_000 },
  });
}

async function expectSame(one: Policy, applications: readonly Application[]): Promise<void> {
  const compiled = compileColumns(one);
  const decisions = decideTable(compiled, buildColumnTable(tableSchemaFor([one]), applications));
  const decider = createDecider(one);
  for (const [row, application] of applications.entries()) {
    const decision = await decider.decide(application);
    expect({
      outcome: outcomeAt(decisions, row),
      score: decisions.score?.[row],
      limit: limitAt(decisions, row),
      binding: bindingAt(compiled, decisions, row),
      terms: termsAt(compiled, decisions, row),
      rules: ruleResultsAt(decisions, row),
      counted: decisions.countedMinor?.[row],
    }).toEqual({
      outcome: decision.outcome,
      score: decision.score,
      limit: decision.limit.amountMinor,
      binding: decision.limit.binding,
      terms: decision.terms.terms,
      rules: decision.trace.rules.map(({ result }) => result),
      counted: decision.authority.countedMinor,
    });
  }
}

describe('decideTable', () => {
  const sizes = [
    0,
    1,
    BLOCK_ROWS - 1,
    BLOCK_ROWS,
    BLOCK_ROWS + 1,
    2 * BLOCK_ROWS - 1,
    2 * BLOCK_ROWS,
    2 * BLOCK_ROWS + 1,
  ];

  it.each(sizes)('gives each of %i rows what it gets alone', (size) => {
    const applications = Array.from({ length: size }, (_, row) => applicationAt(row));
    const schema = tableSchemaFor([policy]);
    const together = decideTable(plan, buildColumnTable(schema, applications));
    expect(together.length).toBe(size);
    for (const row of [0, 1, BLOCK_ROWS - 1, BLOCK_ROWS, size - 1]) {
      const application = applications[row];
      if (application === undefined) continue;
      const alone = decideTable(plan, buildColumnTable(schema, [application]));
      expect(outcomeAt(together, row)).toBe(outcomeAt(alone, 0));
      expect(together.score?.[row]).toBe(alone.score?.[0]);
      expect(limitAt(together, row)).toBe(limitAt(alone, 0));
      expect(ruleResultsAt(together, row)).toEqual(ruleResultsAt(alone, 0));
    }
  });

  it('decides as the rules do', async () => {
    await expectSame(
      policy,
      Array.from({ length: 150 }, (_, row) => applicationAt(row)),
    );
  });

  it('does not depend on how rows are divided', () => {
    const table = buildColumnTable(
      tableSchemaFor([policy]),
      Array.from({ length: 5000 }, (_, row) => applicationAt(row)),
    );
    const whole = decideTable(plan, table);
    const parts = createDecisions(plan, table.length, (bytes) => new SharedArrayBuffer(bytes));
    for (const [from, to] of [
      [3001, 5000],
      [0, 1],
      [1, 3001],
    ] as const) {
      decideRows(plan, table, parts, { from, to });
    }
    for (const output of ['score', 'outcome', 'limitMinor', 'level', 'knownShare', 'findings'] as const) {
      expect(Array.from(parts[output] ?? [])).toEqual(Array.from(whole[output] ?? []));
    }
    expect(() => decideRows(plan, table, parts, { from: 0, to: 5001 })).toThrow(RangeError);
  });

  it('gives only what is asked for, the same', () => {
    const table = buildColumnTable(
      tableSchemaFor([policy]),
      Array.from({ length: 300 }, (_, row) => applicationAt(row)),
    );
    const whole = decideTable(plan, table);
    for (const output of COLUMN_OUTPUTS) {
      const part = decideTable(compileColumns(policy, [output]), table);
      expect(part[output]).toEqual(whole[output]);
      expect(COLUMN_OUTPUTS.filter((other) => part[other] !== null)).toEqual([output]);
    }
    const operations = (outputs: ['score'] | ['rating']) => compileColumns(policy, outputs).steps.map(({ op }) => op);
    expect(operations(['score'])).not.toContain('rule');
    expect(operations(['rating'])).toContain('rule');
    expect(operations(['rating'])).not.toContain('limit');
  });

  it('computes an expression once, however often it is written', () => {
    const twice = examplePolicy({
      ratios: {
        ...EXAMPLE_SCORECARD.ratios,
        again: { ...gearing(), formulaId: 'again', formula: '2 * (fin.netDebt / fin.equity)' },
      },
    });
    const divisions = compileColumns(twice).steps.filter(({ op }) => op === 'divide');
    expect(divisions).toHaveLength(1);
  });

  it.each([
    ['zero', 0],
    ['minus zero', -0],
    ['the smallest number', Number.MIN_VALUE],
    ['huge numbers', Number.MAX_SAFE_INTEGER],
    ['huge negative numbers', -Number.MAX_SAFE_INTEGER],
  ])('takes %s', async (_, value) => {
    const wide = examplePolicy({
      facts: {
        'bench.a': numberFact(),
        'bench.b': numberFact(),
      },
      ratios: {
        ...EXAMPLE_SCORECARD.ratios,
        quotient: { ...gearing(), formulaId: 'q', formula: 'bench.a / bench.b', guards: [] },
        overflow: { ...gearing(), formulaId: 'o', formula: 'bench.a * 1e300 * bench.b', guards: [] },
        aliased: { ...gearing(), formulaId: 'l', formula: 'gearing', guards: [] },
      },
      rules: [
        {
          ...rule(),
          when: {
            any: [
              { fact: 'quotient', operator: 'equal', value: 0 },
              { fact: 'aliased.state', operator: 'equal', value: 'notApplicable' },
            ],
          },
        },
        { ...rule(), id: 'second', when: { fact: 'overflow', operator: 'in', value: [0, 1] } },
      ],
      characteristics: [
        ...EXAMPLE_SCORECARD.characteristics,
        onRatio('quotient'),
        onRatio('overflow'),
        onRatio('aliased'),
      ],
    });
    const others = [1, -1, 0, -0, 1e300, Number.MAX_VALUE];
    const applications = others.flatMap((other) =>
      [1_000_000, 0].map((equity) =>
        exampleApplication({ facts: { 'bench.a': value, 'bench.b': other, 'fin.equity': equity } }),
      ),
    );
    await expectSame(wide, applications);
    const table = buildColumnTable(tableSchemaFor([wide]), applications);
    const compiled = compileColumns(wide);
    const decisions = decideTable(compiled, table);
    const decider = createDecider(wide);
    for (const [row, application] of applications.entries()) {
      const { trace } = await decider.decide(application);
      for (const [index, { name }] of wide.ratios.entries()) {
        const expected = trace.ratios.find((ratio) => ratio.name === name)?.resolved;
        const ratio = ratioAt(compiled, decisions, index, row);
        expect(ratio.state).toBe(expected?.state);
        if (ratio.state === 'present' && expected?.state === 'present') expect(ratio.value).toBe(expected.value);
      }
    }
  });

  it('follows what determines the limit through coalesce', async () => {
    const one = examplePolicy({
      limit: { ...EXAMPLE_SCORECARD.limit, combine: 'coalesce(limit.ownFunds, limit.ceiling) + min(limit.ceiling, 0)' },
    });
    const equity = [10_000_000, 123_456, undefined, -5];
    await expectSame(
      one,
      equity.map((value) => exampleApplication({ facts: { 'fin.equity': value } })),
    );
  });

  it('needs no more than one byte an entry, however many bands', async () => {
    const many = examplePolicy({ characteristics: [...EXAMPLE_SCORECARD.characteristics, manyBands(90)] });
    await expectSame(
      many,
      Array.from({ length: 120 }, (_, row) => exampleApplication({ facts: { 'pay.delay': row - 10.5 } })),
    );
  });
});

describe('compileColumns', () => {
  it('refuses what columns cannot do', () => {
    const card = policy.scorecard;
    const [first] = card.characteristics;
    if (first?.kind !== 'numeric') throw new Error('the example has changed');
    const gap = {
      ...policy,
      characteristics: [
        {
          ...at(policy.characteristics),
          definition: { ...first, bands: first.bands.filter((_, index) => index !== 1) },
        },
      ],
    };
    expect(() => compileColumns(gap)).toThrow(ColumnCompileError);
    const unlisted = {
      ...policy,
      characteristics: [{ ...at(policy.characteristics), definition: { ...first, classes: [] } }],
    };
    expect(() => compileColumns(unlisted)).toThrow('no entry for class');
  });
});

describe('ColumnTableBuilder', () => {
  it('grows with its rows, and a table built before does not change', () => {
    const builder = new ColumnTableBuilder(tableSchemaFor([policy]));
    for (let row = 0; row < 100; row += 1) builder.append(applicationAt(row));
    const before = builder.build();
    for (let row = 100; row < 1000; row += 1) builder.append(applicationAt(row));
    expect([before.length, builder.length]).toEqual([100, 1000]);
    expect(countBytes(builder.build()) / 1000).toBeLessThan(120);
    const again = buildColumnTable(
      tableSchemaFor([policy]),
      Array.from({ length: 100 }, (_, row) => applicationAt(row)),
    );
    expect(decideTable(plan, before).score).toEqual(decideTable(plan, again).score);
  });

  it('refuses values that its column cannot hold, naming fact and row', () => {
    const append = (facts: Record<string, number | string | boolean>): void =>
      new ColumnTableBuilder(tableSchemaFor([policy])).append(exampleApplication({ facts }));
    expect(() => append({ 'fin.equity': 'much' })).toThrow('`fin.equity` of row 0');
    expect(() => append({ 'legal.proceeding': true })).toThrow('`legal.proceeding` of row 0');
    expect(() => append({ 'registry.naturalPerson': 'no' })).toThrow('`registry.naturalPerson` of row 0');
  });

  it('refuses scorecards that give one fact two meanings', () => {
    const { 'legal.protests': _, ...facts } = EXAMPLE_SCORECARD.facts;
    const other = {
      ...policy,
      facts: policy.facts.map((fact) => ({ ...fact, definition: facts['legal.proceeding'] ?? fact.definition })),
    };
    expect(() => tableSchemaFor([policy, other])).toThrow('in one scorecard');
  });

  it('lacks a column that a plan reads only with an error', () => {
    const table = buildColumnTable(tableSchemaFor([policy]), []);
    expect(() => decideTable(plan, { ...table, facts: new Map() })).toThrow('no column of');
  });
});

function at<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined) throw new Error('nothing there');
  return value;
}

function gearing() {
  const { gearing: ratio } = EXAMPLE_SCORECARD.ratios;
  if (ratio === undefined) throw new Error('the example has changed');
  return ratio;
}

function rule() {
  const { rules } = EXAMPLE_SCORECARD;
  return { ...at(rules), effects: [{ type: 'refer' as const }] };
}

function numberFact() {
  return {
    label: { fr: 'x', en: 'x' },
    type: 'number' as const,
    unit: 'ratio' as const,
    minimum: null,
    maximum: null,
    maxAgeDays: null,
  };
}

function onRatio(input: string): Characteristic {
  const { characteristics } = EXAMPLE_SCORECARD;
  return { ...at(characteristics), id: `on_${input}`, input, classes: [] };
}

function manyBands(count: number): Characteristic {
  const [, template] = EXAMPLE_SCORECARD.characteristics;
  if (template?.kind !== 'numeric') throw new Error('the example has changed');
  const reason = { fr: 'Raison.', en: 'Reason.' };
  return {
    ...template,
    id: 'many',
    direction: 'neutral',
    bands: Array.from({ length: count }, (_, band) => ({
      id: `b${band}`,
      from: band === 0 ? null : band,
      to: band === count - 1 ? null : band + 1,
      points: (band * 7) % 31,
      reason,
    })),
  };
}
