import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import { createFormats } from '../i18n/format.js';
import { messagesIn } from '../i18n/messages.js';
import { chartLook } from './chart-look.js';
import { escapeHtml, type OptionBuilder, tooltipText } from './chart-option.js';
import { delayBuckets, delayOption, nameBucket } from './delay-option.js';
import { cutOffs, HISTOGRAM_SIDES, histogramOption, nameEdges } from './histogram-option.js';
import { chartMessages } from './messages.js';
import { shadeOf, totalsOf } from './migration.js';
import { monthsOption } from './months-option.js';
import { ratingRateOption } from './rating-rate-option.js';
import { captionRates, isOrdered, type RatingRate } from './rating-rates.js';
import { ksPoint, rocOption } from './roc-option.js';
import { tableOfVintages, vintageOption } from './vintage-option.js';

echarts.use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

const formats = createFormats('fr', 'EUR');
const words = messagesIn(chartMessages, 'fr');

function draw(option: OptionBuilder, scheme: 'light' | 'dark' = 'light'): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 340 });
  chart.setOption(option(chartLook(scheme, false)));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function rate(rating: number, good: number, bad: number): RatingRate {
  const base = good + bad;
  const badRate = base === 0 ? null : bad / base;
  const interval = badRate === null ? null : { low: Math.max(0, badRate - 0.02), high: badRate + 0.03 };
  return { rating, n: base + 5, good, bad, badRate, interval };
}

const RATES = [rate(1, 100, 1), rate(2, 80, 3), rate(3, 60, 6), rate(4, 0, 0), rate(5, 10, 6)];

describe('ratingRateOption', () => {
  const option = ratingRateOption({
    champion: { name: 'Standard v1', rates: RATES },
    challenger: { name: 'Standard v2', rates: RATES },
    description: 'Le taux de défaut par cote',
    words,
    formats,
  });

  it.each(['light', 'dark'] as const)('draws both versions in the %s scheme', (scheme) => {
    const svg = draw(option, scheme);
    expect(svg).toContain('Standard v1');
    expect(svg).toContain('Standard v2');
    expect(svg).toContain(chartLook(scheme, false).challenger);
  });

  it('hands the description to screen readers', () => {
    expect(option(chartLook('light', false)).aria).toMatchObject({
      label: { description: 'Le taux de défaut par cote' },
    });
  });

  it('draws a version that stands alone', () => {
    const alone = ratingRateOption({
      champion: null,
      challenger: { name: 'Standard v1', rates: RATES },
      description: '',
      words,
      formats,
    });
    expect(draw(alone)).not.toContain('Standard v2');
  });

  it('draws where no rating has a rate', () => {
    const empty = [1, 2, 3, 4, 5].map((rating) => rate(rating, 0, 0));
    const option = ratingRateOption({
      champion: null,
      challenger: { name: 'Vide', rates: empty },
      description: '',
      words,
      formats,
    });
    expect(draw(option)).toContain('Vide');
  });
});

describe('captionRates', () => {
  it('says the span and that the order holds, over the ratings that have a rate', () => {
    expect(isOrdered(RATES)).toBe(true);
    expect(captionRates(RATES, 'Standard v2', createFormats('en', 'EUR'))).toBe(
      'Standard v2: the bad rate goes from 1% at rating 1 to 37.5% at rating 5; it rises from each rating to the next.',
    );
  });

  it('says when a worse rating fails less often', () => {
    const odd = [rate(1, 10, 5), rate(2, 50, 1)];
    expect(isOrdered(odd)).toBe(false);
    expect(captionRates(odd, 'V2', createFormats('en', 'EUR'))).toContain('does not rise');
  });

  it.each([
    ['fr', 'V2 : le taux de défaut est de 20 % en cote 5, la seule qui ait des dossiers jugés.'],
    ['en', 'V2: the bad rate is 20% at rating 5, the only one with judged cases.'],
  ] as const)('says the one rate and no trend where one rating alone has cases, in %s', (locale, sentence) => {
    const alone = [rate(1, 0, 0), rate(5, 8, 2)];
    expect(captionRates(alone, 'V2', createFormats(locale, 'EUR')).replaceAll(/\s/gu, ' ')).toBe(sentence);
  });

  it.each([
    ['fr', 'Aucun dossier jugé : aucune cote n’a de taux de défaut.'],
    ['en', 'No judged case: no rating has a bad rate.'],
  ] as const)('says that no rating has a rate, in %s', (locale, sentence) => {
    const none = [rate(1, 0, 0), rate(2, 0, 0)];
    expect(captionRates(none, 'V2', createFormats(locale, 'EUR')).replaceAll(/\s/gu, ' ')).toBe(sentence);
  });

  it('says that there is nothing to compare without bads', () => {
    expect(captionRates([rate(1, 10, 0)], 'V2', formats)).toMatch(/^Aucun défaut dans la période/);
  });
});

describe('rocOption', () => {
  const roc = [
    { score: 0, goodShare: 0, badShare: 0 },
    { score: 40, goodShare: 0.1, badShare: 0.5 },
    { score: 70, goodShare: 0.4, badShare: 0.9 },
    { score: 100, goodShare: 1, badShare: 1 },
  ];
  const discrimination = { roc, ks: 0.5, ksScore: 70, auc: 0.8 };

  it('finds the widest gap at its score', () => {
    expect(ksPoint(discrimination)).toMatchObject({ goodShare: 0.4, badShare: 0.9 });
    expect(ksPoint({ ...discrimination, ksScore: 55 })).toBeNull();
  });

  it('marks the KS gap on the challenger', () => {
    const svg = draw(
      rocOption({
        champion: { name: 'V1', discrimination },
        challenger: { name: 'V2', discrimination },
        description: '',
        words,
        formats,
      }),
    );
    expect(svg).toContain('KS 50,0');
  });
});

describe('histogramOption', () => {
  const histogram = {
    from: 0,
    width: 10,
    bins: [
      { n: 5, good: 1, bad: 4 },
      { n: 9, good: 8, bad: 0 },
    ],
  };

  it.each([
    { note: 'far apart', from: [90, 60, 30, 10], names: ['5 | 4 at 10', '4 | 3 at 30', '3 | 2 at 60', '2 | 1 at 90'] },
    { note: 'two near each other', from: [90, 60, 58, 10], names: ['5 | 4 at 10', '4 | 3 | 2 at 59', '2 | 1 at 90'] },
    {
      note: 'a name that grew reaches the next',
      from: [62, 54, 52, 10],
      names: ['5 | 4 at 10', '4 | 3 | 2 | 1 at 57'],
    },
    { note: 'none', from: [], names: [] },
  ])('names cut-offs $note', ({ from, names }) => {
    const found = nameEdges(cutOffs(from, 0, 100), 100);
    expect(found.map(({ middle, name }) => `${name} at ${middle}`)).toEqual(names);
  });

  it('keeps only the cut-offs inside the range', () => {
    expect(cutOffs([25, 15, 10, 0, null], 0, 20)).toEqual([
      { score: 15, better: 2 },
      { score: 10, better: 3 },
    ]);
  });

  it('draws good, bad and unknown, with the cut-offs', () => {
    const svg = draw(
      histogramOption({ histogram, ratingFrom: [25, 15, 10, 0, null], description: '', words, formats }),
    );
    expect(svg).toContain('Défauts');
    expect(svg).toContain('3 | 2');
  });

  it.each([300, 600])('spans what its constants say, where handles stand under it, at %s px', (width) => {
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: 210 });
    const wide = {
      ...histogram,
      from: 420,
      bins: Array.from({ length: 25 }, () => ({ n: 12_000, good: 11_000, bad: 9 })),
    };
    const option = histogramOption({ histogram: wide, ratingFrom: [600, 565], description: '', words, formats });
    chart.setOption(option(chartLook('light', false)));
    const ends = [420, 670].map((score) => chart.convertToPixel({ xAxisIndex: 0 }, score));
    chart.dispose();
    expect(ends).toEqual([HISTOGRAM_SIDES.left, width - HISTOGRAM_SIDES.right]);
  });

  it('draws without any case', () => {
    expect(
      draw(histogramOption({ histogram: { ...histogram, bins: [] }, ratingFrom: [], description: '', words, formats })),
    ).toContain('<svg');
  });
});

describe('delayBuckets', () => {
  it('splits counts that include each other, on time first, and loses none', () => {
    const buckets = delayBuckets(100, [
      { days: 30, invoices: 4 },
      { days: 1, invoices: 40 },
      { days: 5, invoices: 15 },
    ]);
    expect(buckets.map((bucket) => [nameBucket(bucket, words), bucket.invoices])).toEqual([
      ['À l’heure', 60],
      ['1 à 4 j', 25],
      ['5 à 29 j', 11],
      ['30 j et plus', 4],
    ]);
    const names = buckets.map((bucket) => nameBucket(bucket, words));
    expect(draw(delayOption(buckets, names, '', formats))).toContain('30 j et plus');
  });
});

describe('monthsOption', () => {
  it('draws one bar a month', () => {
    const svg = draw(
      monthsOption([{ month: '2026-01', invoices: 3, totalMinor: 100_00 }], '', words, formats, undefined),
    );
    expect(svg).toContain('janv. 2026');
  });
});

describe('migration', () => {
  const cells = [
    [10, 4, 0],
    [1, 20, 0],
    [0, 0, 5],
  ];
  it('counts better, same and worse', () => {
    expect(totalsOf(cells)).toEqual({ total: 40, same: 35, better: 1, worse: 4 });
  });
  it('shades moves by their number and leaves the diagonal quiet', () => {
    expect(shadeOf(cells, 0, 0)).toBe(0);
    expect(shadeOf(cells, 0, 1)).toBe(1);
    expect(shadeOf(cells, 0, 2)).toBe(0);
    expect(shadeOf(cells, 1, 0)).toBeCloseTo(0.56);
  });
});

describe('tooltipText', () => {
  it('escapes what documents call things', () => {
    expect(escapeHtml('<img src=x onerror="a">&')).toBe('&lt;img src=x onerror=&quot;a&quot;&gt;&amp;');
    expect(tooltipText('<b>', [['a', '<i>']])).not.toMatch(/<b>|<i>/);
  });
});

describe('vintageOption', () => {
  const curve = (judged: number, ...badByMonth: number[]) => ({ judged, badByMonth });
  const input = {
    vintages: {
      total: { all: curve(50, 1, 3, 5), champion: curve(40, 1, 2, 4), challenger: curve(0, 0, 0, 0) },
      cohorts: [
        {
          date: '2024-01-31',
          curves: { all: curve(50, 1, 3, 5), champion: curve(40, 1, 2, 4), challenger: curve(0, 0, 0, 0) },
        },
      ],
    },
    championName: 'v1',
    challengerName: 'v2',
    nameCohort: (date: string) => formats.date(date),
    words,
  };

  it('draws both versions and says what it shows', () => {
    const svg = draw(vintageOption({ ...input, description: 'Les défauts par âge', formats }));
    expect(svg).toContain('Acceptés, v1');
    expect(svg).toContain('Acceptés, v2');
    expect(svg).toContain('Mois depuis la date');
  });

  it('has a row for all, for each version and each cohort, and no rate where nobody was judged', () => {
    expect(tableOfVintages(input).rows).toEqual([
      ['Ensemble', 50, 0.02, 0.06, 0.1],
      ['Acceptés, v1', 40, 0.025, 0.05, 0.1],
      ['Acceptés, v2', 0, null, null, null],
      ['31/01/2024', 50, 0.02, 0.06, 0.1],
    ]);
  });
});
