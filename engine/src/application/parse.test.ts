import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScorecard } from '../scorecard/check.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { smallBenchmark, smallScorecard } from '../testing/small-scorecard.js';
import { parseApplication, readApplication, rereadApplication } from './parse.js';

const { policy } = checkScorecard(smallScorecard(), [smallBenchmark()]);
if (policy === null) throw new Error('the small scorecard has faults');
const base = { date: '2025-06-30', request: { amountMinor: 1 } };

function faults(input: unknown): string[] {
  const parsed = policy === null ? null : parseApplication(policy, input);
  return parsed === null || parsed.ok ? [] : parsed.error.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('parseApplication', () => {
  it('fills in what may be left out', () => {
    const parsed = parseApplication(policy, { ...base, facts: { 'fin.equity': 100, 'pay.count': { value: 3 } } });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        date: '2025-06-30',
        customer: null,
        request: { amountMinor: 1, exposureMinor: 0, insuredMinor: 0, terms: null },
        facts: {
          'fin.equity': 100,
          'pay.count': { value: 3, status: 'present', asOf: null, knownAt: null, source: null },
        },
        priorFacts: {},
      },
    });
  });

  it.each([
    {
      note: 'a money amount with cents',
      facts: { 'fin.equity': 10.5 },
      expected: ['fact_wrong_type facts.fin.equity'],
    },
    {
      note: 'a number in quotation marks',
      facts: { 'fin.equity': '10' },
      expected: ['fact_wrong_type facts.fin.equity'],
    },
    {
      note: 'one for true',
      facts: { 'registry.naturalPerson': 1 },
      expected: ['fact_wrong_type facts.registry.naturalPerson'],
    },
    {
      note: 'a day that does not exist',
      facts: { 'legal.openedOn': '2025-02-30' },
      expected: ['fact_wrong_type facts.legal.openedOn'],
    },
    {
      note: 'a day with a time',
      facts: { 'legal.openedOn': '2025-02-01T00:00:00Z' },
      expected: ['fact_wrong_type facts.legal.openedOn'],
    },
    {
      note: 'a value below the minimum',
      facts: { 'pay.lateDays': -1 },
      expected: ['fact_out_of_range facts.pay.lateDays'],
    },
    { note: 'an empty code', facts: { 'registry.naf': '' }, expected: ['fact_wrong_type facts.registry.naf'] },
    {
      note: 'a value with status missing',
      facts: { 'pay.count': { value: 1, status: 'missing' } },
      expected: ['fact_value_and_status facts.pay.count'],
    },
    {
      note: 'no value with status present',
      facts: { 'pay.count': { value: null } },
      expected: ['fact_value_and_status facts.pay.count'],
    },
    {
      note: 'a wrong value in an envelope',
      facts: { 'pay.count': { value: 1.5 } },
      expected: ['fact_wrong_type facts.pay.count.value'],
    },
    {
      note: 'a fact of the future',
      facts: { 'pay.count': { value: 1, asOf: '2025-07-01', knownAt: '2025-07-02' } },
      expected: ['fact_from_the_future facts.pay.count.asOf', 'fact_from_the_future facts.pay.count.knownAt'],
    },
    {
      note: 'a fact that was known before it was true',
      facts: { 'pay.count': { value: 1, asOf: '2025-06-18', knownAt: '2024-12-31' } },
      expected: ['fact_known_too_early facts.pay.count.knownAt'],
    },
    {
      note: 'the empty date of a spreadsheet',
      facts: { 'pay.count': { value: 1, asOf: '1899-12-30', knownAt: '1899-12-30' } },
      expected: ['date_out_of_range facts.pay.count.asOf', 'date_out_of_range facts.pay.count.knownAt'],
    },
    { note: 'a list as a value', facts: { 'pay.count': [1] }, expected: ['wrong_type facts.pay.count'] },
    { note: 'null as a value', facts: { 'pay.count': null }, expected: ['wrong_type facts.pay.count'] },
    {
      note: 'an unknown property of an envelope',
      facts: { 'pay.count': { value: 1, vlaue: 2 } },
      expected: ['unknown_property facts.pay.count.vlaue'],
    },
    {
      note: 'a status that is none',
      facts: { 'pay.count': { value: null, status: 'absent' } },
      expected: ['not_one_of facts.pay.count.status'],
    },
  ])('refuses $note', ({ facts, expected }) => {
    expect(faults({ ...base, facts })).toEqual(expected);
  });

  it('reports every fault of facts and of facts a year before', () => {
    expect(faults({ ...base, facts: { 'fin.equty': 1, 'fin.debt': true }, priorFacts: { 'fin.debt': 0.5 } })).toEqual([
      'fact_unknown facts.fin.equty',
      'fact_wrong_type facts.fin.debt',
      'fact_wrong_type priorFacts.fin.debt',
    ]);
  });

  it('offers the name that was meant', () => {
    const parsed = parseApplication(policy, { ...base, facts: { 'fin.equty': 1 } });
    const [fault] = parsed.ok ? [] : parsed.error;
    expect(fault?.fixes?.[0]?.edits).toEqual([
      { path: ['facts', 'fin.equty'], value: undefined },
      { path: ['facts', 'fin.equity'], value: 1 },
    ]);
  });

  it.each([
    {
      note: 'faults of shape and of facts together',
      input: { ...base, date: 'today', extra: 1, facts: { 'fin.equty': 1, 'pay.count': 1.5, 'fin.debt': [1] } },
      expected: [
        'text_malformed date',
        'wrong_type facts.fin.debt',
        'unknown_property extra',
        'fact_unknown facts.fin.equty',
        'fact_wrong_type facts.pay.count',
      ],
    },
    { note: 'nothing at all', input: null, expected: ['wrong_type '] },
    { note: 'no date', input: { request: { amountMinor: 1 }, facts: {} }, expected: ['property_missing date'] },
    {
      note: 'a date that is none',
      input: { ...base, date: '30/06/2025', facts: {} },
      expected: ['text_malformed date'],
    },
    {
      note: 'a day of another century',
      input: { ...base, date: '1899-12-31', facts: {} },
      expected: ['date_out_of_range date'],
    },
    {
      note: 'a day that is far in the future',
      input: { ...base, date: '2100-01-01', facts: {} },
      expected: ['date_out_of_range date'],
    },
    {
      note: 'dates out of sense together with faults of shape',
      input: {
        ...base,
        date: '1899-12-31',
        request: { amountMinor: -1 },
        facts: { 'fin.debt': [1] },
        priorFacts: { 'pay.count': { value: 1, asOf: '1899-06-30', knownAt: '1899-06-29' } },
      },
      expected: [
        'number_out_of_range request.amountMinor',
        'wrong_type facts.fin.debt',
        'date_out_of_range date',
        'date_out_of_range priorFacts.pay.count.asOf',
        'date_out_of_range priorFacts.pay.count.knownAt',
        'fact_known_too_early priorFacts.pay.count.knownAt',
      ],
    },
    {
      note: 'amounts whose sum no double holds exactly',
      input: { ...base, request: { amountMinor: 1, groupExposureMinor: 1e15 + 1 }, facts: {} },
      expected: ['number_out_of_range request.groupExposureMinor'],
    },
    {
      note: 'a negative amount',
      input: { ...base, request: { amountMinor: -1 }, facts: {} },
      expected: ['number_out_of_range request.amountMinor'],
    },
    {
      note: 'an amount in euros',
      input: { ...base, request: { amountMinor: 1.5 }, facts: {} },
      expected: ['number_not_integer request.amountMinor'],
    },
    {
      note: 'terms of no kind',
      input: { ...base, request: { amountMinor: 1, terms: { kind: 'net30' } }, facts: {} },
      expected: ['not_one_of request.terms.kind'],
    },
  ])('refuses $note', ({ input, expected }) => {
    expect(faults(input)).toEqual(expected);
  });

  it.each([
    { note: 'the first day', input: { ...base, date: '1900-01-01', facts: {} } },
    { note: 'the last day', input: { ...base, date: '2099-12-31', facts: {} } },
    { note: 'nothing more asked for: a review', input: { ...base, request: { amountMinor: 0 }, facts: {} } },
    {
      note: 'a fact that was known on its day',
      input: { ...base, facts: { 'pay.count': { value: 1, asOf: '2025-06-30', knownAt: '2025-06-30' } } },
    },
    {
      note: 'a company founded earlier',
      input: { ...base, facts: { 'legal.openedOn': '1850-01-01' } },
    },
  ])('accepts $note', ({ input }) => {
    expect(faults(input)).toEqual([]);
  });

  it('reads again what an earlier engine took, save facts that the scorecard cannot read', () => {
    const input = {
      ...base,
      date: '1899-12-31',
      facts: { 'pay.count': { value: 1, asOf: '1899-12-30', knownAt: '1899-12-29' } },
    };
    expect(faults(input)).toHaveLength(4);
    expect(rereadApplication(policy, input).ok).toBe(true);
    expect(rereadApplication(policy, { ...input, facts: { 'fin.equty': 1 } }).ok).toBe(false);
  });

  it('accepts every application drawn for a scorecard, as it is', () => {
    fc.assert(
      fc.property(arbitraryCase(4), ({ scorecard, benchmarks, applications }) => {
        const checked = checkScorecard(scorecard, benchmarks);
        if (checked.policy === null) throw new Error('a drawn scorecard has faults');
        for (const application of applications) {
          expect(parseApplication(checked.policy, application)).toEqual({ ok: true, value: application });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds days out of sense without a policy', () => {
    const read = readApplication({ ...base, date: '2100-01-01', facts: {} });
    expect(read.ok ? [] : read.error.map(({ code }) => code)).toEqual(['date_out_of_range']);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (facts, request) => {
        expect(parseApplication(policy, { date: '2025-06-30', request, facts }).ok).toBeTypeOf('boolean');
      }),
    );
  });
});
