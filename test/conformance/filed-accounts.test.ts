import { type FactEnvelope, type FiledAccounts, readAccounts } from '@encours/engine';
import { describe, expect, it } from 'vitest';
import { cataloguePolicy } from './catalogue-card.js';
import { goldenFiling } from './golden-company.js';
import { catalogue, decideWith } from './shipped.js';

const read = (filing: FiledAccounts) => readAccounts(catalogue.liasse, filing);
const codes = (filing: FiledAccounts) => read(filing).diagnostics.map(({ code }) => code);
const euros = (fact: FactEnvelope | undefined): number => Number(fact?.value) / 100;

function withoutRows(filing: FiledAccounts, ...dropped: string[]): FiledAccounts {
  return { ...filing, rows: filing.rows.filter(({ code }) => !dropped.includes(code)) };
}

function withRow(filing: FiledAccounts, row: FiledAccounts['rows'][number]): FiledAccounts {
  const at = filing.rows.findIndex(({ code }) => code === row.code);
  return { ...filing, rows: at < 0 ? [...filing.rows, row] : filing.rows.with(at, row) };
}

describe('readAccounts', () => {
  it('reads the golden company without a fault', () => {
    const { facts, diagnostics } = read(goldenFiling);
    expect(diagnostics).toEqual([]);
    expect(euros(facts['fin.valueAdded'])).toBe(485_000);
    expect(euros(facts['fin.ebe'])).toBe(90_000);
    expect(euros(facts['fin.cashFlow'])).toBe(66_000);
    expect(euros(facts['fin.financialDebt'])).toBe(270_000);
    expect(euros(facts['fin.cash'])).toBe(100_000);
    expect(euros(facts['fin.stocks'])).toBe(200_000);
    expect(euros(facts['fin.turnover'])).toBe(1_500_000);
  });

  it('dates every fact by the closing, and makes it known from the deposit on', () => {
    expect(read(goldenFiling).facts['fin.equity']).toEqual({
      value: 41_000_000,
      status: 'present',
      asOf: '2025-12-31',
      knownAt: '2026-06-18',
      source: 'accounts',
    });
  });

  it('takes turnover from the total column of its row, not from sales in France', () => {
    const filing = withRow(goldenFiling, {
      code: 'FJ',
      m1: '000000001400000',
      m2: '000000000100000',
      m3: '000000001500000',
      m4: '000000001420000',
    });
    const { facts, priorFacts } = read(filing);
    expect(euros(facts['fin.turnover'])).toBe(1_500_000);
    expect(euros(priorFacts['fin.turnover'])).toBe(1_420_000);
  });

  it('takes net assets, not gross ones', () => {
    const row = {
      code: 'BX',
      m1: '000000000310000',
      m2: '000000000010000',
      m3: '000000000300000',
      m4: '000000000280000',
    };
    expect(euros(read(withRow(goldenFiling, row)).facts['fin.receivables'])).toBe(300_000);
  });

  it('reads negative amounts', () => {
    const filing = withRow(goldenFiling, { code: 'FT', m3: '-000000000230752' });
    expect(euros(read(filing).facts['fin.goodsStockChange'])).toBe(-230_752);
  });

  it('takes an absent row for zero only where a sum closes without it', () => {
    // DS and DT are not in the filing; EC closes without them.
    expect(euros(read(goldenFiling).facts['fin.financialDebt'])).toBe(270_000);
    const unproven = read(withoutRows(goldenFiling, 'EC'));
    expect(unproven.facts['fin.financialDebt']).toMatchObject({ value: null, status: 'missing' });
    const broken = read(withoutRows(goldenFiling, 'DV'));
    expect(broken.facts['fin.financialDebt']).toMatchObject({ value: null, status: 'missing' });
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(['accounts_identity']);
  });

  it('never turns what is confidential into zero', () => {
    const incomeRows = goldenFiling.rows.map(({ code }) => code).filter((code) => /^[FGH]/.test(code));
    const filing: FiledAccounts = { ...withoutRows(goldenFiling, ...incomeRows), confidentiality: 'partial' };
    const { facts } = read(filing);
    expect(facts['fin.turnover']).toMatchObject({ value: null, status: 'confidential' });
    expect(facts['fin.ebe']).toMatchObject({ value: null, status: 'confidential' });
    expect(euros(facts['fin.equity'])).toBe(410_000);
  });

  it('says which sum does not close', () => {
    const filing = withRow(goldenFiling, { code: 'EE', m1: '000000001060002' });
    const { diagnostics } = read(filing);
    expect(diagnostics.map(({ code }) => code)).toEqual(['accounts_identity', 'accounts_identity']);
    expect(diagnostics[0]?.message.en).toContain('Total assets = total liabilities');
    expect(diagnostics[0]?.message.fr).toContain("Total de l'actif = total du passif");
  });

  it('forgives a rounding of one euro', () => {
    expect(codes(withRow(goldenFiling, { code: 'HN', m1: '000000000045001' }))).toEqual([]);
  });

  it('notices accounts in thousands by the capital of the register', () => {
    expect(codes({ ...goldenFiling, rows: [{ code: 'DA', m1: '200' }] })).toEqual(['accounts_scale']);
    expect(codes({ ...goldenFiling, registeredCapitalEuros: null })).toEqual([]);
  });

  it('notices accounts in thousands by the year before', () => {
    const filing = withRow(goldenFiling, { code: 'CO', m3: '000000001060000', m4: '000000981000000' });
    expect(codes({ ...filing, registeredCapitalEuros: null })).toContain('accounts_scale');
  });

  it('takes nothing from accounts in another currency', () => {
    const { facts, diagnostics } = read({ ...goldenFiling, currency: 'USD' });
    expect(facts).toEqual({});
    expect(diagnostics.map(({ code }) => code)).toEqual(['accounts_currency']);
  });

  it('warns that consolidated accounts describe the group', () => {
    expect(codes({ ...goldenFiling, type: 'consolidated' })).toEqual(['accounts_consolidated']);
  });

  it('holds an amount that is not one to be missing', () => {
    const filing = withRow(goldenFiling, { code: 'DX', m1: 'confidentiel' });
    expect(codes(filing)).toContain('accounts_amount');
    expect(read(filing).facts['fin.payables']).toMatchObject({ status: 'missing' });
  });

  it('reads the rows of simplified accounts by their own codes', () => {
    const rows = [
      { code: '044', m3: '40' },
      { code: '068', m3: '30' },
      { code: '084', m3: '30' },
      { code: '096', m3: '60' },
      { code: '110', m1: '150', m2: '50', m3: '100' },
      { code: '120', m1: '10' },
      { code: '142', m1: '45' },
      { code: '166', m1: '55' },
      { code: '176', m1: '55' },
      { code: '180', m1: '100' },
      { code: '218', m1: '300' },
      { code: '232', m1: '300' },
      { code: '270', m1: '12' },
      { code: '310', m1: '9' },
    ];
    const { facts, diagnostics } = read({ ...goldenFiling, type: 'simplified', registeredCapitalEuros: null, rows });
    expect(diagnostics).toEqual([]);
    expect(euros(facts['fin.totalAssets'])).toBe(100);
    expect(euros(facts['fin.equity'])).toBe(45);
    expect(euros(facts['fin.turnover'])).toBe(300);
    expect(euros(facts['fin.stocks'])).toBe(0);
    expect(facts['fin.ebe']).toMatchObject({ status: 'missing' });
  });
});

describe('published accounts of a listed company (Banque de France records, amounts in euros)', () => {
  // Danone SA, 552032534: total liabilities, equity, provisions, financial debt; ratios as derived from the records.
  it.each([
    {
      year: 2021,
      ee: 33_890_722_000,
      dl: 16_000_374_000,
      dr: 154_627_000,
      debt: 16_029_906_000,
      autonomy: 47.212,
      leverage: 1.00185,
      solvency: 1.9109,
    },
    {
      year: 2022,
      ee: 33_215_094_000,
      dl: 15_355_104_000,
      dr: 82_756_000,
      debt: 14_428_002_000,
      autonomy: 46.229,
      leverage: 0.93962,
      solvency: 1.8684,
    },
    {
      year: 2023,
      ee: 33_053_963_000,
      dl: 16_412_590_000,
      dr: 124_687_000,
      debt: 14_141_191_000,
      autonomy: 49.654,
      leverage: 0.86161,
      solvency: 2.0012,
    },
  ])('gives the ratios of $year', async ({ ee, dl, dr, debt, autonomy, leverage, solvency }) => {
    const { trace } = await decideWith(cataloguePolicy(), {
      date: '2026-09-30',
      request: { amountMinor: 0 },
      facts: {
        'fin.totalAssets': ee * 100,
        'fin.equity': dl * 100,
        'fin.totalDebt': (ee - dl - dr) * 100,
        'fin.financialDebt': debt * 100,
      },
    });
    const number = (name: string): number => {
      const resolved = trace.ratios.find((ratio) => ratio.name === name)?.resolved;
      return resolved?.state === 'present' ? Number(resolved.value) : Number.NaN;
    };
    expect(number('autonomy')).toBeCloseTo(autonomy, 3);
    expect(number('grossDebtToEquity')).toBeCloseTo(leverage, 5);
    expect(number('generalSolvency')).toBeCloseTo(solvency, 4);
  });
});
