/** What a backtest needs of a version, whichever executor decides. */
import type { Application } from '../application/schema.js';
import type { Decision } from '../evaluate/decision.js';
import { listEntries } from '../evaluate/resolve-band.js';
import type { Text } from '../kernel/text.js';
import type { Characteristic, Outcome, Rating, Scorecard } from '../scorecard/schema.js';

/** What is kept of a decision: enough for every figure of the report, small enough for a million of them. */
export interface DecisionSummary {
  readonly outcome: Outcome;
  readonly rating: Rating;
  readonly score: number;
  readonly limitMinor: number | null;
  /** The least authority that may grant it. */
  readonly role: string;
  readonly countedMinor: number;
  /** For each characteristic in the card's order, the position of its entry in `listEntries`. */
  readonly entries: ArrayLike<number>;
}

export interface SideCharacteristic {
  readonly id: string;
  readonly label: Text;
  readonly entries: readonly {
    readonly kind: 'band' | 'category' | 'class' | 'absent';
    readonly id: string;
    readonly points: number;
  }[];
}

export interface BacktestSide {
  readonly scorecard: { readonly id: string; readonly version: number; readonly digest: string };
  readonly currency: string;
  /** From the least authority to the greatest; the first is the machine's own. */
  readonly roles: readonly string[];
  readonly calibration: { readonly horizonMonths: number; readonly defaultProbability: readonly number[] } | null;
  readonly characteristics: readonly SideCharacteristic[];
  readonly decider: BacktestDecider;
}

export interface BacktestDecider {
  decide(application: Application): Promise<DecisionSummary>;
  /** Decides many at once, in order, where the executor can do that faster. */
  decideMany?(applications: readonly Application[]): Promise<readonly DecisionSummary[]>;
}

/** A side from a scorecard and a decider that gives summaries. */
export function backtestSide(scorecard: Scorecard, digest: string, decider: BacktestDecider): BacktestSide {
  return {
    scorecard: { id: scorecard.id, version: scorecard.version, digest },
    currency: scorecard.about.currency,
    roles: scorecard.delegation.levels.map((level) => level.role),
    calibration: scorecard.calibration,
    characteristics: scorecard.characteristics.map((characteristic) => ({
      id: characteristic.id,
      label: characteristic.label,
      entries: listEntries(characteristic).map(({ kind, id, points }) => ({ kind, id, points })),
    })),
    decider,
  };
}

/** Wraps an executor that gives whole decisions of `scorecard` (the rules executor). */
export function summarisingDecider(
  scorecard: Scorecard,
  executor: { decide(application: Application): Promise<Decision> },
): BacktestDecider {
  const positions = scorecard.characteristics.map(entryPositions);
  return {
    async decide(application) {
      return summarise(await executor.decide(application), positions);
    },
  };
}

/** Summary of one decision that `scorecard` made. */
export function summariseDecision(scorecard: Scorecard, decision: Decision): DecisionSummary {
  return summarise(decision, scorecard.characteristics.map(entryPositions));
}

function entryPositions(characteristic: Characteristic): ReadonlyMap<string, number> {
  return new Map(listEntries(characteristic).map(({ kind, id }, position) => [`${kind} ${id}`, position]));
}

function summarise(decision: Decision, positions: readonly ReadonlyMap<string, number>[]): DecisionSummary {
  return {
    outcome: decision.outcome,
    rating: decision.rating,
    score: decision.score,
    limitMinor: decision.limit.amountMinor,
    role: decision.authority.role,
    countedMinor: decision.authority.countedMinor,
    entries: decision.trace.characteristics.map(({ id, entry }, i) => {
      const position = positions[i]?.get(`${entry.kind} ${entry.id}`);
      if (position === undefined)
        throw new Error(`characteristic \`${id}\` has no entry ${entry.kind} \`${entry.id}\``);
      return position;
    }),
  };
}
