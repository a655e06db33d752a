import { describe, expect, it } from 'vitest';
import { checkScorecard } from '../../scorecard/check.js';
import { smallBenchmark, smallScorecard, withEdit } from '../../testing/small-scorecard.js';
import type { Diagnostic, JsonPath } from '../diagnostic.js';

const benchmarks = [smallBenchmark()];
function explain(path: JsonPath, value: unknown): readonly Diagnostic[] {
  return checkScorecard(withEdit(smallScorecard(), path, value), benchmarks).diagnostics;
}
const WHEN = ['rules', 0, 'when'];

describe('explainIssues', () => {
  it.each([
    {
      note: 'a comparison without its value',
      value: { fact: 'score', operator: 'equal' },
      expected: ['property_missing rules.0.when.value'],
    },
    {
      note: 'an operator that is none',
      value: { any: [{ fact: 'score', operator: 'equals', value: 1 }] },
      expected: ['not_one_of rules.0.when.any.0.operator'],
    },
    {
      note: 'a fault deep inside groups',
      value: { all: [{ not: { any: [{ fact: 3, operator: 'equal', value: 1 }] } }] },
      expected: ['wrong_type rules.0.when.all.0.not.any.0.fact'],
    },
    { note: 'a group that is no list', value: { all: { fact: 'score' } }, expected: ['wrong_type rules.0.when.all'] },
    { note: 'a condition that is a text', value: 'score > 3', expected: ['wrong_type rules.0.when'] },
    {
      note: 'a path, which we do not allow',
      value: { fact: 'score', operator: 'equal', value: 1, path: '$.a' },
      expected: ['unknown_property rules.0.when.path'],
    },
    { note: 'an empty group', value: { all: [{ any: [] }] }, expected: ['group_empty rules.0.when.all.0.any'] },
  ])('finds $note in a condition', ({ value, expected }) => {
    expect(explain(WHEN, value).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
  });

  it('proposes the neutral points for a kind of absence that is missing', () => {
    const [fault] = explain(['characteristics', 0, 'absent', 'stale'], undefined);
    expect(fault?.fixes?.[0]?.edits).toEqual([
      { path: ['characteristics', 0, 'absent', 'stale'], value: { points: 5, reason: null } },
    ]);
  });

  it('renames a property that was misspelt', () => {
    const { theme, ...rest } = smallScorecard().characteristics[0] ?? { theme: 'legal' };
    const [fault] = explain(['characteristics', 0], { ...rest, them: theme }).filter(
      ({ code }) => code === 'unknown_property',
    );
    expect(fault).toMatchObject({ onKey: true, path: ['characteristics', 0, 'them'] });
    expect(fault?.help?.en).toBe('Did you mean “theme”?');
    expect(fault?.fixes?.[0]?.edits[1]).toEqual({ path: ['characteristics', 0, 'theme'], value: 'structure' });
  });

  it.each([
    { note: 'a number in quotation marks', path: ['baseScore'], value: '50', fixed: 50 },
    { note: 'true in quotation marks', path: ['characteristics', 0, 'actionable'], value: 'true', fixed: true },
    { note: 'a number for a text', path: ['about', 'owner'], value: 3, fixed: '3' },
    {
      note: 'one value for a list',
      path: ['characteristics', 3, 'categories', 0, 'values'],
      value: 'none',
      fixed: ['none'],
    },
    { note: 'decimals', path: ['baseScore'], value: 50.4, fixed: 50 },
  ])('mends $note', ({ path, value, fixed }) => {
    expect(explain(path, value)[0]?.fixes?.[0]?.edits).toEqual([{ path, value: fixed }]);
  });

  it('says where in the words of the author', () => {
    const [fault] = explain(['characteristics', 2, 'bands', 1, 'points'], '10');
    expect(fault?.message).toEqual({
      fr: 'Critère «\u00a0Lateness (fr)\u00a0», tranche «\u00a0late\u00a0», «\u00a0points\u00a0»\u00a0: il faut ici un nombre entier, et non un texte : rien n’est converti.',
      en: 'Characteristic “Lateness”, band “late”, “points”: a whole number is needed here, not a text: nothing is converted.',
    });
  });
});
