/**
 * The receivables ledger of one customer as it stands at one day. Records enter in the order in which they became known,
 * and what has not entered cannot be read: look-ahead is impossible here by construction, not by care.
 */

/** Part of an invoice that was paid, or given up, on one day. */
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
  /** Contested at some time that no one tells. */
  readonly disputed: boolean;
  /** What disputes with days have contested so far, those that are closed included; may exceed `amount`. */
  contested: number;
  /** `amount` less credit notes: what was ever to be paid. */
  payable: number;
  /** Not paid so far; never negative, an overpayment is not netted against other invoices. */
  open: number;
  /** Payments so far less reversals; may exceed `payable`. */
  paid: number;
  /** Given up so far, recovered or not. */
  writtenOff: number;
  /** Parts paid or written off. */
  readonly portions: Portion[];
  /** In order of the day promised. */
  promises: LedgerPromise[] | null;
  /** The day since which no more than a residue is open, null while more is. */
  settled: number | null;
  /** No longer among the live invoices. */
  forgotten: boolean;
}

/** A promise to pay; `open` has not come in since it was made, by the day promised. */
export interface LedgerPromise {
  readonly promised: number;
  open: number;
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
  readonly promises: LedgerPromise[] = [];
  firstIssued: number | null = null;
  /** Day of the latest invoice; credit notes are not sales. */
  lastIssued: number | null = null;

  readonly #invoices: (LedgerInvoice | null)[] = [];
  readonly #givenUp: LedgerInvoice[] = [];
  readonly #residue: ResidueRule;
  #balance = 0;

  constructor(residue: ResidueRule = DEFAULT_RESIDUE) {
    this.#residue = residue;
  }

  /** Enters an invoice, or a credit note when `amount` is negative, on the day it was issued. */
  addInvoice(issued: number, due: number, amount: number, disputed: boolean): void {
    if (amount <= 0) {
      // A credit note lowers what is owed; it has no due date to be late against.
      this.#invoices.push(null);
      this.addCredit(null, issued, -amount);
      return;
    }
    const invoice: LedgerInvoice = {
      issued,
      due,
      amount,
      disputed,
      contested: 0,
      payable: amount,
      open: amount,
      paid: 0,
      writtenOff: 0,
      portions: [],
      promises: null,
      settled: null,
      forgotten: false,
    };
    this.#invoices.push(invoice);
    this.live.push(invoice);
    this.invoiced.push({ day: issued, amount });
    this.firstIssued ??= issued;
    this.lastIssued = issued;
    this.#move(issued, amount);
  }

  /**
   * Enters a credit note. What it takes off the `index`-th invoice was never to be paid; the rest of it, or all of it
   * where it names no invoice, lowers what is owed at large.
   */
  addCredit(index: number | null, known: number, amount: number): void {
    this.invoiced.push({ day: known, amount: -amount });
    const invoice = index === null ? null : this.#requireInvoice(index);
    if (invoice !== null) {
      const taken = Math.min(amount, invoice.open);
      invoice.payable -= taken;
      invoice.open -= taken;
      this.#judgeSettled(invoice, known);
    }
    this.#move(known, -amount);
  }

  /**
   * Enters a payment of the `index`-th invoice entered. `known` is the day it entered the books (never before the invoice
   * did), `paidOn` the day that lateness counts to. A negative amount takes back the latest payments (a bounced cheque).
   */
  addPayment(index: number, known: number, paidOn: number, amount: number): void {
    const invoice = this.#requireInvoice(index);
    if (invoice === null) {
      // Money paid out against a credit note is a negative amount: the credit is used up by it.
      this.#move(known, -amount);
      return;
    }
    keepPromises(invoice, paidOn, amount);
    invoice.paid += amount;
    this.#settle(invoice, known, paidOn);
  }

  /** Gives up a part of the `index`-th invoice: it is owed no longer, and as late as it was on `day`. */
  writeOff(index: number, known: number, day: number, amount: number): void {
    const invoice = this.#requireInvoice(index);
    if (invoice === null) return;
    if (invoice.writtenOff === 0) this.#givenUp.push(invoice);
    invoice.writtenOff += amount;
    this.#settle(invoice, known, day);
  }

  /** Enters a dispute over `amount` of the `index`-th invoice. */
  contest(index: number, amount: number): void {
    const invoice = this.#requireInvoice(index);
    if (invoice !== null) invoice.contested += amount;
  }

  /** Enters a promise to pay `amount` of the `index`-th invoice by `promised`; money that came before does not count. */
  addPromise(index: number, promised: number, amount: number): void {
    const invoice = this.#requireInvoice(index);
    if (invoice === null) return;
    const promise: LedgerPromise = { promised, open: amount };
    this.promises.push(promise);
    invoice.promises = [...(invoice.promises ?? []), promise].sort((a, b) => a.promised - b.promised);
  }

  /** What the customer owes: open invoices less open credit notes, at least 0. */
  get exposure(): number {
    return Math.max(0, this.#balance);
  }

  /** Is more than a residue of some invoice written off and not recovered since? */
  get hasUnpaidWriteOff(): boolean {
    return this.#givenUp.some((invoice) => {
      const lost = Math.min(invoice.writtenOff, Math.max(0, invoice.payable - invoice.paid));
      return lost > this.#residueOf(invoice);
    });
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

  /** Null for a credit note. */
  #requireInvoice(index: number): LedgerInvoice | null {
    const invoice = this.#invoices[index];
    if (invoice === undefined) throw new Error(`no invoice ${index} in this ledger`);
    if (invoice?.forgotten === true) {
      invoice.forgotten = false;
      this.live.push(invoice);
    }
    return invoice;
  }

  /** After something was paid, taken back or given up. */
  #settle(invoice: LedgerInvoice, known: number, day: number): void {
    const before = invoice.open;
    const left = invoice.payable - invoice.paid - invoice.writtenOff;
    invoice.open = Math.min(invoice.payable, Math.max(0, left));
    settlePortions(invoice, day);
    this.#judgeSettled(invoice, day);
    this.#move(known, invoice.open - before);
  }

  #judgeSettled(invoice: LedgerInvoice, day: number): void {
    if (invoice.open <= this.#residueOf(invoice)) invoice.settled ??= day;
    else invoice.settled = null;
  }

  #residueOf({ payable }: LedgerInvoice): number {
    return Math.min(this.#residue.maxMinor, payable * this.#residue.maxShare);
  }

  #move(day: number, change: number): void {
    this.#balance += change;
    const last = this.steps[this.steps.length - 1];
    if (last !== undefined && last.day > day)
      throw new Error('records must enter a ledger in the order they became known');
    if (last?.day === day) last.exposure = this.exposure;
    else this.steps.push({ day, exposure: this.exposure });
  }
}

/** Money goes to the promise that ends first, of those whose last day has not passed. */
function keepPromises(invoice: LedgerInvoice, paidOn: number, amount: number): void {
  let left = amount;
  for (const promise of invoice.promises ?? []) {
    if (left <= 0) return;
    if (promise.promised < paidOn) continue;
    const taken = Math.min(left, promise.open);
    promise.open -= taken;
    left -= taken;
  }
}

/** Keeps the portions equal to what is paid or given up, the latest first to go when a payment is taken back. */
function settlePortions(invoice: LedgerInvoice, paidOn: number): void {
  let difference = invoice.payable - invoice.open;
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
