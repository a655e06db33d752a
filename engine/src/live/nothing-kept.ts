import type { ColumnDecisions } from '../evaluate/columns/decisions.js';

/** Decisions of which no column is kept. */
export const NOTHING_KEPT: ColumnDecisions = {
  length: 0,
  ratios: null,
  score: null,
  scoreRating: null,
  rating: null,
  entries: null,
  rules: null,
  outcome: null,
  findings: null,
  limitMinor: null,
  binding: null,
  terms: null,
  level: null,
  fourEyes: null,
  countedMinor: null,
  knownShare: null,
  naturalPerson: null,
};
