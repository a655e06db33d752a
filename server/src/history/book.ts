/**
 * What a dataset holds, as far as an import and a profile must know it: the identifiers that are taken and the balance of
 * every invoice. In columns, so that millions of invoices fit: about 60 bytes each, and 16 for each payment.
 */
import { ByteTable } from './byte-table.js';
import { growingDays, growingNumbers } from './growing.js';
import { RECORD_KINDS, type RecordKind } from './record-columns.js';
import { keyOf } from './record-keys.js';
import { readColumns, readRecords, type Segment } from './segment.js';

export class Book {
  readonly customers = new ByteTable();
  /** Numbers of the customers whose name is known. */
  readonly #named = new Set<number>();
  readonly invoices = new ByteTable();
  /** By number of the invoice: days, minor units, and the line of the file that it came from (0: of an earlier file). */
  readonly issuedOn = growingDays();
  readonly dueOn = growingDays();
  readonly amountMinor = growingNumbers();
  readonly line = growingDays();
  /** What lowered invoices, payments and credit notes alike: number of the invoice, day, minor units. */
  readonly settlements = { invoice: growingDays(), day: growingDays(), amountMinor: growingNumbers() };
  /** Sum of all credit notes, and of those on no invoice in particular. */
  creditNotesMinor = 0;
  accountCreditsMinor = 0;
  /** Keys of the records of one kind, for an import of that kind. */
  readonly keys = new ByteTable();
  readonly counts: Record<RecordKind, number>;
  /** The one currency of all invoices; null while none states one. */
  currency: string | null = null;
  readonly #keyKind: RecordKind | null;

  /** `keyKind`: the kind of records whose keys are kept. */
  constructor(keyKind: RecordKind | null = null) {
    this.#keyKind = keyKind;
    this.counts = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, 0])) as Record<RecordKind, number>;
  }

  get namedCustomers(): number {
    return this.#named.size;
  }

  /** Enters a customer, or learns its name. Returns its number. */
  addCustomer(bytes: Uint8Array, start: number, end: number, isNamed: boolean): number {
    const customer = this.customers.add(bytes, start, end);
    this.counts.customers = this.customers.size;
    if (isNamed) this.#named.add(customer);
    return customer;
  }

  /** Enters the invoice that `invoices.seek` has just not found. */
  addInvoice(
    id: { readonly bytes: Uint8Array; readonly start: number; readonly end: number },
    issuedOn: number,
    dueOn: number,
    amountMinor: number,
    line: number,
  ): number {
    const invoice = this.invoices.addMissed(id.bytes, id.start, id.end);
    this.issuedOn.push(issuedOn);
    this.dueOn.push(dueOn);
    this.amountMinor.push(amountMinor);
    this.line.push(line);
    this.counts.invoices += 1;
    return invoice;
  }

  addSettlement(invoice: number, day: number, amountMinor: number): void {
    this.settlements.invoice.push(invoice);
    this.settlements.day.push(day);
    this.settlements.amountMinor.push(amountMinor);
  }

  /** Enters all records of a segment. Those that refer to invoices must come after these. */
  addSegment(segment: Segment): void {
    const { kind, body } = segment;
    if (kind === this.#keyKind) for (const record of readRecords(kind, body)) this.keys.addText(keyOf(kind, record));
    switch (kind) {
      case 'customers':
        this.#addCustomers(segment);
        break;
      case 'invoices':
        this.#addInvoices(segment);
        break;
      case 'payments':
        this.#addSettlements(segment, 'paidOn');
        break;
      case 'creditNotes':
        this.#addSettlements(segment, 'issuedOn');
        break;
      default:
        this.counts[kind] += segment.rows;
    }
  }

  #addCustomers({ rows, body }: Segment): void {
    const columns = readColumns(body);
    const ids = columns.text('customerId');
    const names = columns.text('name');
    for (let row = 0; row < rows; row++) {
      const name = startOf(names, row);
      this.addCustomer(ids.bytes, startOf(ids, row), ids.ends[row] ?? 0, (names.ends[row] ?? name) > name);
    }
  }

  #addInvoices({ rows, body }: Segment): void {
    const columns = readColumns(body);
    const ids = columns.text('invoiceId');
    const issuedOn = columns.days('issuedOn');
    const dueOn = columns.days('dueOn');
    const amounts = columns.numbers('amountMinor');
    const [currency] = columns.words('currency');
    for (let row = 0; row < rows; row++) {
      const id = { bytes: ids.bytes, start: startOf(ids, row), end: ids.ends[row] ?? 0 };
      if (this.invoices.seek(id.bytes, id.start, id.end) !== -1) continue;
      this.addInvoice(id, issuedOn[row] ?? 0, dueOn[row] ?? 0, amounts[row] ?? 0, 0);
    }
    this.currency ??= currency ?? null;
  }

  #addSettlements({ kind, rows, body }: Segment, dayColumn: string): void {
    const columns = readColumns(body);
    const ids = columns.text('invoiceId');
    const days = columns.days(dayColumn);
    const amounts = columns.numbers('amountMinor');
    for (let row = 0; row < rows; row++) {
      const start = startOf(ids, row);
      const end = ids.ends[row] ?? start;
      const amountMinor = amounts[row] ?? 0;
      const invoice = this.invoices.find(ids.bytes, start, end);
      if (kind === 'creditNotes') this.creditNotesMinor += amountMinor;
      if (invoice !== -1) this.addSettlement(invoice, days[row] ?? 0, amountMinor);
      else if (start === end) this.accountCreditsMinor += amountMinor;
    }
    this.counts[kind] += rows;
  }
}

function startOf({ ends }: { readonly ends: Uint32Array }, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] ?? 0);
}
