import type { RecordKind, StoredRecord } from './record-columns.js';
import { type Segment, SegmentBuilder } from './segment.js';

/** Takes records of every kind and gives segments as they fill up. */
export class SegmentSink {
  readonly #builders = new Map<RecordKind, SegmentBuilder<RecordKind>>();
  #ready: Segment[] = [];

  /** For who fills columns one by one; each row is to be ended with {@link endRow}. */
  builder<K extends RecordKind>(kind: K): SegmentBuilder<K> {
    let builder = this.#builders.get(kind);
    if (builder === undefined) {
      builder = new SegmentBuilder<RecordKind>(kind);
      this.#builders.set(kind, builder);
    }
    // Made for this kind, under which it is kept.
    return builder as unknown as SegmentBuilder<K>;
  }

  add<K extends RecordKind>(kind: K, record: StoredRecord<K>): void {
    const builder = this.builder(kind);
    builder.add(record);
    if (builder.isFull) this.#collect(builder.take());
  }

  endRow<K extends RecordKind>(builder: SegmentBuilder<K>): void {
    builder.endRow();
    if (builder.isFull) this.#collect(builder.take());
  }

  /** The segments that are full. */
  takeFull(): readonly Segment[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** All that is left, full or not. */
  takeAll(): readonly Segment[] {
    for (const builder of this.#builders.values()) this.#collect(builder.take());
    return this.takeFull();
  }

  #collect(segment: Segment | null): void {
    if (segment !== null) this.#ready.push(segment);
  }
}
