import { describe, expect, it } from 'vitest';
import { smallScorecard, withEdit } from '../testing/small-scorecard.js';
import { type CompletionKind, completeFormula } from './complete.js';

function labels(text: string, path = ['ratios', 'gearing', 'formula'], ...kinds: readonly CompletionKind[]): string[] {
  const at = text.indexOf('|');
  const { items } = completeFormula(smallScorecard(), text.replace('|', ''), at, path);
  return items.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ label }) => label);
}

describe('completeFormula', () => {
  it('offers numbers, ratios but not itself, the request and functions', () => {
    const offered = labels('fin.|');
    expect(offered).toEqual(
      expect.arrayContaining(['fin.equity', 'pay.count', 'gearingRank', 'request.total', 'coalesce']),
    );
    for (const other of ['gearing', 'rel.segment', 'score', 'rating.cap', 'and']) expect(offered).not.toContain(other);
  });

  it('replaces the whole name around the cursor', () => {
    expect(completeFormula(smallScorecard(), 'a + fin.eq / 2', 8)).toMatchObject({ from: 4, to: 10 });
    expect(completeFormula(smallScorecard(), '', 0)).toMatchObject({ from: 0, to: 0 });
  });

  it('offers only ratios inside percentile, and only facts and ratios inside prior', () => {
    expect(labels('percentile(|')).toEqual(['gearingRank', 'debtTrend']);
    expect(labels('1 + prior( f|')).toEqual(expect.arrayContaining(['gearingRank', 'fin.equity']));
    expect(labels('prior(|')).not.toContain('request.total');
  });

  it('offers earlier components, tables and the score in the limit', () => {
    expect(labels('|', ['limit', 'combine'], 'component', 'table', 'score')).toEqual([
      'rating.cap',
      'rating.share',
      'limit.capacity',
      'limit.ceiling',
      'score',
    ]);
    const { items } = completeFormula(smallScorecard(), '', 0, ['limit', 'components', 1, 'formula']);
    expect(items.filter(({ kind }) => kind === 'component').map(({ label }) => label)).toEqual(['limit.capacity']);
  });

  it('offers words of logic in a guard', () => {
    expect(labels('|', ['ratios', 'gearing', 'guards', '0', 'when'], 'keyword')).toEqual(['and', 'or', 'not']);
  });

  it('shows what a name means', () => {
    const { items } = completeFormula(smallScorecard(), '', 0);
    expect(items.find(({ label }) => label === 'gearing')).toMatchObject({
      kind: 'ratio',
      detail: { en: 'Gearing' },
      signature: 'fin.debt / fin.equity',
    });
    expect(items.find(({ label }) => label === 'min')).toMatchObject({ insert: 'min(', signature: 'min(a, b, …)' });
  });

  it.each([null, 3, {}, { facts: [], ratios: 1 }, withEdit(smallScorecard(), ['facts', 'fin.equity'], 7)])(
    'takes what it can from a document with faults',
    (document) => {
      expect(completeFormula(document, 'a', 1).items.length).toBeGreaterThan(5);
    },
  );
});
