import { describe, expect, it } from 'vitest';
import { compileColumns } from '../evaluate/columns/plan.js';
import { decideTable } from '../evaluate/columns/run.js';
import type { Policy } from '../scorecard/policy.js';
import type { Scorecard } from '../scorecard/schema.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { tableOf } from '../testing/observation-table.js';
import { describeLive, nameCharacteristics } from './figures.js';
import { sampleTable } from './sample.js';
import { bytesPerObservation, LiveSession } from './session.js';
import { ANSWERS, answerOf } from './tally.js';
import { listWorstSwapIns, mergeSwapIns } from './worst-swap-ins.js';

const applications = [-1, 1_000_000, 10_000_000, undefined].flatMap((equity) =>
  [0, 10, 40, undefined].flatMap((delay) =>
    ['none', 'safeguard', 'liquidation', undefined].flatMap((proceeding) =>
      [0, 1, undefined].map((protests) =>
        exampleApplication({
          facts: {
            'fin.equity': equity,
            'pay.delay': delay,
            'legal.proceeding': proceeding,
            'legal.protests': protests,
          },
        }),
      ),
    ),
  ),
);
const { characteristics, ratings, rules } = EXAMPLE_SCORECARD;
const table = tableOf([examplePolicy()], applications);
const rows = applications.length;
const flagged = table.flags.map((flag) => flag * ANSWERS);

function openSession(): LiveSession {
  return new LiveSession({ table, range: { from: 0, to: rows }, before: flagged });
}

function answersOf(changes: Partial<Scorecard>): number[] {
  const plan = compileColumns(examplePolicy(changes), ['outcome', 'rating']);
  const { outcome, rating } = decideTable(plan, table.applications);
  return Array.from({ length: rows }, (_, row) => answerOf(outcome?.[row] ?? 0, rating?.[row] ?? 0));
}

const withCutOff = (first: number): Partial<Scorecard> => ({
  ratings: ratings.map((range) => (range.rating === 1 ? { ...range, from: first } : range)),
});
const withPrompt = (points: number): Scorecard['characteristics'] =>
  characteristics.map((characteristic) =>
    characteristic.kind === 'numeric' && characteristic.id === 'delay'
      ? {
          ...characteristic,
          bands: characteristic.bands.map((band) => (band.id === 'prompt' ? { ...band, points } : band)),
        }
      : characteristic,
  );
const withRule = (when: Scorecard['rules'][number]['when']): Scorecard['rules'] => [
  ...rules,
  {
    id: 'low',
    when,
    effects: [{ type: 'decline' }],
    ifUnknown: 'ignore',
    reason: { code: 'low', theme: 'legal', text: { fr: 'Bas.', en: 'Low.' } },
  },
];
/** More rules than are kept in one number; `least` of the protests that each minds. */
const manyRules = (least: (rule: number) => number, only: (rule: number) => boolean = () => true): Scorecard['rules'] =>
  Array.from({ length: 20 }, (_, rule): Scorecard['rules'][number] => ({
    id: `many${rule}`,
    when: { fact: 'legal.protests', operator: 'greaterThanInclusive', value: least(rule) },
    effects: [rule % 3 === 0 ? { type: 'rating_at_best', rating: 4 } : { type: 'refer' }],
    ifUnknown: rule % 2 === 0 ? 'refer' : 'ignore',
    reason: { code: `many${rule}`, theme: 'legal', text: { fr: 'Beaucoup.', en: 'Many.' } },
  })).filter((_, rule) => only(rule));
const below = (value: number) => ({ fact: 'score', operator: 'lessThan' as const, value });

describe('LiveSession', () => {
  it.each<{ note: string; edits: readonly Partial<Scorecard>[]; concluded?: number }>([
    { note: 'nothing', edits: [{}], concluded: 0 },
    {
      note: 'labels',
      edits: [{ characteristics: characteristics.map((one) => ({ ...one, label: { fr: 'autre', en: 'other' } })) }],
      concluded: 0,
    },
    { note: 'a cut-off that passes no score', edits: [withCutOff(561)], concluded: 0 },
    // Three rows each, by their protests, score 570 and 580.
    { note: 'a cut-off onto a score', edits: [withCutOff(580)], concluded: 3 },
    { note: 'a cut-off past a score', edits: [withCutOff(580), withCutOff(581)], concluded: 3 },
    { note: 'a cut-off there and back', edits: [withCutOff(581), withCutOff(560)], concluded: 6 },
    { note: 'points', edits: [{ characteristics: withPrompt(12) }] },
    {
      note: 'points, then a cut-off',
      edits: [{ characteristics: withPrompt(12) }, { characteristics: withPrompt(12), ...withCutOff(562) }],
    },
    {
      note: 'points under a rule on the score, without another rating',
      edits: [{ rules: withRule(below(545)) }, { rules: withRule(below(545)), characteristics: withPrompt(20) }],
    },
    { note: 'the condition of a rule', edits: [{ rules: withRule(below(545)) }, { rules: withRule(below(500)) }] },
    {
      note: 'points together with a rule that stops to read the score',
      edits: [
        { rules: withRule(below(585)) },
        {
          rules: withRule({ fact: 'legal.protests', operator: 'greaterThan', value: 9 }),
          characteristics: withPrompt(60),
        },
      ],
    },
    { note: 'rules that change places', edits: [{ rules: rules.toReversed() }], concluded: 0 },
    { note: 'a rule less', edits: [{ rules: rules.slice(1) }] },
    {
      note: 'points after a rule that was let go of',
      edits: [{ rules: rules.slice(1) }, { rules: rules.slice(1), characteristics: withPrompt(60) }],
    },
    {
      note: 'points after a rule that has begun to read the score',
      edits: [
        { rules: withRule({ fact: 'legal.protests', operator: 'greaterThanInclusive', value: 0 }) },
        { rules: withRule(below(900)) },
        { rules: withRule(below(545)), characteristics: withPrompt(60) },
      ],
    },
    {
      note: 'one rule of twenty, some let go of and taken up again',
      edits: [
        { rules: manyRules(() => 9) },
        { rules: manyRules((rule) => (rule === 18 ? 1 : 9)) },
        {
          rules: manyRules(
            () => 9,
            (rule) => rule % 2 === 1,
          ),
        },
        { rules: manyRules((rule) => (rule === 15 ? 0 : 9)) },
      ],
    },
    // Without the delay 190 of 280 is known.
    { note: 'a share that just is not enough', edits: [{ completeness: { minimumShare: 190 / 280 + 1e-12 } }] },
    { note: 'a share that is just enough', edits: [{ completeness: { minimumShare: 190 / 280 } }] },
    { note: 'the base score', edits: [{ baseScore: 470 }] },
    {
      note: 'characteristics that change places',
      edits: [{ characteristics: characteristics.toReversed() }],
      concluded: 0,
    },
    { note: 'a characteristic less, and back', edits: [{ characteristics: characteristics.slice(1) }, {}] },
    { note: 'outcomes of ratings', edits: [{ ratings: ratings.map((range) => ({ ...range, outcome: 'refer' })) }] },
  ])('answers as a whole run does after an edit of $note', ({ edits, concluded }) => {
    for (const prepares of [false, true]) {
      const session = openSession();
      session.run(examplePolicy());
      let last = 0;
      for (const edit of edits) {
        while (prepares && session.prepare());
        last = session.run(examplePolicy(edit)).concluded;
      }
      expect([...session.answers]).toEqual(answersOf(edits.at(-1) ?? {}));
      if (concluded !== undefined) expect(last).toBe(concluded);
    }
  });

  it('grants the same limits whether they are computed, partly found in advance, or looked up', () => {
    const many = tableOf([examplePolicy()], Array.from({ length: 100 }, () => applications).flat());
    const { length } = many.applications;
    // Another table each time: what is found in advance is shared by the sessions of one.
    const open = (): LiveSession =>
      new LiveSession({ table: { ...many }, range: { from: 7, to: length }, before: new Uint8Array(length) });
    const start = withCutOff(900);
    const edits = [withCutOff(580), { characteristics: withPrompt(60) }, { ratings }];
    const limits = [0, 1, Number.POSITIVE_INFINITY].map((slices) => {
      const session = open();
      session.run(examplePolicy(start));
      let done = 0;
      while (done < slices && session.prepare()) done += 1;
      return { done, limits: edits.map((edit) => session.run(examplePolicy(edit)).limitMinor) };
    });
    const [computed, partly, found] = limits;
    expect(partly?.limits).toEqual(computed?.limits);
    expect(found?.limits).toEqual(computed?.limits);
    expect(computed?.limits[0]).not.toEqual(computed?.limits[1]);
    // 19,193 rows: limits 8,192 at a time, then rows one behind the other.
    expect(found?.done).toBe(5);
  });

  it('answers rows whose scores take turns, when a cut-off passes all of them', () => {
    const turns = [10, 0, 10, 0].map((delay, row) =>
      exampleApplication({ facts: { 'pay.delay': delay, 'legal.protests': row === 1 ? 1 : 0 } }),
    );
    const high = (first: number): Partial<Scorecard> => ({ baseScore: 600, ...withCutOff(first) });
    const few = tableOf([examplePolicy()], turns);
    const session = new LiveSession({ table: few, range: { from: 0, to: 4 }, before: new Uint8Array(4) });
    session.run(examplePolicy(high(900)));
    expect(session.run(examplePolicy(high(531))).concluded).toBe(4);
    const whole = decideTable(compileColumns(examplePolicy(high(531)), ['outcome', 'rating']), few.applications);
    expect([...session.answers]).toEqual(
      turns.map((_, row) => answerOf(whole.outcome?.[row] ?? 0, whole.rating?.[row] ?? 0)),
    );
    expect(new Set(session.answers).size).toBe(2);
  });

  it('finds stale what the oldest fact of all rows is too old for, and nothing a day before', () => {
    // Accounts of 31 January 2025 are 365 days old on 31 January 2026.
    const dated = ['2025-12-31', '2025-01-31', null].map((asOf) =>
      exampleApplication({ facts: { 'fin.equity': { value: 1_000_000, asOf } } }),
    );
    const few = tableOf([examplePolicy()], dated);
    const allowed = (maxAgeDays: number): Policy => {
      const { 'fin.equity': equity, ...facts } = EXAMPLE_SCORECARD.facts;
      if (equity === undefined) throw new Error('the example has no equity');
      return examplePolicy({ facts: { 'fin.equity': { ...equity, maxAgeDays }, ...facts } });
    };
    const session = new LiveSession({ table: few, range: { from: 0, to: 3 }, before: new Uint8Array(3) });
    const stale = [730, 364, 365].map((maxAgeDays) => {
      session.run(allowed(maxAgeDays));
      const scores = [...session.scores];
      const whole = decideTable(compileColumns(allowed(maxAgeDays), ['score', 'outcome', 'rating']), few.applications);
      expect(scores).toEqual([...(whole.score ?? [])]);
      return scores.map((score) => score !== scores[0]);
    });
    expect(stale).toEqual([
      [false, false, false],
      [false, true, false],
      [false, false, false],
    ]);
  });

  it('takes each ratio once, however often others read it', () => {
    const { gearing, ...others } = EXAMPLE_SCORECARD.ratios;
    if (gearing === undefined) throw new Error('the example has no gearing');
    const debt = (formula: string): typeof gearing => ({ ...gearing, formula, unit: 'money', guards: [] });
    // Written out, the last one has 2⁴⁰ terms.
    const doubled = Array.from({ length: 40 }, (_, k) => [`debt${k + 1}`, debt(`debt${k} + debt${k}`)] as const);
    const ratios = {
      ...others,
      debt0: debt('fin.netDebt'),
      ...Object.fromEntries(doubled),
      gearing: { ...gearing, formula: 'debt40 / fin.equity' },
    };
    const session = openSession();
    session.run(examplePolicy({ ratios }));
    expect([...session.answers]).toEqual(answersOf({ ratios }));
  });

  it('starts from nothing after a run that was given up', () => {
    const session = openSession();
    session.run(examplePolicy());
    const edit = { characteristics: withPrompt(5) };
    let calls = 0;
    expect(() =>
      session.run(examplePolicy(edit), () => {
        calls += 1;
        if (calls > 1) throw new Error('too long');
      }),
    ).toThrow('too long');
    expect(session.run(examplePolicy(edit)).concluded).toBe(rows);
    expect([...session.answers]).toEqual(answersOf(edit));
  });

  it('goes on from the last text after one that was not begun', () => {
    const session = openSession();
    session.run(examplePolicy());
    const edit = { characteristics: withPrompt(5) };
    expect(() =>
      session.run(examplePolicy(edit), (steps) => {
        throw new Error(`too long: ${steps > 0}`);
      }),
    ).toThrow('too long: true');
    expect(session.run(examplePolicy(edit)).concluded).toBeLessThan(rows);
    expect([...session.answers]).toEqual(answersOf(edit));
  });

  it('says what it keeps for each observation', () => {
    expect(bytesPerObservation(examplePolicy())).toBe(35);
  });
});

describe('listWorstSwapIns', () => {
  it('puts bad before unclear before unseen before good, and who owed most first', () => {
    const refusing = openSession();
    refusing.run(examplePolicy({ ratings: ratings.map((range) => ({ ...range, outcome: 'refer' })) }));
    const before = flagged.map((flag, row) => flag + (refusing.answers[row] ?? 0));
    const halves = [
      { table, range: { from: 0, to: 100 }, before },
      { table, range: { from: 100, to: rows }, before },
    ].map((input) => {
      const session = new LiveSession(input);
      session.run(examplePolicy());
      return listWorstSwapIns(input, session.answers, 4);
    });
    const approved = answersOf({}).flatMap((answer, row) => (answer < 5 ? [row] : []));
    const severity = (row: number): number => [3, 0, 1, 2][table.flags[row] ?? 0] ?? 9;
    const expected = approved
      .toSorted(
        (a, b) => severity(a) - severity(b) || (table.exposureMinor[b] ?? 0) - (table.exposureMinor[a] ?? 0) || a - b,
      )
      .slice(0, 4);
    expect(expected).toHaveLength(4);
    expect(mergeSwapIns(halves, 4).map(({ row }) => row)).toEqual(expected);
  });
});

describe('sampleTable', () => {
  it('is the table itself where all fit', () => {
    expect(sampleTable(table, rows)).toBe(table);
  });

  it('keeps the share of each flag, and says how far off a rate may be', () => {
    const sample = sampleTable(table, 60);
    const count = (flags: Uint8Array, flag: number): number => flags.filter((other) => other === flag).length;
    for (const flag of [0, 1, 2, 3]) {
      expect(Math.abs(count(sample.flags, flag) - (count(table.flags, flag) * 60) / rows)).toBeLessThanOrEqual(1);
    }
    const { length } = sample.applications;
    const before = sample.flags.map((flag) => flag * ANSWERS);
    const policy = examplePolicy();
    const tally = new LiveSession({ table: sample, range: { from: 0, to: length }, before }).run(policy);
    const decided = { characteristics: nameCharacteristics(policy), tally };
    const figures = describeLive(decided, decided, { n: rows, dates: 1 });
    const p = figures.draft.approvalRate;
    expect(figures.n).toBe(rows);
    expect(figures.draft.total.n).toBe(rows);
    expect(figures.sample?.n).toBe(length);
    expect(figures.money).toEqual({ lossAvoidedMinor: 0, marginRefusedMinor: 0 });
    expect(figures.sample?.approvalMargin).toBeCloseTo(
      1.96 * Math.sqrt(((p * (1 - p)) / length) * (1 - length / rows)),
      4,
    );
  });
});
