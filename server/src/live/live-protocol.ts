/** What passes between the process and a thread of live backtests. Tables lie in shared memory; nothing is copied. */
import type {
  Benchmark,
  Decided,
  InputProfile,
  LiveRefusal,
  ObservationPlan,
  ObservationTable,
  RowRange,
  SwapIn,
  TableSchema,
} from '@encours/engine';

/** Which observations a table holds. */
export interface TableSource {
  /** @see databaseSource */
  readonly database: string;
  readonly dataDir: string;
  readonly companyId: string;
  readonly dataset: { readonly id: string; readonly digest: string };
  readonly plan: ObservationPlan;
  readonly schema: TableSchema;
}

/** What the facts and ratios of a text are among observations. */
export interface ProfileTask {
  readonly type: 'profile';
  readonly source: TableSource;
  readonly text: string;
  readonly benchmarks: readonly Benchmark[];
}

export interface ProfiledInputs {
  /** Observations of the plan; the figures of very many are those of a sample. */
  readonly n: number;
  readonly inputs: readonly InputProfile[];
}

export type LiveTask =
  | { readonly type: 'load'; readonly source: TableSource }
  | ProfileTask
  /** Keeps a table for the sessions over it, until it is dropped. */
  | { readonly type: 'keep'; readonly tableId: string; readonly table: ObservationTable }
  | { readonly type: 'drop'; readonly tableId: string }
  | {
      readonly type: 'open';
      readonly sessionId: string;
      readonly tableId: string;
      readonly range: RowRange;
      readonly before: Uint8Array;
      readonly benchmarks: readonly Benchmark[];
    }
  | {
      readonly type: 'run';
      readonly sessionId: string;
      readonly text: string;
      /** Where to write the answers of the range as well, by row of the table. */
      readonly answers: Uint8Array | null;
      readonly deadlineMs: number;
    }
  | { readonly type: 'worst'; readonly sessionId: string; readonly most: number }
  | { readonly type: 'close'; readonly sessionId: string };

export type LiveResult =
  | { readonly type: 'loaded'; readonly table: ObservationTable }
  | { readonly type: 'profiled'; readonly profiled: ProfiledInputs }
  | { readonly type: 'done' }
  | { readonly type: 'decided'; readonly decided: Decided; readonly derivedBytes: number }
  | { readonly type: 'worst'; readonly swapIns: readonly SwapIn[] }
  | { readonly type: 'refused'; readonly why: LiveRefusal };

export interface LiveRequest {
  readonly id: number;
  readonly task: LiveTask;
}

export type LiveReply =
  | { readonly id: number; readonly result: LiveResult }
  /** Something that should not happen, for the log. */
  | { readonly id: number; readonly bug: string };
