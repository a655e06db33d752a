import { FactRecord, type History, InvoiceRecord, toDayNumber } from '@encours/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { profileHistory } from '../imports/profile-history.js';
import { isValidSiren } from '../imports/siren.js';
import { DEMO_CUSTOMERS, demoPeriod, generateHistory } from './generate-history.js';
import { delayAt, PUBLISHED } from './payment-delays.js';

const TODAY = '2026-11-22';
let history: History;
beforeAll(() => {
  history = generateHistory(TODAY);
});

/** Delays of settled invoices that fell due long enough before the end for nearly all to have been settled. */
function settledDelays(where: (customerId: string) => boolean = () => true): number[] {
  const lastPayment = new Map<string, string>();
  for (const { invoiceId, paidOn } of history.payments) {
    if ((lastPayment.get(invoiceId) ?? '') < paidOn) lastPayment.set(invoiceId, paidOn);
  }
  const limit = toDayNumber(demoPeriod(TODAY).end) - 150;
  return history.invoices.flatMap(({ invoiceId, customerId, dueOn }) => {
    const paidOn = lastPayment.get(invoiceId);
    if (paidOn === undefined || toDayNumber(dueOn) > limit || !where(customerId)) return [];
    return [Math.max(0, toDayNumber(paidOn) - toDayNumber(dueOn))];
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: readonly number[], test: (value: number) => boolean): number =>
  values.filter(test).length / values.length;

describe('delayAt', () => {
  it('has the published average and shares', () => {
    const delays = Array.from({ length: 100_000 }, (_, i) => Math.max(0, delayAt((i + 0.5) / 100_000)));
    expect(mean(delays)).toBeCloseTo(PUBLISHED.meanDays, 0);
    expect(share(delays, (days) => days === 0)).toBeCloseTo(PUBLISHED.onTimeShare, 2);
    expect(share(delays, (days) => days > 30)).toBeCloseTo(PUBLISHED.over30Share, 2);
  });
});

describe('generateHistory', () => {
  it('is the same for the same day and moves with it', () => {
    expect(generateHistory(TODAY)).toEqual(history);
    const later = generateHistory('2027-02-22');
    expect(later.customers.map(({ name }) => name)).toEqual(history.customers.map(({ name }) => name));
    expect(later.invoices.at(-1)?.issuedOn.slice(0, 7)).toBe('2027-02');
  });

  it('knows nothing after the day of its export', () => {
    const { end } = demoPeriod(TODAY);
    expect(end).toBe('2026-11-19');
    for (const { issuedOn } of history.invoices) expect(issuedOn <= end).toBe(true);
    for (const { paidOn } of history.payments) expect(paidOn <= end).toBe(true);
    for (const { knownAt, asOf } of history.facts) expect(asOf <= knownAt && knownAt <= end).toBe(true);
    for (const { knownAt, openedOn } of history.proceedings) expect(openedOn < knownAt && knownAt <= end).toBe(true);
  });

  it('pays as French companies do: average, punctual share, share beyond thirty days', () => {
    const delays = settledDelays();
    expect(delays.length).toBeGreaterThan(9_000);
    expect(Math.abs(mean(delays) - PUBLISHED.meanDays)).toBeLessThan(1.6);
    expect(Math.abs(share(delays, (days) => days === 0) - PUBLISHED.onTimeShare)).toBeLessThan(0.03);
    expect(Math.abs(share(delays, (days) => days > 30) - PUBLISHED.over30Share)).toBeLessThan(0.015);
  });

  it('keeps the published order of trades and sizes', () => {
    const of = (key: 'segment' | 'size', value: string) => {
      const ids = new Set(
        history.customers.filter((customer) => customer[key] === value).map(({ customerId }) => customerId),
      );
      return mean(settledDelays((id) => ids.has(id)));
    };
    expect(of('segment', 'construction')).toBeLessThan(of('segment', 'transport'));
    expect(of('segment', 'automobile')).toBeLessThan(of('segment', 'services'));
    expect(of('segment', 'immobilier')).toBeGreaterThan(of('segment', 'services'));
    expect(of('size', 'GE')).toBeGreaterThan(of('size', 'PME'));
  });

  it('has invented customers with numbers of a block of their own', () => {
    expect(history.customers).toHaveLength(DEMO_CUSTOMERS);
    expect(new Set(history.customers.map(({ name }) => name)).size).toBe(DEMO_CUSTOMERS);
    for (const { siren } of history.customers) {
      if (siren !== null) expect(siren.startsWith('9999') && isValidSiren(siren)).toBe(true);
    }
    const naturalPersons = history.customers.filter(({ naturalPerson }) => naturalPerson).length;
    expect(naturalPersons / DEMO_CUSTOMERS).toBeGreaterThan(0.03);
    expect(naturalPersons / DEMO_CUSTOMERS).toBeLessThan(0.12);
  });

  it('opens proceedings for one to two per cent of customers a year, after payments have worsened', () => {
    const { start, months } = demoPeriod(TODAY);
    const opened = history.proceedings.filter(({ openedOn }) => openedOn >= start);
    const yearly = opened.length / DEMO_CUSTOMERS / (months / 12);
    expect(yearly).toBeGreaterThan(0.01);
    expect(yearly).toBeLessThan(0.025);

    const paidOn = new Map(history.payments.map((payment) => [payment.invoiceId, payment.paidOn]));
    const unpaidAfterAMonth = (customerId: string, openedOn: string, fromDays: number, toDays: number): number[] =>
      history.invoices.flatMap((invoice) => {
        const due = toDayNumber(invoice.dueOn);
        const before = toDayNumber(openedOn) - due;
        if (invoice.customerId !== customerId || before < toDays || before > fromDays) return [];
        const paid = paidOn.get(invoice.invoiceId);
        return [paid === undefined || toDayNumber(paid) > due + 30 ? 1 : 0];
      });
    const changes = opened.flatMap(({ customerId, openedOn }) => {
      const shortly = unpaidAfterAMonth(customerId, openedOn, 150, 30);
      const earlier = unpaidAfterAMonth(customerId, openedOn, 900, 300);
      return shortly.length === 0 || earlier.length === 0 ? [] : [mean(shortly) - mean(earlier)];
    });
    expect(changes.length).toBeGreaterThan(4);
    expect(mean(changes)).toBeGreaterThan(0.25);
  });

  it('files accounts that balance, five to eight months after closing, some of them confidential or negative', () => {
    const byYear = new Map<string, Map<string, FactRecord>>();
    for (const fact of history.facts) {
      if (!fact.name.startsWith('fin.')) continue;
      const key = `${fact.customerId} ${fact.asOf}`;
      const year = byYear.get(key) ?? new Map<string, FactRecord>();
      year.set(fact.name, fact);
      byYear.set(key, year);
    }
    let negative = 0;
    let confidential = 0;
    for (const year of byYear.values()) {
      const euro = (name: string): number => {
        const fact = year.get(`fin.${name}`)?.fact;
        return typeof fact === 'number' ? fact : Number.NaN;
      };
      const any = year.get('fin.equity');
      const days = toDayNumber(any?.knownAt ?? '') - toDayNumber(any?.asOf ?? '');
      expect(days).toBeGreaterThan(120);
      expect(days).toBeLessThan(250);
      if (typeof any?.fact === 'object') {
        confidential += 1;
        continue;
      }
      expect(euro('totalAssets')).toBe(euro('totalLiabilities'));
      expect(euro('equity') + euro('provisions') + euro('totalDebt')).toBe(euro('totalLiabilities'));
      expect(euro('fixedAssets') + euro('currentAssets')).toBe(euro('totalAssets'));
      expect(euro('debtsUnder1Year')).toBeLessThanOrEqual(euro('totalDebt'));
      if (euro('equity') <= 0) negative += 1;
    }
    expect(confidential / byYear.size).toBeGreaterThan(0.04);
    expect(negative / byYear.size).toBeGreaterThan(0.01);
    expect(negative / byYear.size).toBeLessThan(0.12);
  });

  it('has disputes, part payments, protests, privileges, broken promises and refused covers', () => {
    expect(
      share(
        history.invoices.map(({ disputed }) => Number(disputed)),
        (flag) => flag === 1,
      ),
    ).toBeGreaterThan(0.01);
    expect(history.payments.length - new Set(history.payments.map(({ invoiceId }) => invoiceId)).size).toBeGreaterThan(
      100,
    );
    const positive = (name: string) =>
      history.facts.some((fact) => fact.name === name && typeof fact.fact === 'number' && fact.fact > 0);
    for (const name of [
      'legal.protests12m',
      'legal.urssafPrivilegeAmount',
      'legal.treasuryPrivilegeAmount',
      'pay.brokenPromiseRate12m',
    ]) {
      expect(positive(name), name).toBe(true);
    }
    expect(history.facts.some(({ name }) => name === 'ins.coverRefused')).toBe(true);
  });

  it('gives records that the formats accept', () => {
    for (const invoice of history.invoices.slice(0, 500)) InvoiceRecord.parse(invoice);
    for (const fact of history.facts.slice(0, 2000)) FactRecord.parse(fact);
    const invoices = new Set(history.invoices.map(({ invoiceId }) => invoiceId));
    expect(invoices.size).toBe(history.invoices.length);
    for (const { invoiceId } of history.payments) expect(invoices.has(invoiceId)).toBe(true);
  });

  it('allows a backtest with a year of history before and a year of outcomes after it', () => {
    const { suggestedPlan } = profileHistory(history);
    expect(suggestedPlan).toMatchObject({
      everyMonths: 3,
      outcome: { horizonMonths: 12, badDaysPastDue: 90, floorMinor: 25_000 },
    });
  });
});
