import { describe, expect, it } from 'vitest';
import { parseApplication } from '../application/parse.js';
import { checkBenchmark } from '../benchmark/check.js';
import { DIAGNOSTIC_CODES } from '../kernel/codes/catalogue.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';
import { digestOfDocument } from '../kernel/digest.js';
import {
  BAD_APPLICATIONS,
  BAD_BENCHMARKS,
  BAD_SCORECARDS,
  BAD_TEXTS,
  type BadScorecard,
  NEVER_ALONE,
} from '../testing/bad-documents.js';
import { smallBenchmark, smallScorecard, withEdit } from '../testing/small-scorecard.js';
import { applyFix } from './apply-fix.js';
import { checkScorecard } from './check.js';
import { parseDocument } from './document.js';

const GOOD = smallScorecard();
const BENCHMARKS = [smallBenchmark()];

function check(document: unknown): readonly Diagnostic[] {
  return checkScorecard(document, BENCHMARKS).diagnostics;
}

function badScorecard({ edits }: BadScorecard): unknown {
  return edits.reduce<unknown>((document, [path, value]) => withEdit(document, path, value), GOOD);
}

describe('checkScorecard', () => {
  it('finds nothing in a good scorecard and gives its policy', () => {
    const document = GOOD;
    const { policy, diagnostics } = checkScorecard({ $schema: './x.json', ...document }, BENCHMARKS);
    expect(diagnostics).toEqual([]);
    expect(policy?.digest).toBe(digestOfDocument(document));
    expect(policy?.ratios.map(({ name }) => name)).toEqual(['gearing', 'gearingRank', 'debtTrend']);
    expect(policy?.totalWeight).toBe(40 + 5 + 50 + 50);
    expect(Object.isFrozen(policy?.scorecard.characteristics)).toBe(true);
  });

  it.each(BAD_SCORECARDS.map((bad) => ({ note: `${bad.code}: ${bad.edits[0]?.[0].join('.') ?? ''}`, bad })))(
    '$note',
    ({ bad }) => {
      const diagnostics = check(badScorecard(bad));
      expect(diagnostics.map(({ code }) => code)).toEqual(Array.from({ length: bad.times ?? 1 }, () => bad.code));
      const severity = DIAGNOSTIC_CODES.find(({ code }) => code === bad.code)?.severity;
      const { policy } = checkScorecard(badScorecard(bad), BENCHMARKS);
      expect(policy === null).toBe(severity === 'error');
    },
  );

  it('places every diagnostic in the text of its document', () => {
    for (const bad of BAD_SCORECARDS) {
      const source = JSON.stringify(badScorecard(bad), null, 2);
      const document = parseDocument(source);
      for (const diagnostic of check(document.value)) {
        const { from, to } = document.locate(diagnostic);
        expect(to).toBeGreaterThan(from);
        if (diagnostic.span !== undefined)
          expect(to - from).toBeLessThanOrEqual(diagnostic.span.to - diagnostic.span.from + 10);
      }
    }
  });

  it.each([
    'band_gap',
    'band_overlap',
    'category_value_uncovered',
    'class_entry_missing',
    'delegation_decreasing',
    'delegation_not_monotone',
    'delegation_not_total',
    'limit_table_not_monotone',
    'offer_missing',
    'offer_unlawful',
    'regime_gap',
    'review_not_monotone',
    'terms_not_monotone',
  ])('proposes what is missing, or the value that mends: %s', (code) => {
    const bad = BAD_SCORECARDS.find((one) => one.code === code);
    if (bad === undefined) throw new Error(`no document shows ${code}`);
    const found = check(badScorecard(bad)).find((diagnostic) => diagnostic.code === code);
    expect(found?.fixes?.length).toBeGreaterThan(0);
  });

  it.each([
    '1.2 * fin.turnover',
    'fin.turnover * 120 / 100',
    'fin.turnover * (1 + 0.2)',
    'fin.receivables * 12',
    'clamp(fin.receivables, 0, fin.debt)',
  ])('says nothing of VAT where a factor may be its rate, or nothing is mixed: %s', (formula) => {
    const [, bad] = BAD_SCORECARDS.filter(({ code }) => code === 'unit_vat_mixed');
    if (bad === undefined) throw new Error('no document follows VAT through a ratio');
    const codes = check(withEdit(badScorecard(bad), ['ratios', 'annual', 'formula'], formula)).map(({ code }) => code);
    expect(codes).not.toContain('unit_vat_mixed');
  });

  it('offers only fixes that make the document better', () => {
    for (const bad of BAD_SCORECARDS) {
      const source = JSON.stringify(badScorecard(bad), null, 2);
      for (const { code, fixes } of check(JSON.parse(source))) {
        for (const fix of fixes ?? []) {
          const mended: unknown = JSON.parse(applyFix(source, fix));
          // A fix may leave a later fault to its author (an empty name is now a wrong one), never the same one.
          const left = check(mended).filter((diagnostic) => diagnostic.code === code);
          expect(left, `${code}: ${fix.title.en}`).toEqual([]);
        }
      }
    }
  });

  it.each([
    {
      note: 'every ceiling of the last level',
      edits: [
        [
          ['delegation', 'levels', 2, 'maxMinor'],
          [1, 1, 1, 1, 1],
        ],
      ],
    },
    {
      note: 'reviews that get rarer and rarer',
      edits: [
        [
          ['review', 'monthsByRating'],
          [3, 4, 5, 6, 7],
        ],
      ],
    },
    {
      note: 'a direction that all points contradict',
      edits: [[['characteristics', 2, 'direction'], 'higher_better']],
    },
    {
      note: 'sixty days end of month',
      edits: [[['terms', 'offers', 0, 'offer', 'terms', 'days'], 60]],
      kept: [
        ['terms', 'offers', 0, 'offer', 'terms'],
        { kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' },
      ],
    },
  ] as const)('tells once, and mends whole: $note', ({ edits, ...more }) => {
    const bad = badScorecard({ code: '', edits });
    const [fault, ...others] = check(bad);
    const [fix] = fault?.fixes ?? [];
    if (fix === undefined) throw new Error('nothing is proposed');
    const mended: unknown = JSON.parse(applyFix(JSON.stringify(bad, null, 2), fix));
    expect({ others: others.map(({ code }) => code), left: check(mended) }).toEqual({ others: [], left: [] });
    if ('kept' in more) expect(withEdit(mended, ...more.kept)).toEqual(mended);
  });

  it('tells a circle of ratios, and not that each counts the other twice', () => {
    let document: unknown = withEdit(GOOD, ['ratios', 'gearingRank', 'formula'], 'gearing');
    document = withEdit(document, ['ratios', 'gearing', 'formula'], 'gearingRank');
    const codes = check(document).map(({ code }) => code);
    expect(codes).toContain('ratio_cycle');
    expect(codes).not.toContain('counted_twice');
  });

  it('says everything in French and English, with what to do', () => {
    for (const bad of BAD_SCORECARDS) {
      for (const { message, help } of check(badScorecard(bad))) {
        for (const words of [message, help]) {
          expect(words?.fr).toMatch(/[.?]$/);
          expect(words?.en).toMatch(/[.?]$/);
          expect(`${words?.fr} ${words?.en}`).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    }
  });

  it('finds all faults at once, malformed parts or not', () => {
    let document: unknown = GOOD;
    document = withEdit(document, ['characteristics', 3, 'label', 'en'], '');
    document = withEdit(document, ['characteristics', 0, 'bands', 1, 'from'], 0.4);
    document = withEdit(document, ['ratios', 'debtTrend', 'formula'], 'fin.debt - prior(fin.dept)');
    document = withEdit(document, ['ratings', 4], undefined);
    expect(check(document).map(({ code }) => code)).toEqual([
      'band_overlap',
      'text_empty',
      'list_too_short',
      'formula_unknown_name',
    ]);
  });

  it('says when no characteristic has any weight', () => {
    let document: unknown = withEdit(GOOD, ['characteristics'], GOOD.characteristics.slice(1, 2));
    document = withEdit(document, ['characteristics', 0, 'bands', 1, 'points'], 0);
    expect(check(document).map(({ code }) => code)).toContain('score_without_weight');
  });

  it.each([null, 3, [], 'x', {}])('never throws on %j', (value) => {
    expect(checkScorecard(value, []).policy).toBeNull();
  });

  it('never throws whatever single value is replaced by anything', () => {
    const paths: JsonPath[] = [];
    const collect = (value: unknown, path: JsonPath): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value))
          collect(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    collect(GOOD, []);
    for (const [at, path] of paths.entries()) {
      const odd = [null, 0, -1.5, '', 'x', [], {}, true, undefined][at % 9];
      const { policy, diagnostics } = checkScorecard(withEdit(GOOD, path, odd), BENCHMARKS);
      if (policy === null)
        expect(
          diagnostics.some(({ severity }) => severity === 'error'),
          path.join('.'),
        ).toBe(true);
    }
  });
});

describe('parseDocument, by code', () => {
  it.each(BAD_TEXTS)('$code', ({ code, document }) => {
    expect([...new Set(parseDocument(document).diagnostics.map((diagnostic) => diagnostic.code))]).toEqual([code]);
  });
});

describe('parseApplication, by code', () => {
  const { policy } = checkScorecard(GOOD, BENCHMARKS);
  it.each(BAD_APPLICATIONS)('$code', ({ code, facts }) => {
    if (policy === null) throw new Error('the small scorecard has faults');
    const parsed = parseApplication(policy, { date: '2025-06-30', request: { amountMinor: 1 }, facts });
    expect(parsed.ok ? [] : parsed.error.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});

describe('checkBenchmark, by code', () => {
  it('finds nothing in a good benchmark', () => {
    expect(checkBenchmark(smallBenchmark()).ok).toBe(true);
  });

  it.each(BAD_BENCHMARKS)('$code', ({ code, edit: [path, value] }) => {
    const checked = checkBenchmark(withEdit(smallBenchmark(), path, value));
    expect(checked.ok ? [] : checked.error.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});

describe('the catalogue of codes', () => {
  it('has each code once', () => {
    const codes = DIAGNOSTIC_CODES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it('has a bad document for each code, and no code without', () => {
    const shown = [BAD_SCORECARDS, BAD_TEXTS, BAD_APPLICATIONS, BAD_BENCHMARKS].flatMap((bad) =>
      bad.map(({ code }) => code),
    );
    expect([...new Set([...shown, ...NEVER_ALONE])].sort()).toEqual(DIAGNOSTIC_CODES.map(({ code }) => code).sort());
  });
});
