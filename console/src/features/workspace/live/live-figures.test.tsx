import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LocaleProvider } from '../../../i18n/locale-provider.js';
import { LiveFigures } from './live-figures.js';

type Figures = Parameters<typeof LiveFigures>[0]['figures'];
type Side = Figures['draft'];

function side(good: number, bad: number): Side {
  const n = good + bad;
  const approve = {
    n,
    good,
    bad,
    badRate: n === 0 ? null : bad / n,
    exposureMinor: n,
    badExposureMinor: bad,
    limitMinor: n,
  };
  return { approvalRate: n / 100, total: { n: 100 }, outcomes: { approve, refer: { n: 0 } } } as unknown as Side;
}

describe('LiveFigures', () => {
  beforeAll(() => vi.stubGlobal('localStorage', { getItem: () => 'en' }));
  afterAll(() => vi.unstubAllGlobals());

  it.each([
    { note: 'the draft approves nobody', before: side(90, 10), after: side(0, 0), verdict: 'unknown' },
    { note: 'the baseline approved nobody', before: side(0, 0), after: side(90, 10), verdict: 'unknown' },
    { note: 'fewer bads', before: side(80, 20), after: side(90, 10), verdict: 'better' },
    { note: 'more bads', before: side(90, 10), after: side(80, 20), verdict: 'worse' },
    { note: 'as many', before: side(90, 10), after: side(90, 10), verdict: 'same' },
  ])('judges the bad rate where both sides have one: $note', ({ before, after, verdict }) => {
    const figures = { baseline: before, draft: after } as Figures;
    const html = renderToStaticMarkup(
      <LocaleProvider>
        <LiveFigures figures={figures} currency="EUR" />
      </LocaleProvider>,
    );
    const changes = [...html.matchAll(/data-verdict="(\w+)">([^<]*)</gu)];
    expect(changes).toHaveLength(4);
    expect(changes[1]?.[1]).toBe(verdict);
    if (verdict === 'unknown') expect(changes[1]?.[2]).toBe('–');
  });
});
