import type { History } from '@encours/engine';
import { RECORD_KINDS, type RecordKind, type StoredRecord } from './record-columns.js';
import { type Segment, toSegments } from './segment.js';

/** All records of a history as segments, kind by kind. Its payments have no numbers of their own. */
export function* segmentsOf(history: History): Generator<Segment> {
  for (const kind of RECORD_KINDS) yield* toSegments(kind, history[kind] as readonly StoredRecord<RecordKind>[]);
}
