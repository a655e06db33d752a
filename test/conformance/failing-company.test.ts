/**
 * A company that fails: SIREN 487444697, as its published ratios (ratios INPI/BCE, Licence Ouverte 2.0) and register
 * notices tell it. A rule `gearing < 1` accepts it to the end, since its gearing is −168 % and then −122 %.
 */
import { describe, expect, it } from 'vitest';
import { decideWith, policyOf } from './shipped.js';

/** It pays us on time: the accounts alone must stop it. */
const goodPayer = {
  'registry.naturalPerson': false,
  'registry.active': true,
  'registry.ageMonths': 200,
  'pay.dueCount12m': 12,
  'pay.weightedDaysBeyondTerms12m': 1,
  'pay.worstDaysPastDue12m': 5,
  'pay.onTimeShare12m': 0.98,
  'pay.trendDays': 0,
  'pay.tenureMonths': 48,
  'pay.averageMonthlyInvoiced12m': 100_000,
};
const CONFIDENTIAL = { value: null, status: 'confidential' };
/** Only the ratios are public: the balance sheet is put back from them at a total of one million euros. */
const TOTAL = 100_000_000;

function accounts(autonomyPercent: number, gearingPercent: number): Record<string, number> {
  const equity = Math.round((TOTAL * autonomyPercent) / 100);
  return {
    'fin.totalAssets': TOTAL,
    'fin.equity': equity,
    'fin.totalDebt': TOTAL - equity,
    'fin.financialDebt': Math.round((equity * gearingPercent) / 100),
    'fin.cash': 0,
  };
}

const hidden = { 'fin.turnover': CONFIDENTIAL, 'fin.ebe': CONFIDENTIAL };
const years = {
  2020: { ...accounts(18.722, 228.905), 'fin.turnover': 53_246_300, 'fin.ebe': 3_755_200 },
  2021: { ...accounts(-38.179, -167.972), ...hidden },
  2022: { ...accounts(-36.881, -121.548), 'fin.turnover': 184_836_700, 'fin.ebe': -51_470_600 },
};

describe.each([1, 2])('trade-credit-standard@%i on SIREN 487444697', (version) => {
  const policy = policyOf('trade-credit-standard', version);
  const decide = (date: string, facts: object, priorFacts: object = {}) =>
    decideWith(policy, { date, request: { amountMinor: 100_000 }, facts: { ...goodPayer, ...facts }, priorFacts });

  it('accepts it while equity is positive', async () => {
    const decision = await decide('2021-10-31', years[2020]);
    expect(decision.outcome).toBe('approve');
  });

  it('does not accept it on the 2021 accounts, whatever the sign of its gearing', async () => {
    const decision = await decide('2022-10-31', years[2021], years[2020]);
    expect(decision.outcome).toBe('refer');
    expect(decision.rating).toBeGreaterThanOrEqual(4);
    expect(decision.reasons[0]?.code).toBe('negative_equity');
    const gearing = decision.trace.ratios.find(({ name }) => name === 'gearing');
    expect(gearing?.resolved).toEqual({ state: 'class', class: 'negative_equity' });
    // It is no net cash that hides behind the negative sign.
    expect(accounts(-38.179, -167.972)['fin.financialDebt']).toBeGreaterThan(0);
  });

  it('declines it on the 2022 accounts, negative two years running', async () => {
    const decision = await decide('2023-10-31', years[2022], years[2021]);
    expect(decision).toMatchObject({ outcome: 'decline', rating: 5 });
    expect(decision.reasons.map(({ code }) => code)).toContain('negative_equity_two_years');
    expect(decision.limit.amountMinor).toBe(0);
  });

  it('declines it in liquidation although the register still says active', async () => {
    const decision = await decide('2024-04-20', { ...years[2022], 'legal.proceeding': 'liquidation' }, years[2021]);
    expect(decision.outcome).toBe('decline');
    expect(decision.reasons[0]?.code).toBe('liquidation');
  });

  it('does not read the zeros of a hidden income statement as numbers', async () => {
    const decision = await decide('2022-10-31', years[2021], years[2020]);
    const margin = decision.trace.ratios.find(({ name }) => name === 'ebeMargin');
    expect(margin?.resolved.state).toBe('confidential');
  });
});
