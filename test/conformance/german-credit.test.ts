/**
 * A regression on weights of evidence over German credit, against the figures that R's scorecard package prints for its
 * training and test rows. Data and credits: test/data/README.md.
 */
import { readFileSync } from 'node:fs';
import {
  auc,
  brierScore,
  gini,
  kolmogorovSmirnov,
  logLoss,
  poolScores,
  populationStability,
  weightOfEvidence,
} from '@encours/engine';
import { describe, expect, it } from 'vitest';
import { fitLogistic, logisticOf } from './logistic-regression.js';

const read = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');

type Row = Readonly<Record<string, string>>;

function readRows(): Row[] {
  const [names = [], ...lines] = read('german-credit.csv')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(names.map((name, i) => [name, line[i] ?? ''])));
}

/** Of a number: the breaks between its bins, each the lowest value of the bin above. Of a category: its bins. */
const BINS = Object.entries(
  JSON.parse(read('german-credit-training.json')) as Record<string, readonly number[] | readonly string[]>,
);

/** A bin of several categories joins them with bars. */
function binOf(bins: readonly (number | string)[], value: string): number {
  return typeof bins[0] === 'number'
    ? bins.filter((lowest) => Number(lowest) <= Number(value)).length
    : bins.findIndex((bin) => String(bin).split('|').includes(value));
}

function weigh(rows: readonly Row[], training: readonly Row[]): number[][] {
  const weights = BINS.map(([name, bins]) => {
    const counts = Array.from({ length: bins.length + 1 }, () => ({ good: 0, bad: 0 }));
    for (const row of training) {
      const { bad, [name]: value = '' } = row;
      const count = counts[binOf(bins, value)];
      if (count !== undefined) count[bad === '1' ? 'bad' : 'good'] += 1;
    }
    return weightOfEvidence(counts)?.woe ?? [];
  });
  return rows.map((row) => BINS.map(([name, bins], i) => weights[i]?.[binOf(bins, row[name] ?? '')] ?? Number.NaN));
}

/** Points as the package scales them: 600 at odds of 1 to 19, 50 more for half the odds; every addend rounded. */
function pointsOf([intercept = 0, ...slopes]: readonly number[], row: readonly number[]): number {
  const perLogOdds = 50 / Math.LN2;
  const base = 600 + perLogOdds * (Math.log(1 / 19) - intercept);
  return slopes.reduce(
    (total, slope, i) => total + Math.round(-perLogOdds * slope * (row[i] ?? Number.NaN)),
    Math.round(base),
  );
}

/** A quantile between two values by straight line, as R takes it when it is not told otherwise. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(place));
  return below + (place % 1) * (above - below);
}

/**
 * Ten bins of equal width between the outermost thousandths of the training scores, both ends open, breaks rounded. The
 * package's page prints neither scores nor bins: this is the rule that gives its figure.
 */
function breaksOf(scores: readonly number[]): number[] {
  const [low, high] = [quantile(scores, 0.001), quantile(scores, 0.999)];
  return Array.from({ length: 9 }, (_, i) => Math.round(low + ((high - low) * (i + 1)) / 10));
}

describe('a regression on German credit, as R’s scorecard package prints it', () => {
  const rows = readRows();
  const training = rows.filter(({ part }) => part === 'train');
  const outcomes = (some: readonly Row[]): number[] => some.map(({ bad }) => Number(bad));
  const model = fitLogistic(weigh(training, training), outcomes(training));

  it.each([
    { part: 'train', n: 681, ks: 0.5112933, area: 0.8308414, g: 0.6616827, mse: 0.1510818, loss: 0.4546565 },
    { part: 'test', n: 319, ks: 0.4613252, area: 0.7777021, g: 0.5554041, mse: 0.1697538, loss: 0.5118995 },
  ])('$part: KS $ks, AUC $area', ({ part, n, ks, area, g, mse, loss }) => {
    const some = rows.filter(({ part: own }) => own === part);
    expect(some).toHaveLength(n);
    const bad = outcomes(some);
    const probabilities = weigh(some, training).map((row) => logisticOf(model, row));
    // Seven digits were printed: ours, rounded so, are the same.
    const printed = (value: number | null | undefined): number => Number((value ?? Number.NaN).toFixed(7));

    const table = poolScores(
      probabilities.map((p) => -p),
      bad,
    );
    const measured = auc(table);
    expect(printed(measured)).toBe(area);
    expect(printed(measured === null ? null : gini(measured))).toBe(g);
    expect(printed(kolmogorovSmirnov(table)?.ks)).toBe(ks);

    const groups = probabilities.map((probability, i) => ({ probability, n: 1, events: bad[i] ?? 0 }));
    expect(printed(brierScore(groups)?.score)).toBe(mse);
    expect(printed(logLoss(groups))).toBe(loss);
  });

  it('stability of the scores between training and test: PSI 0.03837177', () => {
    const scoresOf = (part: string): number[] =>
      weigh(
        rows.filter(({ part: own }) => own === part),
        training,
      ).map((row) => pointsOf(model, row));
    const trained = scoresOf('train');
    const breaks = breaksOf(trained);
    const countsOf = (scores: readonly number[]): number[] => {
      const counts = Array.from({ length: breaks.length + 1 }, () => 0);
      for (const score of scores) {
        const bin = binOf(breaks, String(score));
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
      return counts;
    };
    const psi = populationStability(countsOf(trained), countsOf(scoresOf('test')));
    // Seven significant digits were printed.
    expect(Number(psi?.toPrecision(7))).toBe(0.03837177);
  });
});
