import { type CustomerRecord, EMPTY_HISTORY, type History } from '@encours/engine';
import { RECORD_KINDS, type RecordKind, type StoredRecord } from './record-columns.js';
import { readRecords, type Segment } from './segment.js';

/** The records of segments, kind by kind, in the order in which they came. */
export class RecordLists {
  readonly #lists = new Map<RecordKind, unknown[]>();

  add({ kind, body }: Segment): void {
    const list = this.#lists.get(kind) ?? [];
    for (const record of readRecords(kind, body)) list.push(record);
    this.#lists.set(kind, list);
  }

  /** Customers by id, each as its latest records describe it; the rest as they came. */
  toHistory(): History {
    return {
      ...EMPTY_HISTORY,
      ...Object.fromEntries(RECORD_KINDS.map((kind) => [kind, this.#listed(kind)])),
      customers: mergeCustomers(this.#listed('customers')),
      payments: this.#listed('payments').map(({ invoiceId, paidOn, amountMinor }) => ({
        invoiceId,
        paidOn,
        amountMinor,
      })),
    };
  }

  #listed<K extends RecordKind>(kind: K): StoredRecord<K>[] {
    return (this.#lists.get(kind) ?? []) as StoredRecord<K>[];
  }
}

/** Later records win where they say something; what they leave blank stays as it was. */
function mergeCustomer(earlier: CustomerRecord, later: CustomerRecord): CustomerRecord {
  const said = Object.entries(later).filter(([, value]) => value !== null);
  return { ...earlier, ...Object.fromEntries(said) };
}

function mergeCustomers(records: readonly CustomerRecord[]): CustomerRecord[] {
  const merged = new Map<string, CustomerRecord>();
  for (const record of records) {
    const earlier = merged.get(record.customerId);
    merged.set(record.customerId, earlier === undefined ? record : mergeCustomer(earlier, record));
  }
  return [...merged.values()].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
}
