import { describe, expect, it } from 'vitest';
import type { Application } from '../application/schema.js';
import { prepareHistory } from '../history/prepared-history.js';
import { type CustomerRecord, EMPTY_HISTORY, type History, type ObservationPlan } from '../history/records.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { BacktestReport } from './report.js';
import { reportToCsv } from './report-csv.js';
import { reportSentences } from './report-sentences.js';
import { reportTables } from './report-tables.js';
import { type BacktestInput, runBacktest } from './run.js';
import type { BacktestSide, DecisionSummary } from './side.js';
import { summariseReport } from './summarise-report.js';

const PLAN: ObservationPlan = {
  from: '2023-01-31',
  to: '2023-02-28',
  everyMonths: 1,
  outcome: {
    id: 'test-30',
    horizonMonths: 3,
    badDaysPastDue: 30,
    floorMinor: 0,
    excludeDisputed: false,
    indeterminateDaysPastDue: 20,
    proceedings: false,
  },
};

/** Days after the due date at which each customer pays everything; null: it stops buying before the windows begin. */
const CUSTOMERS: readonly { id: string; delay: number | null; amountMinor: number; segment: string | null }[] = [
  { id: 'prompt', delay: 0, amountMinor: 10_000, segment: 'trade' },
  { id: 'usual', delay: 5, amountMinor: 20_000, segment: 'trade' },
  { id: 'late', delay: 25, amountMinor: 30_000, segment: 'trade' },
  { id: 'bad', delay: 40, amountMinor: 40_000, segment: 'public' },
  { id: 'gone', delay: null, amountMinor: 50_000, segment: null },
];

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function history(): History {
  const customers: CustomerRecord[] = CUSTOMERS.map(({ id, segment }) => ({
    customerId: id,
    name: `=${id}`,
    siren: null,
    country: 'FR',
    segment,
    sector: null,
    size: null,
    naturalPerson: null,
    customerSince: null,
  }));
  const invoices: History['invoices'][number][] = [];
  const payments: History['payments'][number][] = [];
  for (const { id, delay, amountMinor } of CUSTOMERS) {
    // Due in December (before the dates) and, while it buys, on 20 February and 20 March (in both windows).
    const issued = delay === null ? ['2022-11-20'] : ['2022-11-20', '2023-01-21', '2023-02-18'];
    for (const [i, issuedOn] of issued.entries()) {
      const invoiceId = `${id}-${i}`;
      const dueOn = dateAfter(issuedOn, 30);
      invoices.push({ invoiceId, customerId: id, issuedOn, dueOn, amountMinor, currency: 'EUR', disputed: false });
      payments.push({ invoiceId, paidOn: dateAfter(dueOn, i === 0 ? 0 : (delay ?? 0)), amountMinor });
    }
  }
  return { ...EMPTY_HISTORY, customers, invoices, payments };
}

function decision(parts: Partial<DecisionSummary>): DecisionSummary {
  return {
    outcome: 'approve',
    rating: 1,
    score: 700,
    limitMinor: 100_000,
    role: 'automatic',
    countedMinor: 1000,
    entries: [0],
    ...parts,
  };
}

function side(version: number, byCustomer: Readonly<Record<string, Partial<DecisionSummary>>>): BacktestSide {
  return {
    scorecard: { id: 'card', version, digest: `sha256:${version}` },
    currency: 'EUR',
    roles: ['automatic', 'analyst', 'director'],
    calibration: { horizonMonths: 3, defaultProbability: [0.01, 0.02, 0.05, 0.1, 0.5] },
    characteristics: [
      {
        id: 'delay',
        label: { fr: 'Retard', en: 'Delay' },
        entries: [
          { kind: 'band', id: 'short', points: 10 },
          { kind: 'band', id: 'long', points: 0 },
          { kind: 'absent', id: 'missing', points: 5 },
        ],
      },
    ],
    decider: {
      decide: (application: Application) => Promise.resolve(decision(byCustomer[application.customer?.id ?? ''] ?? {})),
    },
  };
}

const CHAMPION = side(1, {
  prompt: { score: 690, rating: 2, outcome: 'refer', role: 'automatic' },
  late: { score: 650, rating: 3, outcome: 'refer', role: 'director', entries: [1] },
  bad: { score: 640, rating: 3, entries: [1] },
});
const CHALLENGER = side(2, {
  prompt: { score: 720 },
  late: { score: 650, rating: 3, outcome: 'refer', role: 'analyst', entries: [1] },
  bad: { score: 500, rating: 5, outcome: 'decline', limitMinor: 0, entries: [1] },
  gone: { limitMinor: null },
});

function input(parts: Partial<BacktestInput> = {}): BacktestInput {
  return {
    history: prepareHistory(history()),
    options: { knownUntil: '2023-12-31' },
    plan: PLAN,
    dataset: { id: 'ds_1', name: 'test', digest: 'sha256:d' },
    engineVersion: '0.0.0',
    champion: CHAMPION,
    challenger: CHALLENGER,
    release: {
      minGiniChange: 0,
      maxBadRateChange: 0,
      maxApprovalRateChange: 0.1,
      maxExposureChange: null,
      maxPsi: 0.1,
      minObservations: 100,
    },
    economics: { lossGivenDefault: 0.5, marginRate: 0.1 },
    ...parts,
  };
}

async function run(parts: Partial<BacktestInput> = {}): Promise<BacktestReport> {
  const report = await runBacktest(input(parts));
  if (report === null) throw new Error('nobody stopped it');
  return report;
}

describe('runBacktest', () => {
  it('gives a report that its schema accepts, the same bytes each time', async () => {
    const report = await run();
    expect(BacktestReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(canonicalJson(await run())).toBe(canonicalJson(report));
  });

  it('counts what it saw', async () => {
    expect((await run()).observations).toMatchObject({
      n: 10,
      customers: 5,
      dates: ['2023-01-31', '2023-02-28'],
      good: 4,
      bad: 2,
      indeterminate: 2,
      unobserved: 2,
      immature: 0,
      alreadyBad: 0,
      worstDaysPastDue: 40,
      overlapping: true,
    });
  });

  it('judges each version by outcome, rating and score', async () => {
    const { champion, challenger } = await run();
    expect(champion.approvalRate).toBe(0.6);
    expect(challenger.approvalRate).toBe(0.6);
    expect(champion.outcomes[0]?.counts).toMatchObject({ n: 6, good: 2, bad: 2, unobserved: 2, badRate: 0.5 });
    expect(challenger.outcomes[0]?.counts).toMatchObject({ n: 6, good: 4, bad: 0, unobserved: 2, badRate: 0 });
    expect(challenger.ratings.map(({ counts }) => counts.n)).toEqual([6, 0, 2, 0, 2]);
    // Both score the bad customer below all good ones.
    expect(challenger.discrimination).toMatchObject({
      goods: 4,
      bads: 2,
      auc: 1,
      gini: 1,
      ks: 1,
      ksScore: 500,
      indicative: true,
    });
    // One bad customer, seen twice, is one cluster: no variance.
    expect(challenger.discrimination?.aucClusterInterval).toBeNull();
    expect(challenger.histogram.bins.reduce((total, { n }) => total + n, 0)).toBe(10);
  });

  it('gives the work that needs a person to the authority it needs, and never to the machine', async () => {
    const { champion, challenger } = await run();
    expect(champion.workload).toEqual([
      { role: 'automatic', n: 6, exposureMinor: 6000 },
      { role: 'analyst', n: 2, exposureMinor: 2000 },
      { role: 'director', n: 2, exposureMinor: 2000 },
    ]);
    expect(challenger.workload.map(({ n }) => n)).toEqual([8, 2, 0]);
  });

  it('keeps swap-ins apart and bounds what was not seen of them', async () => {
    const { swapSet } = await run({
      champion: side(1, { gone: { outcome: 'refer', role: 'analyst' } }),
      challenger: side(2, { bad: { outcome: 'decline' } }),
    });
    expect(swapSet.swapIn.counts).toMatchObject({ n: 2, unobserved: 2, badRate: null });
    expect(swapSet.swapIn).toMatchObject({ badRateBest: 0, badRateWorst: 1 });
    expect(swapSet.swapOut).toMatchObject({ n: 2, bad: 2, badRate: 1 });
    expect(swapSet.bothApprove.n).toBe(6);
    expect(swapSet.neither.n).toBe(0);
    expect(swapSet.mcNemar).toMatchObject({
      onlyChampion: 0,
      onlyChallenger: 2,
      exactPValue: expect.closeTo(0.5, 12) as unknown,
    });
  });

  it('compares ratings and limits case by case', async () => {
    const report = await run();
    expect(report.migration).toEqual([
      [4, 0, 0, 0, 0],
      [2, 0, 0, 0, 0],
      [0, 0, 2, 0, 2],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    expect(report.mobility).toMatchObject({ same: 0.6, better: 0.2, worse: 0.2 });
    expect(report.limits).toEqual({
      raised: { n: 0, changeMinor: 0 },
      lowered: { n: 2, changeMinor: -200_000 },
      same: 6,
      unavailable: 2,
    });
    expect(report.psi).toBeGreaterThan(0.1);
  });

  it('holds the release against the tolerances given', async () => {
    const { release } = await run();
    expect(release).toEqual([
      { tolerance: 'minGiniChange', allowed: 0, actual: 0, passed: true },
      { tolerance: 'maxBadRateChange', allowed: 0, actual: -0.5, passed: true },
      { tolerance: 'maxApprovalRateChange', allowed: 0.1, actual: 0, passed: true },
      { tolerance: 'maxPsi', allowed: 0.1, actual: expect.any(Number) as unknown, passed: false },
      { tolerance: 'minObservations', allowed: 100, actual: 10, passed: false },
    ]);
    expect((await run({ release: null })).release).toEqual([]);
  });

  it('does not pass a tolerance that it cannot measure', async () => {
    const plan = { ...PLAN, outcome: { ...PLAN.outcome, badDaysPastDue: 90, indeterminateDaysPastDue: null } };
    const { release } = await run({ plan });
    expect(release[0]).toEqual({ tolerance: 'minGiniChange', allowed: 0, actual: null, passed: false });
  });

  it('compares stated with observed probabilities', async () => {
    const { calibration } = (await run()).challenger;
    expect(calibration?.sameHorizon).toBe(true);
    expect(calibration?.portfolio).toMatchObject({ n: 6, bad: 2, observed: 1 / 3 });
    expect(calibration?.ratings[0]).toMatchObject({ n: 4, bad: 0, stated: 0.01, observed: 0, light: 'green' });
    expect(calibration?.ratings[1]).toMatchObject({ n: 0, observed: null, jeffreysPValue: null, light: null });
    expect(calibration?.ratings[4]).toMatchObject({ n: 2, bad: 2, observed: 1 });
    const uncalibrated = await run({ challenger: { ...CHALLENGER, calibration: null } });
    expect(uncalibrated.challenger.calibration).toBeNull();
  });

  it('measures what each entry of a characteristic tells', async () => {
    const [delay] = (await run()).challenger.characteristics;
    expect(delay).toMatchObject({ id: 'delay', smoothed: true, csi: 0, pointsShift: 0 });
    expect(delay?.entries.map(({ id, n, good, bad }) => [id, n, good, bad])).toEqual([
      ['short', 6, 4, 0],
      ['long', 4, 0, 2],
      ['missing', 0, 0, 0],
    ]);
    expect(delay?.informationValue).toBeGreaterThan(1);
  });

  it('breaks results down by date and by group, unknown groups last', async () => {
    const { cohorts, slices } = await run();
    expect(cohorts.map(({ date, part }) => [date, part.n, part.bad])).toEqual([
      ['2023-01-31', 5, 1],
      ['2023-02-28', 5, 1],
    ]);
    expect(slices.map(({ kind, value, part }) => [kind, value, part.n, part.badRate])).toEqual([
      ['segment', 'trade', 6, 0],
      ['segment', 'public', 2, 1],
      ['segment', null, 2, null],
      ['country', 'FR', 10, 1 / 3],
    ]);
  });

  it('pools the groups that come after the twentieth', async () => {
    const many = history();
    const customers = Array.from({ length: 25 }, (_, i) => ({
      ...many.customers[0],
      customerId: `c${i}`,
      sector: `S${i}`,
    }));
    const invoices = customers.map(({ customerId }) => ({ ...many.invoices[1], customerId, invoiceId: customerId }));
    const crowd = prepareHistory({ ...many, customers, invoices, payments: [] } as History);
    const { slices } = await run({ history: crowd });
    const sectors = slices.filter(({ kind }) => kind === 'sector');
    expect(sectors).toHaveLength(21);
    expect(sectors[20]).toMatchObject({ value: null, more: 5, part: { n: 10 } });
  });

  it('puts a price on the difference, per date', async () => {
    const { money } = await run();
    // The champion approves the bad customer, who owed 40 000 and then 80 000: a half of the mean is lost.
    expect(money?.champion.lossMinor).toBe(30_000);
    expect(money?.challenger.lossMinor).toBe(0);
    expect(money?.lossAvoidedMinor).toBe(30_000);
    expect(money?.marginRefusedMinor).toBeLessThan(0);
    expect((await run({ economics: null })).money).toBeNull();
  });

  it('names the customers most moved, each once', async () => {
    const { moved } = await run();
    expect(moved.map(({ customerId, date }) => [customerId, date])).toEqual([
      ['bad', '2023-02-28'],
      ['prompt', '2023-02-28'],
      ['gone', '2023-02-28'],
    ]);
    expect(moved[0]).toMatchObject({
      flag: 'bad',
      champion: { outcome: 'approve', rating: 3 },
      challenger: { outcome: 'decline', rating: 5 },
    });
  });

  it('reports progress and stops when asked', async () => {
    const seen: number[] = [];
    await run({ onProgress: ({ share }) => void seen.push(share) });
    expect(seen).toEqual([1]);
    expect(await runBacktest(input({ signal: { aborted: true } }))).toBeNull();
  });

  it('lets an executor decide many at once', async () => {
    const many: BacktestSide = {
      ...CHALLENGER,
      decider: {
        decide: () => Promise.reject(new Error('one by one is slow')),
        decideMany: (applications) =>
          Promise.all(applications.map((application) => CHALLENGER.decider.decide(application))),
      },
    };
    expect(canonicalJson(await run({ challenger: many }))).toBe(canonicalJson(await run()));
  });

  it('refuses versions of two currencies, and answers that are not', async () => {
    await expect(run({ challenger: { ...CHALLENGER, currency: 'CHF' } })).rejects.toThrow('one currency');
    await expect(run({ challenger: side(2, { bad: { role: 'nobody' } }) })).rejects.toThrow('no authority');
    await expect(run({ challenger: side(2, { bad: { entries: [9] } }) })).rejects.toThrow('entry');
    const lazy = { ...CHALLENGER.decider, decideMany: () => Promise.resolve([]) };
    await expect(run({ challenger: { ...CHALLENGER, decider: lazy } })).rejects.toThrow('every application');
  });
});

describe('summariseReport', () => {
  it('calls small numbers small and reads the gate', async () => {
    const report = await run();
    expect(summariseReport(report, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'La candidate (v2) accepte 60 % des observations, la référence (v1) 60 % (0 pt). Taux de défaut des acceptés : 0 %, entre 0 % et 44,5 % (0 défaut) contre 50 %, entre 12,3 % et 87,7 % (2 défauts). Petits nombres (4 dossiers jugés) : à lire avec l’intervalle. Rien ne prouve que l’une des deux versions discrimine mieux : écart d’AUC de 0 pt (0 pt … 0 pt, p = 1). Avec 2 défauts seulement, ces chiffres ne sont qu’indicatifs. 2 tolérances sur 5 ne sont pas respectées : stabilité de la répartition des cotes (PSI), nombre d’observations.',
    );
    expect(summariseReport(report, 'en')).toContain('Small numbers (4 judged cases)');
  });

  it.each([
    {
      note: 'no bad and a delay below the threshold',
      plan: { ...PLAN, outcome: { ...PLAN.outcome, badDaysPastDue: 90 } },
      fr: 'Aucun défaut n’a été observé : l’AUC n’est pas définie. Le plus long retard observé est de 40 jours, le seuil de défaut de 90 jours : choisissez un seuil plus bas.',
      en: 'No bad outcome was seen: AUC is not defined. The longest delay seen is 40 days, the bad threshold 90 days: choose a lower threshold.',
    },
  ])('says what to do with $note', async ({ plan, fr, en }) => {
    const report = await run({ plan });
    expect(summariseReport(report, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(fr);
    expect(summariseReport(report, 'en').replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(en);
  });

  it('says when no window is over, and when nobody was there', async () => {
    const immature = await run({ options: { knownUntil: '2023-03-31' } });
    expect(immature.observations).toMatchObject({ n: 0, immature: 10 });
    expect(summariseReport(immature, 'en').replaceAll('\u00a0', ' ')).toContain(
      'No observation window is over at the last known record (31 March 2023)',
    );
    const early = await run({ plan: { ...PLAN, from: '2020-01-31', to: '2020-02-29' } });
    expect(summariseReport(early, 'fr')).toContain('Aucun client n’a pu être observé');
  });
});

describe('reportSentences and reportToCsv', () => {
  const locales = ['fr', 'en'] as const;

  it.each(locales)('have a text for every part, whatever is empty (%s)', async (locale) => {
    const reports = [
      await run(),
      await run({ economics: null, release: null, challenger: { ...CHALLENGER, calibration: null } }),
      await run({ plan: { ...PLAN, outcome: { ...PLAN.outcome, badDaysPastDue: 90 } } }),
      await run({ plan: { ...PLAN, from: '2020-01-31', to: '2020-02-29' } }),
      await run({ challenger: { ...CHAMPION, scorecard: { id: 'card', version: 2, digest: 'sha256:2' } } }),
    ];
    for (const report of reports) {
      for (const { key, text } of reportSentences(report, locale)) {
        expect([key, text]).toEqual([key, expect.stringMatching(/^\S.*[.]$/su) as unknown]);
        expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
      }
      expect(reportTables(report, locale).map(({ key }) => key)).toEqual(
        reportSentences(report, locale).map(({ key }) => key),
      );
    }
  });

  it('writes a file that a spreadsheet of the language reads and cannot run', async () => {
    const report = await run();
    const fr = reportToCsv(report, 'fr');
    expect(fr.startsWith('\uFEFFRétro-test\r\n')).toBe(true);
    expect(fr).toContain('référence;approve;6;2;2;0;2;0,5;');
    expect(fr).toContain(";'=bad;");
    const en = reportToCsv(report, 'en');
    expect(en).toContain('champion,approve,6,2,2,0,2,0.5,');
    expect(en).toContain(",'=bad,");
    expect(en).not.toMatch(/undefined|NaN/);
  });
});
