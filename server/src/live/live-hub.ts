/** The door to live backtests, for whoever opens, feeds or closes one. */
import type {
  Application,
  Benchmark,
  LiveFigures,
  LiveRefusal,
  ObservationPack,
  ObservationPlan,
  Policy,
  SwapIn,
  TableSchema,
} from '@encours/engine';
import type { ProfiledInputs, ProfileTask } from './live-protocol.js';

export interface LiveOpening {
  readonly companyId: string;
  /** Who sits before it. */
  readonly userId: string;
  /** With the plan, what the observations follow from. */
  readonly dataset: { readonly id: string; readonly digest: string };
  readonly plan: ObservationPlan;
  /** The version to compare with. */
  readonly baseline: { readonly text: string; readonly policy: Policy };
  /** Columns that the baseline and the draft read. */
  readonly schema: TableSchema;
  readonly benchmarks: readonly Benchmark[];
}

export interface OpenedLive {
  readonly sessionId: string;
  /** Observations of the plan. */
  readonly n: number;
  /** How many are decided: fewer where too many sessions are open. */
  readonly decided: number;
  readonly dates: readonly string[];
}

export type LiveAnswer =
  | { readonly status: 'done'; readonly figures: LiveFigures; readonly milliseconds: number }
  /** A later text came before this one was begun. */
  | { readonly status: 'superseded' }
  /** There is no such session any more: open another. */
  | { readonly status: 'gone' }
  | { readonly status: 'refused'; readonly why: LiveRefusal };

export type LiveOpenResult =
  | { readonly status: 'open'; readonly session: OpenedLive }
  /** So many are open that not even a sample fits. */
  | { readonly status: 'busy' }
  /** No observation of the plan has a known outcome. */
  | { readonly status: 'empty' }
  | { readonly status: 'refused'; readonly why: LiveRefusal };

/** Who asks; a session answers nobody else. */
export interface LiveOwner {
  readonly companyId: string;
  readonly userId: string;
  readonly sessionId: string;
}

/** What observations follow from. */
export type ObservationsWanted = Pick<LiveOpening, 'companyId' | 'dataset' | 'plan' | 'schema'>;

export interface LiveHub {
  open(opening: LiveOpening): Promise<LiveOpenResult>;
  /** Observations to decide elsewhere: all, or a sample where they would be more than the limits. Null: there are none. */
  lend(wanted: ObservationsWanted, limits: { rows: number; bytes: number }): Promise<ObservationPack | null>;
  /** Of texts that come while one is being decided only the last is decided. */
  run(owner: LiveOwner, text: string): Promise<LiveAnswer>;
  /** Of the last text that was decided; null: there is no such session. */
  listWorstSwapIns(owner: LiveOwner, most: number): Promise<readonly SwapIn[] | null>;
  /** What was decided upon in a row; null: there is no such session or row. */
  readApplication(owner: LiveOwner, row: number): Application | null;
  close(owner: LiveOwner): Promise<void>;
  /** Needs no session; one is made at a time, in a thread of its own. The text must be valid. */
  profileInputs(task: Omit<ProfileTask, 'type'>): Promise<ProfiledInputs>;
  /** Sessions that are open now. */
  readonly size: number;
  stop(): Promise<void>;
}
