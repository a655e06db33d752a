import { type FactInput, parseApplication, type Resolved, readAccounts } from '@encours/engine';
import { describe, expect, it } from 'vitest';
import { cataloguePolicy, checkCatalogueCard, indexName } from './catalogue-card.js';
import { goldenFiling } from './golden-company.js';
import { catalogue, decideWith } from './shipped.js';

const policy = cataloguePolicy();
const golden = readAccounts(catalogue.liasse, goldenFiling);

/** Facts that filed accounts do not hold, chosen by hand. */
const elsewhere = {
  'fin.intangibles': 3_000_000,
  'fin.discountedBills': 0,
  'fin.annualRepayments': 5_000_000,
  'fin.tangibleDepreciation': 30_000_000,
  'fin.grossTangible': 70_000_000,
  'fin.accountsAgeMonths': 9,
  'registry.ageMonths': 150,
  'pay.dueCount12m': 12,
  'pay.weightedDaysBeyondTerms12m': 4.5,
  'pay.worstDaysPastDue12m': 31,
  'pay.onTimeShare12m': 0.875,
  'pay.trendDays': -2.5,
};
/** The year before, in cents: what the year-on-year ratios read. */
const before = {
  'fin.turnover': 142_000_000,
  'fin.equity': 37_000_000,
  'fin.ebe': 8_000_000,
  'fin.fixedAssets': 38_000_000,
};

async function resolveRatios(facts: object, priorFacts: object = {}): Promise<ReadonlyMap<string, Resolved>> {
  const { trace } = await decideWith(policy, {
    date: '2026-09-30',
    request: { amountMinor: 0 },
    facts,
    priorFacts,
  });
  return new Map(trace.ratios.map(({ name, resolved }) => [name, resolved]));
}

describe('the ratio catalogue', () => {
  it('makes a scorecard without errors, and with warnings only where a published formula mixes VAT', () => {
    const told = checkCatalogueCard().diagnostics.filter(({ severity }) => severity !== 'info');
    // Days of turnover or of purchases without VAT, from balances with it: so these ratios are defined.
    expect(told.map(({ code, path }) => `${code} ${String(path[1])}`).sort()).toEqual([
      'unit_vat_mixed dpoHt360',
      'unit_vat_mixed interCompanyBalance',
      'unit_vat_mixed operatingRequirementDays',
      'unit_vat_mixed requirementDays',
    ]);
  });

  // The published worked example to the digits it is printed with; the others from the formula, by hand, to six.
  const expected: Record<string, number> = {
    netDebt: 17_000_000,
    gearing: 0.414634,
    grossDebtToEquity: 0.658537,
    generalSolvency: 1.709677,
    generalSolvencyProvisions: 1.630769,
    autonomy: 38.679245,
    debtRatio: 58.490566,
    equityToCapital: 2.05,
    termDebtToEquity: 0.560976,
    tangibleNetWorth: 38_000_000,
    currentRatio: 1.444444,
    currentRatioGross: 1.466667,
    currentRatioInpi: 1.688312,
    quickRatio: 1,
    quickRatioGross: 1.022222,
    cashRatio: 0.222222,
    workingCapital: 27_000_000,
    workingCapitalRequirement: 21_000_000,
    netTreasury: 6_000_000,
    operatingRequirement: 18_000_000,
    annualTurnover: 150_000_000,
    annualPurchases: 103_000_000,
    workingCapitalDays: 64.8,
    requirementDays: 50.4,
    operatingRequirementDays: 43.2,
    netCashDays: 14.4,
    requirementCover: 1.285714,
    overdraftWeight: 2.666667,
    workingCapitalShare: 18,
    dso: 60.833333,
    dso360: 60,
    dpo: 64.967638,
    dpoCogs360: 129.836066,
    dpoHt360: 76.893204,
    dpoBdf360: 99,
    dio: 91.823899,
    cashCycle: 87.689595,
    interCompanyBalance: 19.2,
    ebeMargin: 6,
    marginRate: 18.556701,
    ebitMargin: 3.333333,
    netMargin: 3,
    returnOnEquity: 10.97561,
    returnOnAssets: 4.245283,
    personnelShare: 77.319588,
    cashFlowMargin: 4.4,
    interestCover: 4.166667,
    ebeToCharges: 6.923077,
    chargesToEbe: 14.444444,
    netDebtToEbe: 1.888889,
    debtToCashFlow: 4.090909,
    debtService: 1.258065,
    taxSocialShare: 19.587629,
    turnoverGrowth: 5.633803,
    equityChange: 4_000_000,
    ebeMarginChange: 0.366197,
    assetTurnover: 1.415094,
    investmentRate: 12.371134,
    obsolescence: 42.857143,
    companyAge: 12.5,
    accountsAge: 9,
    weightedDelay: 4.5,
    worstDelay: 31,
    onTimeShare: 0.875,
    delayTrend: -2.5,
    altmanX1: 0.198113,
    altmanX2: 0.193396,
    altmanX3: 0.04717,
    altmanX4: 0.630769,
    altmanX5: 1.415094,
    altmanZPrime: 2.129598,
    altmanZDoublePrime: 2.909383,
    altmanEm: 6.159383,
    conanHolderR1: 0.145161,
    conanHolderR2: 0.632075,
    conanHolderR3: 0.433962,
    conanHolderR4: 0.008667,
    conanHolderR5: 0.773196,
    conanHolder: 15.846969,
  };

  it('computes the golden company to six digits', async () => {
    const ratios = await resolveRatios({ ...golden.facts, ...elsewhere }, before);
    for (const [name, value] of Object.entries(expected)) {
      const resolved = ratios.get(name);
      if (resolved?.state !== 'present') throw new Error(`${name}: ${JSON.stringify(resolved)}`);
      expect(resolved.value, name).toBeCloseTo(value, 6);
    }
  });

  it('computes every ratio that it lists', () => {
    const unlisted = [...Object.keys(catalogue.ratios.ratios), ...Object.keys(catalogue.composites.composites)];
    // Altman's Z of 1968 needs a market value, which this company has not; its own vector is below.
    expect(unlisted.filter((name) => !(name in expected))).toEqual(['altmanZ']);
  });

  it('reproduces the public vector of the 1968 Z', async () => {
    const ratios = await resolveRatios({
      'fin.operatingResult': 3300,
      'fin.totalAssets': 13_300,
      'fin.turnover': 44_100,
      'fin.marketValue': 18_200,
      'fin.totalDebt': 1100,
      'fin.provisions': 0,
      'fin.reserves': 1400,
      'fin.retainedEarnings': 0,
      'fin.netResult': 0,
      'fin.currentAssets': 10_800,
      'fin.debtsUnder1Year': 5200,
    });
    expect(ratioValue(ratios, 'altmanZ')).toBeCloseTo(14.714491, 6);
  });

  it('reproduces the public vector of Conan and Holder', async () => {
    const ratios = await resolveRatios({
      'fin.ebe': 12_000,
      'fin.totalDebt': 67_000,
      'fin.provisions': 0,
      'fin.equity': 60_000,
      'fin.otherEquity': 0,
      'fin.financialDebt': 0,
      'fin.overdrafts': 0,
      'fin.totalAssets': 100_000,
      'fin.currentAssets': 35_000,
      'fin.stocks': 0,
      'fin.financialCharges': 2000,
      'fin.turnover': 200_000,
      'fin.personnel': 25_000,
      'fin.valueAdded': 40_000,
    });
    expect(ratioValue(ratios, 'conanHolder')).toBeCloseTo(15.978507, 6);
  });

  it('keeps the four ways to count days of payables apart by their formula id', async () => {
    const ratios = await resolveRatios({ ...golden.facts, ...elsewhere });
    const byFormula = ['dpo', 'dpoCogs360', 'dpoHt360', 'dpoBdf360'].map((name) => [
      catalogue.ratios.ratios[name]?.ratio.formulaId,
      Number(ratioValue(ratios, name).toFixed(4)),
    ]);
    expect(Object.fromEntries(byFormula)).toEqual({
      dpo_vat_365: 64.9676,
      dpo_cogs_360: 129.8361,
      dpo_ht_fw_360: 76.8932,
      dpo_bdf_360: 99,
    });
  });

  // Rows of the income statement (forms 2052 and 2053) begin with F, G or H: they count over the year.
  const flows = Object.entries(catalogue.facts.facts)
    .filter(([, { boxes }]) => boxes !== null && /^[FGH]/.test(boxes))
    .map(([name]) => name);
  /** What grows with the length of the year by definition; or holds the result of the year as part of equity (X2). */
  const growing = ['investmentRate', 'altmanX2', 'altmanZ', 'altmanZPrime', 'altmanZDoublePrime', 'altmanEm'];

  it('is the same for eighteen months of the same business as for twelve', async () => {
    const year: Readonly<Record<string, FactInput>> = { ...golden.facts, ...elsewhere };
    const longer = Object.fromEntries(
      Object.entries(year).map(([name, given]): [string, FactInput] => {
        if (name === 'fin.periodMonths') return [name, 18];
        if (!flows.includes(name) || typeof given !== 'object') return [name, given];
        return [name, { ...given, value: Number(given.value) * 1.5 }];
      }),
    );
    const [twelve, eighteen] = [await resolveRatios(year, before), await resolveRatios(longer, before)];
    expect(flows.length).toBeGreaterThan(15);
    for (const name of Object.keys(expected).filter((name) => !growing.includes(name))) {
      expect(ratioValue(eighteen, name), name).toBeCloseTo(ratioValue(twelve, name), 9);
    }
  });

  it('compares no company accounts with consolidated ones', async () => {
    const consolidated = readAccounts(catalogue.liasse, { ...goldenFiling, type: 'consolidated' });
    const changes = ['turnoverGrowth', 'equityChange', 'ebeMarginChange', 'investmentRate'];
    const mixed = await resolveRatios(
      { ...consolidated.facts, ...elsewhere },
      { ...before, 'fin.consolidated': golden.facts['fin.consolidated'] },
    );
    for (const name of changes) expect(mixed.get(name), name).toEqual({ state: 'class', class: 'other_scope' });
    const same = await resolveRatios({ ...golden.facts, ...elsewhere }, { ...before, 'fin.consolidated': 0 });
    for (const name of changes) expect(same.get(name)?.state, name).toBe('present');
  });

  it('gives each formula id once', () => {
    const ids = [
      ...Object.values(catalogue.ratios.ratios),
      ...Object.values(catalogue.composites.components),
      ...Object.values(catalogue.composites.composites),
    ].map(({ ratio }) => ratio.formulaId);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('suggests points for every class that a guard may give', () => {
    for (const [name, { ratio, classes }] of Object.entries(catalogue.ratios.ratios)) {
      expect(classes.map((entry) => entry.class).sort(), name).toEqual(ratio.guards.map((guard) => guard.class).sort());
    }
  });

  it('suggests bands that cover every number once', () => {
    for (const [name, { bands }] of Object.entries(catalogue.ratios.ratios)) {
      if (bands.length === 0) continue;
      expect(bands[0]?.from, name).toBeNull();
      expect(bands.at(-1)?.to, name).toBeNull();
      bands.slice(1).forEach((band, index) => {
        expect(band.from, name).toBe(bands[index]?.to);
      });
    }
  });
});

describe('composite scores', () => {
  it('read the golden company as their authors would', () => {
    const zoneOf = (name: string, value: number): string | undefined =>
      catalogue.composites.composites[name]?.zones.find(
        ({ from, to }) => (from === null || value >= from) && (to === null || value < to),
      )?.label.en;
    expect(zoneOf('altmanZPrime', 2.129598)).toBe('Grey zone');
    expect(zoneOf('altmanZDoublePrime', 2.909383)).toBe('Safe');
    expect(zoneOf('altmanEm', 6.159383)).toBe('Safe');
    expect(zoneOf('conanHolder', 15.846969)).toBe('Sound');
  });

  it('shift the cut-offs of the EM score with its constant', () => {
    const cuts = (name: string): (number | null)[] =>
      (catalogue.composites.composites[name]?.zones ?? []).slice(1).map(({ from }) => from);
    expect(cuts('altmanEm').map((cut) => Number(((cut ?? 0) - 3.25).toFixed(10)))).toEqual(cuts('altmanZDoublePrime'));
  });
});

describe('the promptness table', () => {
  it('reproduces the published rows between its anchors', () => {
    const { daysToIndex } = catalogue.promptness;
    const daysAt = (index: number): number => {
      const upper = daysToIndex.findIndex((anchor) => anchor.index <= index);
      const [a, b] = [daysToIndex[Math.max(0, upper - 1)], daysToIndex[upper]];
      if (a === undefined || b === undefined) throw new Error('outside the table');
      return a.index === b.index ? b.days : b.days + ((index - b.index) / (a.index - b.index)) * (a.days - b.days);
    };
    const published: Record<number, number> = {
      99: -29,
      91: -21,
      89: -18,
      87: -14,
      84: -8,
      59: 23,
      55: 26,
      51: 29,
      49: 33,
      46: 42,
      44: 48,
    };
    for (const [index, days] of Object.entries(published)) {
      expect(Math.sign(days) * Math.floor(Math.abs(daysAt(Number(index))) + 0.5), index).toBe(days);
    }
  });
});

describe('the normaliser of external scores', () => {
  it('puts the best and the worst raw score of every provider at the right end', () => {
    for (const { id, rawMinimum, rawMaximum, direction, classes } of catalogue.externalScores.numeric) {
      const classOf = (raw: number): number | undefined =>
        classes.find(({ from, to }) => (from === null || raw >= from) && (to === null || raw < to))?.riskClass;
      const [best, worst] = direction === 'higher_better' ? [rawMaximum, rawMinimum] : [rawMinimum, rawMaximum];
      expect([classOf(best), classOf(worst)], id).toEqual([1, 5]);
    }
  });
});

describe('the index of an external score', () => {
  const index = async (fact: string, id: string, raw: number): Promise<number> =>
    ratioValue(await resolveRatios({ [fact]: raw }), indexName(id));

  it('is 100 at the best and 0 at the worst raw score of every provider', async () => {
    for (const { id, fact, rawMinimum, rawMaximum, direction, ratio } of catalogue.externalScores.numeric) {
      const [best, worst] = direction === 'higher_better' ? [rawMaximum, rawMinimum] : [rawMinimum, rawMaximum];
      expect([await index(fact, id, best), await index(fact, id, worst)], id).toEqual([100, 0]);
      expect(ratio.direction, id).toBe('higher_better');
    }
  });

  it('turns the scale around where 1 is the best grade', async () => {
    // Coface: 0 to 10, 10 best. Allianz Trade: 1 to 10, 1 best, so 4 is 6 of 9 steps above the worst.
    expect(await index('ext.cofaceDra', 'coface_dra', 4)).toBeCloseTo(40, 12);
    expect(await index('ext.allianzTradeGrade', 'allianz_trade_grade', 4)).toBeCloseTo(66.666_667, 6);
    expect(await index('ext.altaresFpi30', 'altares_fpi30', 0.076)).toBeCloseTo(92.4, 9);
  });

  it('refuses a raw score from outside its scale instead of cutting it down', () => {
    const parsed = parseApplication(policy, {
      date: '2026-09-30',
      request: { amountMinor: 0 },
      facts: { 'ext.allianzTradeGrade': 0, 'ext.cofaceOpinion': '@@@@' },
    });
    const faults = parsed.ok ? [] : parsed.error;
    expect(faults.map(({ code, path }) => [code, ...path])).toEqual([
      ['fact_out_of_range', 'facts', 'ext.allianzTradeGrade'],
      ['fact_not_listed', 'facts', 'ext.cofaceOpinion'],
    ]);
  });

  it('reads facts of the catalogue that have the scale of the provider', () => {
    const { facts } = catalogue.facts;
    for (const { id, fact, rawMinimum, rawMaximum, maxAgeDays } of catalogue.externalScores.numeric) {
      expect(facts[fact]?.definition, id).toMatchObject({ minimum: rawMinimum, maximum: rawMaximum, maxAgeDays });
    }
    for (const { id, fact, values, maxAgeDays } of catalogue.externalScores.letters) {
      expect(facts[fact]?.definition, id).toMatchObject({ maxAgeDays });
      const definition = facts[fact]?.definition;
      expect(new Set(definition?.type === 'category' ? definition.values : []), id).toEqual(
        new Set(Object.keys(values)),
      );
    }
  });
});

describe('statutory regimes', () => {
  it('follow each other without gap or overlap', () => {
    for (const { id, regimes } of catalogue.regimes.families) {
      regimes.slice(1).forEach((regime, index) => {
        expect(regime.validFrom, id).toBe(regimes[index]?.validTo);
      });
      expect(
        regimes.slice(0, -1).every(({ validTo }) => validTo !== null),
        id,
      ).toBe(true);
      expect(regimes.at(-1)?.validTo, id).toBeNull();
    }
  });
});

function ratioValue(ratios: ReadonlyMap<string, Resolved>, name: string): number {
  const resolved = ratios.get(name);
  if (resolved?.state !== 'present') throw new Error(`${name}: ${JSON.stringify(resolved)}`);
  return Number(resolved.value);
}
