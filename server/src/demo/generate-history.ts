/** The demo's history: an invented supplier's customers over thirty months, ending shortly before a given day. */
import { addDays, addMonths, type CustomerRecord, EMPTY_HISTORY, type History } from '@encours/engine';
import { drawInvoices, type Period } from './invoices.js';
import { drawOutsideFacts, drawProceedings } from './outside-facts.js';
import { type DemoCustomer, drawPortfolio } from './portfolio.js';
import { createRandom } from './random.js';

const SEED = 20_260_101;
export const DEMO_CUSTOMERS = 400;
export const DEMO_MONTHS = 30;
/** The last entries are some days old, as they are in every accounting export. */
const EXPORT_LAG_DAYS = 3;

function toCustomerRecord(customer: DemoCustomer, period: Period): CustomerRecord {
  return {
    customerId: customer.id,
    name: customer.name,
    siren: customer.siren,
    country: 'FR',
    segment: customer.sector.segment,
    sector: customer.sector.naf,
    size: customer.size.size,
    naturalPerson: customer.isNaturalPerson,
    customerSince: addMonths(period.start, -customer.tenureMonths),
  };
}

/** The months that a demo seen on `today` covers. */
export function demoPeriod(today: string): Period {
  const end = addDays(today, -EXPORT_LAG_DAYS);
  return { start: `${addMonths(end, -DEMO_MONTHS).slice(0, 7)}-01`, end, months: DEMO_MONTHS + 1 };
}

/**
 * The history as it would be on `today`. Everything in it is invented, the same for the same day, and nothing in it is
 * known later than three days before.
 */
export function generateHistory(today: string): History {
  const period = demoPeriod(today);
  const customers = drawPortfolio(createRandom(SEED), DEMO_CUSTOMERS, DEMO_MONTHS);
  const { invoices, payments } = drawInvoices(customers, period);
  return {
    ...EMPTY_HISTORY,
    customers: customers.map((customer) => toCustomerRecord(customer, period)),
    invoices,
    payments,
    facts: customers.flatMap((customer) => drawOutsideFacts(customer, period)),
    proceedings: drawProceedings(customers, period),
  };
}
