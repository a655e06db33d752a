/** Rows of invoices, which may describe their customers and say when each was settled. Column by column: there are many. */
import { createCurrencyCheck, createPastCheck, type Intake, type RowReader } from './intake.js';
import { createCustomerTaker } from './read-customers.js';

export function createInvoiceReader(intake: Intake): RowReader {
  const { mapping, row, book, sink, summary } = intake;
  const invoiceId = row.text('invoiceId');
  const customerId = row.text('customerId');
  const issuedOn = row.day('issuedOn');
  const dueOn = row.day('dueOn');
  const amount = row.amount('amount');
  const disputed = row.flag('disputed');
  const currency = row.text('currency');
  const settledOn = row.day('settledOn');
  const settledAmount = row.amount('settledAmount');

  const checkPast = createPastCheck(intake, ['issuedOn', 'settledOn']);
  const currencyCheck = createCurrencyCheck(intake);
  const takeCustomer = createCustomerTaker(intake);
  const invoices = sink.builder('invoices');
  const to = {
    invoiceId: invoices.texts('invoiceId'),
    customerId: invoices.words('customerId'),
    issuedOn: invoices.numbers('issuedOn'),
    dueOn: invoices.numbers('dueOn'),
    amountMinor: invoices.numbers('amountMinor'),
    currency: invoices.words('currency'),
    disputed: invoices.numbers('disputed'),
  };
  const payments = sink.builder('payments');
  const paid = {
    invoiceId: payments.texts('invoiceId'),
    paidOn: payments.numbers('paidOn'),
    amountMinor: payments.numbers('amountMinor'),
    paymentId: payments.texts('paymentId'),
  };

  function check(): void {
    checkPast();
    if (issuedOn.isPresent && dueOn.isPresent && dueOn.day < issuedOn.day) {
      row.fault('dueOn', 'due_before_issue', issuedOn.date);
    }
    if (!settledOn.isPresent && settledAmount.isPresent && settledAmount.minor !== 0 && row.has('settledOn')) {
      // An amount of zero is how exports say "not settled yet".
      row.fault('settledAmount', 'settled_amount_without_date');
    }
    if (settledOn.isPresent && issuedOn.isPresent && settledOn.day < issuedOn.day) {
      if (mapping.earlyPayments === 'reject') row.fault('settledOn', 'paid_before_issue', issuedOn.date);
    }
    if (invoiceId.isPresent) {
      const known = book.invoices.seek(invoiceId.bytes, invoiceId.start, invoiceId.end);
      const line = book.line.at(known);
      if (known !== -1) {
        if (line === 0) row.fault('invoiceId', 'duplicate_in_dataset');
        else row.fault('invoiceId', 'duplicate_in_file', String(line));
      }
    }
    if (mapping.unknownCustomers === 'reject' && customerId.isPresent) {
      if (book.customers.find(customerId.bytes, customerId.start, customerId.end) === -1) {
        row.fault('customerId', 'unknown_customer');
      }
    }
    currencyCheck.check();
  }

  return () => {
    check();
    if (row.faults.length > 0) return;
    let customer = book.customers.find(customerId.bytes, customerId.start, customerId.end);
    if (customer === -1) customer = takeCustomer();
    const amountMinor = amount.minor;
    to.invoiceId.pushBytes(invoiceId.bytes, invoiceId.start, invoiceId.end);
    to.customerId.pushNumbered(customer, customerId.bytes, customerId.start, customerId.end);
    to.issuedOn.push(issuedOn.day);
    to.dueOn.push(dueOn.day);
    to.amountMinor.push(amountMinor);
    const code = currency.isPresent ? currencyCheck.code() : mapping.currency;
    to.currency.push(code);
    to.disputed.push(disputed.flag === 1 ? 1 : 0);
    sink.endRow(invoices);
    const invoice = book.addInvoice(invoiceId, issuedOn.day, dueOn.day, amountMinor, row.line);
    book.currency ??= code;
    summary.addInvoice(issuedOn.day, amountMinor);

    const paidMinor = settledAmount.isPresent ? settledAmount.minor : amountMinor;
    const isPaid = settledOn.isPresent && paidMinor !== 0;
    summary.addSettlement(dueOn.day, amountMinor, isPaid ? settledOn.day : null, paidMinor);
    if (!isPaid) return;
    if (settledOn.day < issuedOn.day) summary.note('paid_before_issue', row.line);
    paid.invoiceId.pushBytes(invoiceId.bytes, invoiceId.start, invoiceId.end);
    paid.paidOn.push(settledOn.day);
    paid.amountMinor.push(paidMinor);
    paid.paymentId.push(null);
    sink.endRow(payments);
    book.addSettlement(invoice, settledOn.day, paidMinor);
    book.counts.payments += 1;
  };
}
