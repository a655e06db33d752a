/** What others say of the demo's customers: the registers, the bureau, the insurer, and our own collection notes. */
import { addMonths, type FactRecord, fromDayNumber, type ProceedingRecord, toDayNumber } from '@encours/engine';
import { accountFacts, drawAccounts } from './accounts.js';
import type { Period } from './invoices.js';
import type { DemoCustomer } from './portfolio.js';

/** Registers are looked at every two months, so that what they say is never staler than policies allow. */
const WATCH_MONTHS = 2;
const RATING_MONTHS = 5;
const INSURER_MONTHS = 11;

function monthsUntilTrouble({ fate }: DemoCustomer, month: number): number {
  return fate.kind === 'proceeding' || fate.kind === 'walks_away' ? fate.at - month : Number.POSITIVE_INFINITY;
}

function fiscalYears(customer: DemoCustomer, period: Period): FactRecord[] {
  if (!customer.filesAccounts) return [];
  const facts: FactRecord[] = [];
  const firstYear = Number(period.start.slice(0, 4)) - 2;
  const lastYear = Number(period.end.slice(0, 4));
  for (let year = firstYear; year <= lastYear; year += 1) {
    const closing = addMonths(`${year}-01-31`, customer.closingMonth - 1);
    // A company in trouble files worse accounts, and its last ones not at all.
    const month = (toDayNumber(closing) - toDayNumber(period.start)) / 30.4;
    const remaining = monthsUntilTrouble(customer, month);
    if (remaining < 0) break;
    const strength = customer.strength - Math.max(0, 1.4 - remaining / 14);
    const accounts = drawAccounts(customer.random, { ...customer, strength }, closing, year - firstYear);
    const filed = accountFacts(customer.random, customer.id, accounts, customer.confidentiality);
    facts.push(...filed.filter(({ knownAt }) => knownAt <= period.end));
  }
  return facts;
}

/** Facts of one customer over the whole period, none known after its end. */
export function drawOutsideFacts(customer: DemoCustomer, period: Period): FactRecord[] {
  const { random } = customer;
  const facts = fiscalYears(customer, period);
  const add = (name: string, fact: FactRecord['fact'], day: string, source: string): void => {
    facts.push({ customerId: customer.id, name, fact, asOf: day, knownAt: day, source });
  };
  const firstMonth = Math.max(0, -customer.tenureMonths);
  const firstDay = addMonths(period.start, firstMonth);

  add('registry.active', true, firstDay, 'sirene');
  let protests = 0;
  let urssafMinor = 0;
  let treasuryMinor = 0;
  for (let month = firstMonth; month <= period.months; month += 1) {
    const day = addMonths(period.start, month);
    if (day > period.end) break;
    const since = month - firstMonth;
    const remaining = monthsUntilTrouble(customer, month);
    if (since % 6 === 0) add('registry.ageMonths', customer.ageMonths + month, day, 'sirene');
    if (customer.isWatched && since % WATCH_MONTHS === 0) {
      const danger = remaining < 7 ? 0.28 : customer.strength < -1.2 ? 0.012 : 0.0015;
      if (random.chance(danger)) protests += 1;
      if (random.chance(danger)) urssafMinor += random.integer(15, 260) * 10_000;
      if (random.chance(danger / 2)) treasuryMinor += random.integer(10, 180) * 10_000;
      add('legal.protests12m', protests, day, 'commercial_court');
      add('legal.urssafPrivilegeAmount', urssafMinor, day, 'commercial_court');
      add('legal.treasuryPrivilegeAmount', treasuryMinor, day, 'commercial_court');
      // Most claims are paid and cleared within some months.
      if (remaining > 12 && random.chance(0.4)) {
        protests = 0;
        urssafMinor = 0;
        treasuryMinor = 0;
      }
    }
    if (customer.hasExternalRating && since % RATING_MONTHS === 0) {
      const seen =
        3 - 0.8 * customer.strength + 0.35 * customer.habit + 0.5 * random.normal() + (remaining < 8 ? 1 : 0);
      add('ext.riskClass', Math.min(5, Math.max(1, Math.round(seen))), day, 'bureau');
    }
    if (customer.isInsured && since % INSURER_MONTHS === 0) {
      const refused = remaining < 9 || (customer.strength < -1.5 && random.chance(0.5));
      const cover = Math.round((customer.invoiceEuros * customer.invoicesPerMonth * 3) / 1_000) * 100_000;
      add('ins.coverLimit', refused ? 0 : Math.max(500_000, cover), day, 'credit_insurer');
      add('ins.quotaPercent', 90, day, 'credit_insurer');
      if (refused) add('ins.coverRefused', true, day, 'credit_insurer');
    }
    // Promises are noted only for those who had to be chased.
    if (customer.habit > 0.9 || remaining < 6) {
      const broken = Math.min(
        1,
        Math.max(0, 0.15 + 0.18 * (customer.habit - 0.9) + (remaining < 6 ? 0.35 : 0) + 0.12 * random.normal()),
      );
      add('pay.brokenPromiseRate12m', Math.round(broken * 4) / 4, day, 'collection_notes');
    }
    if (customer.fate.kind === 'walks_away' && remaining < -6 && remaining >= -7) {
      add('pay.writeOffUnpaid', true, day, 'own_books');
    }
  }
  return facts;
}

/** Collective proceedings: opened by the court, known one to three weeks later, when published. */
export function drawProceedings(customers: readonly DemoCustomer[], period: Period): ProceedingRecord[] {
  const proceedings: ProceedingRecord[] = [];
  const last = customers.at(-1);
  // One that was known before the history began: from its first day on the notices are followed.
  if (last !== undefined) {
    const before = addMonths(period.start, -2);
    proceedings.push({ customerId: last.id, kind: 'safeguard', openedOn: before, knownAt: addMonths(before, 1) });
  }
  for (const customer of customers) {
    if (customer.fate.kind !== 'proceeding') continue;
    const month = customer.fate.at;
    const opened = toDayNumber(addMonths(period.start, Math.floor(month))) + Math.floor((month % 1) * 30);
    const knownAt = fromDayNumber(opened + customer.random.integer(7, 21));
    if (knownAt > period.end) continue;
    proceedings.push({
      customerId: customer.id,
      kind: customer.fate.opening,
      openedOn: fromDayNumber(opened),
      knownAt,
    });
  }
  return proceedings;
}
