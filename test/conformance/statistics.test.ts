/** Statistics on public data against numbers that others printed. Data and credits: test/data/README.md. */
import { readFileSync } from 'node:fs';
import { auc, gini, kolmogorovSmirnov, poolScores, somersD, weightOfEvidence } from '@encours/engine';
import { describe, expect, it } from 'vitest';

function readRows(name: string): string[][] {
  const [, ...lines] = readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => line.split(','));
}

describe('weight of evidence on German credit, as R’s scorecard package prints it', () => {
  const rows = readRows('german-credit.csv').map(
    ([amount, housing = '', checking = '', history = '', savings = '', bad]) => ({
      amount: Number(amount),
      housing,
      checking,
      history,
      savings,
      isBad: bad === '1',
    }),
  );
  type Row = (typeof rows)[number];

  /** Goods and bads by bin; the package orients the weight towards bads, so signs are the opposite of ours. */
  function binned(binOf: (row: Row) => string, bins: readonly string[]): { good: number; bad: number }[] {
    return bins.map((bin) => {
      const inBin = rows.filter((row) => binOf(row) === bin);
      const bad = inBin.filter(({ isBad }) => isBad).length;
      return { good: inBin.length - bad, bad };
    });
  }

  it.each([
    {
      note: 'credit amount',
      binOf: ({ amount }: Row) =>
        amount < 1400 ? 'a' : amount < 1800 ? 'b' : amount < 4000 ? 'c' : amount < 9200 ? 'd' : 'e',
      bins: ['a', 'b', 'c', 'd', 'e'],
      counts: [
        [185, 82],
        [87, 18],
        [287, 95],
        [120, 76],
        [21, 29],
      ],
      woe: [0.03366128, -0.7282385, -0.25830746, 0.39053946, 1.17007125],
      parts: [0.0003045545, 0.0468153322, 0.0241086966, 0.0319870413, 0.0780047502],
      iv: 0.1812204,
    },
    {
      note: 'housing',
      binOf: ({ housing }: Row) => housing,
      bins: ['rent', 'own', 'for free'],
      counts: [
        [109, 70],
        [527, 186],
        [64, 44],
      ],
      woe: [0.4044452, -0.194156, 0.4726044],
      parts: [0.03139265, 0.02579501, 0.02610577],
      iv: 0.08329343,
    },
  ])('of $note', ({ binOf, bins, counts, woe, parts, iv }) => {
    const table = binned(binOf, bins);
    expect(table).toEqual(counts.map(([good, bad]) => ({ good, bad })));
    const evidence = weightOfEvidence(table);
    for (const [i, value] of woe.entries()) expect(-(evidence?.woe[i] ?? 0)).toBeCloseTo(value, 7);
    for (const [i, value] of parts.entries()) expect(evidence?.ivParts[i]).toBeCloseTo(value, 8);
    expect(evidence?.informationValue).toBeCloseTo(iv, 7);
  });

  it.each([
    ['checking', 0.666],
    ['history', 0.293],
    ['savings', 0.196],
  ] as const)('information value of %s is %d', (column, iv) => {
    const bins = [...new Set(rows.map((row) => row[column]))];
    const evidence = weightOfEvidence(binned((row) => row[column], bins));
    expect(evidence?.informationValue).toBeCloseTo(iv, 3);
  });
});

describe('general solvency of listed American companies', () => {
  const rows = readRows('american-bankruptcy.csv').map(([assets, liabilities, failed]) => ({
    solvency: Number(assets) / Number(liabilities),
    hasNegativeEquity: Number(assets) < Number(liabilities),
    failed: Number(failed),
  }));

  it('tells failed from alive with AUC 0.7753 and KS 0.479689', () => {
    expect(rows).toHaveLength(3700);
    expect(rows.filter(({ hasNegativeEquity }) => hasNegativeEquity)).toHaveLength(555);
    const table = poolScores(
      rows.map(({ solvency }) => solvency),
      rows.map(({ failed }) => failed),
    );
    expect(table.badTotal).toBe(119);
    expect(auc(table)).toBeCloseTo(1 - 0.224654, 6);
    expect(somersD(table)).toBeCloseTo(gini(1 - 0.224654), 5);
    expect(kolmogorovSmirnov(table)?.ks).toBeCloseTo(0.479689, 6);
  });
});
