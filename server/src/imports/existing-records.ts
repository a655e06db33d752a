import type { Queries } from '../store/database.js';
import { loadCustomers, loadInvoices, loadPayments } from '../store/history-store.js';
import { type ExistingRecords, paymentKey } from './read-import.js';

/** The keys of all that a dataset holds. */
export async function loadExistingRecords(db: Queries, companyId: string, datasetId: string): Promise<ExistingRecords> {
  const customers = new Set((await loadCustomers(db, companyId, datasetId)).map(({ customerId }) => customerId));
  const invoices = new Set((await loadInvoices(db, companyId, datasetId)).map(({ invoiceId }) => invoiceId));
  const payments = new Set((await loadPayments(db, companyId, datasetId)).map(paymentKey));
  return {
    hasCustomer: (customerId) => customers.has(customerId),
    hasInvoice: (invoiceId) => invoices.has(invoiceId),
    hasPayment: (key) => payments.has(key),
  };
}
