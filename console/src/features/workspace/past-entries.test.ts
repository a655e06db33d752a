import { describe, expect, it } from 'vitest';
import { createFormats } from '../../i18n/format.js';
import { messagesIn } from '../../i18n/messages.js';
import { workspaceMessages } from './messages.js';
import { briefFigure, explainFigure, type LatestEntries, pastFigures } from './past-entries.js';

const entry = (id: string, from: number | null, to: number | null, n: number, bad: number) => ({
  id,
  from,
  to,
  values: null,
  n,
  bad,
  badRate: n === 0 ? null : bad / n,
  badRateInterval: n === 0 ? null : { low: 0.01, high: 0.03 },
});
const LATEST: LatestEntries = {
  backtestId: 'bt_1',
  datasetName: 'Grand livre',
  finishedAt: '2026-03-31T10:00:00.000Z',
  characteristics: [
    {
      id: 'delay',
      input: 'delay',
      formula: null,
      cases: 1_000,
      entries: [entry('low', null, 8, 184, 4), entry('high', 8, null, 0, 0)],
    },
  ],
};
const text = (to: number, input = 'delay') => ({
  characteristics: [
    { id: 'delay', input, bands: [{ id: 'low', from: null, to }, { id: 'high', from: to, to: null }, { id: 'new' }] },
  ],
});

describe('what bands found in the last backtest', () => {
  it('is shown where they are what they were', () => {
    expect(pastFigures(text(8), LATEST).map(({ path }) => path)).toEqual([
      ['characteristics', 0, 'bands', 0],
      ['characteristics', 0, 'bands', 1],
    ]);
  });

  it('is not shown of another bound, input or formula, or without a backtest', () => {
    expect(pastFigures(text(9), LATEST)).toEqual([]);
    expect(pastFigures(text(8, 'other'), LATEST)).toEqual([]);
    expect(pastFigures(text(8), null)).toEqual([]);
    expect(pastFigures({ ...text(8), ratios: { delay: { formula: 'a / b' } } }, LATEST)).toEqual([]);
    expect(pastFigures('no scorecard', LATEST)).toEqual([]);
  });

  it.each([
    ['fr', '18,4 % des cas · défaut 2,2 %', '0 % des cas'],
    ['en', '18.4% of cases · default 2.2%', '0% of cases'],
  ] as const)('reads well in %s', (locale, first, second) => {
    const words = messagesIn(workspaceMessages, locale);
    const formats = createFormats(locale, 'EUR');
    const figures = pastFigures(text(8), LATEST);
    expect(figures.map((one) => briefFigure(one, words, formats).replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
      first,
      second,
    ]);
    expect(figures.map((one) => explainFigure(one, LATEST, words, formats))[0]).toMatch(
      /31\/03\/2026.*Grand livre.*184/,
    );
  });
});
