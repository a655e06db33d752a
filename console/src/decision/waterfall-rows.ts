import type { Decision } from '@encours/engine';

export type CharacteristicTrace = Decision['trace']['characteristics'][number];

/** One step from the neutral score to the score: what one characteristic adds or takes away. */
export interface WaterfallRow {
  readonly trace: CharacteristicTrace;
  readonly delta: number;
  /** Both ends of the bar, 0…1 over the whole width. */
  readonly start: number;
  readonly end: number;
}

export interface Waterfall {
  readonly neutralScore: number;
  readonly score: number;
  /** Positions 0…1 of the two scores. */
  readonly neutralAt: number;
  readonly scoreAt: number;
  /** Gains first, the largest on top, then losses up to the largest. */
  readonly rows: readonly WaterfallRow[];
  /** Characteristics that neither add nor take away. */
  readonly unmoved: readonly CharacteristicTrace[];
}

/** Lays out the steps from the score of a neutral customer to the decision's score. */
export function layOutWaterfall(decision: Pick<Decision, 'score' | 'trace'>): Waterfall {
  const { baseScore, characteristics } = decision.trace;
  const neutralScore = characteristics.reduce((sum, { neutralPoints }) => sum + neutralPoints, baseScore);
  const moved = characteristics
    .map((trace) => ({ trace, delta: trace.points - trace.neutralPoints }))
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => b.delta - a.delta);

  const levels = [neutralScore];
  for (const { delta } of moved) levels.push((levels.at(-1) ?? neutralScore) + delta);
  const lowest = Math.min(...levels);
  const highest = Math.max(...levels);
  const span = highest - lowest || 1;
  const position = (level: number): number => (level - lowest) / span;

  return {
    neutralScore,
    score: decision.score,
    neutralAt: position(neutralScore),
    scoreAt: position(decision.score),
    rows: moved.map(({ trace, delta }, index) => {
      const before = levels[index] ?? neutralScore;
      return {
        trace,
        delta,
        start: position(Math.min(before, before + delta)),
        end: position(Math.max(before, before + delta)),
      };
    }),
    unmoved: characteristics.filter((trace) => trace.points === trace.neutralPoints),
  };
}
