/** Scores of both versions on the judged (good or bad) cases, for discrimination. */
import type { JudgedCase } from './judged-case.js';
import type { Discrimination } from './report.js';
import { FEW_BADS } from './report.js';
import { auc } from './statistics/auc.js';
import { type AucDifference, clusteredAuc, compareAucs } from './statistics/clustered-auc.js';
import { delongEstimate } from './statistics/delong.js';
import { gini } from './statistics/gini.js';
import { kolmogorovSmirnov } from './statistics/kolmogorov-smirnov.js';
import { type RocPoint, rocCurve } from './statistics/roc.js';
import { poolScores } from './statistics/score-table.js';

/** More points than a chart can show are thinned out to about this many. */
const MOST_ROC_POINTS = 400;

export class ScoreColumns {
  readonly #champion: number[] = [];
  readonly #challenger: number[] = [];
  readonly #bad: number[] = [];
  readonly #customer: number[] = [];

  add({ observation, customer, champion, challenger }: JudgedCase): void {
    if (observation.flag !== 'good' && observation.flag !== 'bad') return;
    this.#champion.push(champion.score);
    this.#challenger.push(challenger.score);
    this.#bad.push(observation.flag === 'bad' ? 1 : 0);
    this.#customer.push(customer);
  }

  discrimination(side: 'champion' | 'challenger'): Discrimination | null {
    const scores = side === 'champion' ? this.#champion : this.#challenger;
    const table = poolScores(scores, this.#bad);
    const area = auc(table);
    const distance = kolmogorovSmirnov(table);
    if (area === null || distance === null) return null;
    return {
      goods: table.goodTotal,
      bads: table.badTotal,
      auc: area,
      aucInterval: delongEstimate(table)?.interval ?? null,
      aucClusterInterval: clusteredAuc(scores, this.#bad, this.#customer)?.interval ?? null,
      gini: gini(area),
      ks: distance.ks,
      ksScore: distance.score,
      indicative: table.badTotal < FEW_BADS,
      roc: thinOut(rocCurve(table), distance.score),
    };
  }

  /** Challenger less champion, plain and with customers as clusters. */
  difference(): { plain: AucDifference; clustered: AucDifference | null } | null {
    const plain = compareAucs(this.#challenger, this.#champion, this.#bad);
    if (plain === null) return null;
    return { plain, clustered: compareAucs(this.#challenger, this.#champion, this.#bad, this.#customer) };
  }
}

/** Keeps the last point and the one where the gap is widest. */
function thinOut(points: readonly RocPoint[], ksScore: number): RocPoint[] {
  const step = Math.max(1, Math.ceil(points.length / MOST_ROC_POINTS));
  return points.filter((point, i) => i % step === 0 || i === points.length - 1 || point.score === ksScore);
}
