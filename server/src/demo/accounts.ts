/** Annual accounts of an invented company: they add up, and are as good or bad as the company is. */
import { addMonths, type FactRecord } from '@encours/engine';
import type { Random } from './random.js';
import type { Sector } from './sectors.js';

/** Whole euros; the balance sheet balances: `totalAssets` = `totalLiabilities`. */
export interface Accounts {
  readonly closing: string;
  /** Fact name without `fin.` → euros. */
  readonly euros: Readonly<Record<string, number>>;
}

export interface CompanyProfile {
  readonly sector: Sector;
  readonly turnoverEuros: number;
  /** Financial strength: 0 is the trade's average, one is a standard deviation better. */
  readonly strength: number;
  readonly growth: number;
}

/** The accounts closed on `closing`; `year` counts from the first one, for growth. */
export function drawAccounts(random: Random, company: CompanyProfile, closing: string, year: number): Accounts {
  const { sector } = company;
  const strength = company.strength + 0.25 * random.normal();
  const share = (value: number, spread: number) => Math.max(0, value * (1 + spread * random.normal()));
  const euros = Math.round;

  const turnover = euros(company.turnoverEuros * (1 + company.growth) ** year * (1 + 0.04 * random.normal()));
  const purchases = euros(turnover * share(sector.purchases, 0.05));
  const externalCharges = euros(turnover * share(sector.externalCharges, 0.08));
  const ebe = euros(turnover * (sector.ebeMargin + 0.035 * strength));
  const taxes = euros(turnover * 0.012);
  // Personnel is what is left: the profit and loss account adds up by construction.
  const personnel = turnover - purchases - externalCharges - taxes - ebe;

  const fixedAssets = euros(turnover * share(sector.fixedAssets, 0.25));
  const stocks = euros((purchases * share(sector.stockDays, 0.2)) / 365);
  const receivables = euros((turnover * 1.2 * share(sector.dso, 0.18)) / 365);
  const otherReceivables = euros(turnover * 0.015);
  const prepaidExpenses = euros(turnover * 0.006);
  const baseCash = euros(turnover * Math.max(0.005, 0.06 + 0.04 * strength));

  const payables = euros(((purchases + externalCharges) * 1.2 * share(sector.dpo - 6 * strength, 0.12)) / 365);
  const taxSocialDebt = euros(personnel * 0.22 + turnover * 0.01);
  const otherDebt = euros(turnover * 0.008);
  const provisions = euros(turnover * 0.004);
  const assetsBeforeDebt = fixedAssets + stocks + receivables + otherReceivables + prepaidExpenses + baseCash;
  const equity = euros(assetsBeforeDebt * (0.34 + 0.17 * strength));
  // Banks lend what is missing; where nothing is missing, the rest lies at the bank.
  const gap = assetsBeforeDebt - equity - provisions - payables - taxSocialDebt - otherDebt;
  const financialDebt = Math.max(0, gap);
  const cash = baseCash + Math.max(0, -gap);

  const currentAssets = stocks + receivables + otherReceivables + prepaidExpenses + cash;
  const totalAssets = fixedAssets + currentAssets;
  const totalDebt = financialDebt + payables + taxSocialDebt + otherDebt;
  const depreciation = euros(fixedAssets * 0.12);
  const operatingResult = ebe - depreciation;
  const financialCharges = euros(financialDebt * 0.042);
  const currentResult = operatingResult - financialCharges;
  const netResult = currentResult > 0 ? euros(currentResult * 0.75) : currentResult;
  return {
    closing,
    euros: {
      fixedAssets,
      stocks,
      receivables,
      prepaidExpenses,
      cash,
      currentAssets,
      totalAssets,
      shareCapital: euros(Math.max(1_000, Math.abs(equity) * 0.25)),
      equity,
      otherEquity: 0,
      provisions,
      financialDebt,
      payables,
      totalDebt,
      debtsUnder1Year: payables + taxSocialDebt + otherDebt + euros(financialDebt * 0.3),
      totalLiabilities: equity + provisions + totalDebt,
      turnover,
      purchases,
      externalCharges,
      ebe,
      operatingResult,
      financialCharges,
      netResult,
    },
  };
}

/** What a small company may keep to itself: all of its accounts, or the profit and loss account alone. */
export type Confidentiality = 'public' | 'all' | 'profit_and_loss';

const PROFIT_AND_LOSS = new Set([
  'turnover',
  'purchases',
  'externalCharges',
  'ebe',
  'operatingResult',
  'financialCharges',
  'netResult',
]);

/** The accounts as facts: true on the closing day, known only when they are filed, five to eight months later. */
export function accountFacts(
  random: Random,
  customerId: string,
  accounts: Accounts,
  confidentiality: Confidentiality,
): FactRecord[] {
  const { closing } = accounts;
  const filed = `${addMonths(closing, random.integer(5, 7)).slice(0, 8)}${String(random.integer(2, 28)).padStart(2, '0')}`;
  const record = (name: string, fact: FactRecord['fact']): FactRecord => ({
    customerId,
    name: `fin.${name}`,
    fact,
    asOf: closing,
    knownAt: filed,
    source: 'filed_accounts',
  });
  const facts = Object.entries(accounts.euros).map(([name, value]) => {
    const hidden = confidentiality === 'all' || (confidentiality === 'profit_and_loss' && PROFIT_AND_LOSS.has(name));
    return record(
      name,
      hidden
        ? { value: null, status: 'confidential', asOf: closing, knownAt: filed, source: 'filed_accounts' }
        : value * 100,
    );
  });
  if (confidentiality !== 'all') facts.push(record('periodMonths', 12));
  return facts;
}
