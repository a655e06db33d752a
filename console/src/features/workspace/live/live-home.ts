/** Where a live backtest is decided: on the server, or in this browser. Both answer the same calls alike. */
import type { Application, LiveFigures, ObservationPlan, SwapIn } from '@encours/engine';
import type { ApiOutput } from '../../../api/types.js';

/** What is replayed, and what it is compared with. */
export interface LiveTarget {
  readonly scorecardId: string;
  readonly datasetId: string;
  readonly plan: ObservationPlan;
  /** Null: the version in force. */
  readonly baselineVersion: number | null;
}

export type LiveSessionInfo = ApiOutput['live']['open'];
export type LiveAnswer = ApiOutput['live']['run'];
export type LiveRefusal = Extract<LiveAnswer, { status: 'refused' }>['why'];

export interface LiveHome {
  readonly name: 'server' | 'browser';
  readonly open: (text: string) => Promise<LiveSessionInfo>;
  readonly run: (sessionId: string, text: string) => Promise<LiveAnswer>;
  /** Of the last text that was decided. */
  readonly listSwapIns: (sessionId: string) => Promise<readonly SwapIn[]>;
  readonly readCase: (sessionId: string, row: number) => Promise<Application>;
  readonly close: (sessionId: string) => void;
  /** Gives up what is being opened, where that holds anything. */
  readonly leave?: () => void;
}

/** Follows a text. */
export interface LiveFollower {
  /** Decides this text, unless another one comes before its turn. It must be valid: it opens a session if need be. */
  push(text: string): void;
  /**
   * The same for a text as it is typed, valid or not; without a session nothing happens, unless it is known to be valid.
   * Resolves when nothing is under way.
   */
  follow(text: string): Promise<void>;
  /**
   * Decides texts one by one, between those that are typed, and shows nothing of them. Null for one that was refused.
   * @throws where the session ends meanwhile
   */
  decideAside(texts: readonly string[]): Promise<readonly (LiveFigures | null)[]>;
  listSwapIns(sessionId: string): Promise<readonly SwapIn[]>;
  /**
   * Where the server forgot the session, another one over the same observations is opened first.
   * @throws where there is none
   */
  readCase(sessionId: string, row: number): Promise<Application>;
  stop(): void;
}
