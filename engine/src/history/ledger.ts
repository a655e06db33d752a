/**
 * The receivables ledger of one customer as it stands at one day. Records enter in the order in which they became known,
 * and what has not entered cannot be read: look-ahead is impossible here by construction, not by care.
 */

/** Part of an invoice that was paid on one day. */
interface Portion {
  readonly day: number;
  amount: number;
}

/** An invoice as known so far; days are day numbers, amounts minor units. */
export interface LedgerInvoice {
  readonly issued: number;
  readonly due: number;
  /** Greater than 0: credit notes are not kept as invoices. */
  readonly amount: number;
  readonly disputed: boolean;
  /** Not paid so far; never negative, an overpayment is not netted against other invoices. */
  open: number;
  /** Payments so far less reversals; may exceed `amount`. */
  paid: number;
  readonly portions: Portion[];
  /** The day since which no more than a residue is open, null while more is. */
  settled: number | null;
  /** No longer among the live invoices. */
  forgotten: boolean;
}

/** What is still open without counting as unpaid: bank fees and rounding that nobody will ever collect. */
export interface ResidueRule {
  /** At most this amount… */
  readonly maxMinor: number;
  /** …and at most this share of the invoice. */
  readonly maxShare: number;
}

const DEFAULT_RESIDUE: ResidueRule = { maxMinor: 5000, maxShare: 0.05 };

/** Exposure at the end of `day` and until the next step. */
export interface ExposureStep {
  readonly day: number;
  exposure: number;
}

export class CustomerLedger {
  /** Invoices that a figure may still depend on. */
  readonly live: LedgerInvoice[] = [];
  /** Balance after each day with a movement, ascending. */
  readonly steps: ExposureStep[] = [];
  /** Signed amounts invoiced by day of issue, credit notes included, ascending. */
  readonly invoiced: { readonly day: number; readonly amount: number }[] = [];
  firstIssued: number | null = null;
  /** Day of the latest invoice; credit notes are not sales. */
  lastIssued: number | null = null;
  /** Day of the latest record that entered. */
  lastKnown: number | null = null;

  readonly #invoices: (LedgerInvoice | null)[] = [];
  readonly #residue: ResidueRule;
  #balance = 0;

  constructor(residue: ResidueRule = DEFAULT_RESIDUE) {
    this.#residue = residue;
  }

  /** Enters an invoice, or a credit note when `amount` is negative, on the day it was issued. */
  addInvoice(issued: number, due: number, amount: number, disputed: boolean): void {
    this.invoiced.push({ day: issued, amount });
    if (amount <= 0) {
      // A credit note lowers what is owed; it has no due date to be late against.
      this.#invoices.push(null);
      this.#move(issued, amount);
      return;
    }
    const invoice: LedgerInvoice = {
      issued,
      due,
      amount,
      disputed,
      open: amount,
      paid: 0,
      portions: [],
      settled: null,
      forgotten: false,
    };
    this.#invoices.push(invoice);
    this.live.push(invoice);
    this.firstIssued ??= issued;
    this.lastIssued = issued;
    this.#move(issued, amount);
  }

  /**
   * Enters a payment of the `index`-th invoice entered. `known` is the day it entered the books (never before the invoice
   * did), `paidOn` the day that lateness counts to. A negative amount takes back the latest payments (a bounced cheque).
   */
  addPayment(index: number, known: number, paidOn: number, amount: number): void {
    const invoice = this.#invoices[index];
    if (invoice === undefined) throw new Error(`no invoice ${index} in this ledger`);
    if (invoice === null) {
      // Money paid out against a credit note is a negative amount: the credit is used up by it.
      this.#move(known, -amount);
      return;
    }
    if (invoice.forgotten) {
      invoice.forgotten = false;
      this.live.push(invoice);
    }
    const before = invoice.open;
    invoice.paid += amount;
    invoice.open = Math.min(invoice.amount, Math.max(0, invoice.amount - invoice.paid));
    settlePortions(invoice, paidOn);
    const residue = Math.min(this.#residue.maxMinor, invoice.amount * this.#residue.maxShare);
    if (invoice.open <= residue) invoice.settled ??= paidOn;
    else invoice.settled = null;
    this.#move(known, invoice.open - before);
  }

  /** What the customer owes: open invoices less open credit notes, at least 0. */
  get exposure(): number {
    return Math.max(0, this.#balance);
  }

  /** Drops from {@link live} what no figure at `windowStart` or later can depend on any more. */
  forgetBefore(windowStart: number): void {
    let kept = 0;
    for (const invoice of this.live) {
      const over =
        invoice.open === 0 &&
        invoice.issued <= windowStart &&
        invoice.due <= windowStart &&
        (invoice.settled ?? 0) <= windowStart;
      if (over) invoice.forgotten = true;
      else this.live[kept++] = invoice;
    }
    this.live.length = kept;
  }

  #move(day: number, change: number): void {
    this.lastKnown = day;
    this.#balance += change;
    const last = this.steps[this.steps.length - 1];
    if (last !== undefined && last.day > day)
      throw new Error('records must enter a ledger in the order they became known');
    if (last?.day === day) last.exposure = this.exposure;
    else this.steps.push({ day, exposure: this.exposure });
  }
}

/** Keeps the portions equal to what is paid, the latest first to go when a payment is taken back. */
function settlePortions(invoice: LedgerInvoice, paidOn: number): void {
  let difference = invoice.amount - invoice.open;
  for (const portion of invoice.portions) difference -= portion.amount;
  if (difference > 0) {
    invoice.portions.push({ day: paidOn, amount: difference });
    return;
  }
  while (difference < 0) {
    const last = invoice.portions[invoice.portions.length - 1];
    if (last === undefined) return;
    const taken = Math.min(last.amount, -difference);
    last.amount -= taken;
    difference += taken;
    if (last.amount === 0) invoice.portions.pop();
  }
}
