/** Generators for property tests and differential tests, of documents that are valid by construction. */
import fc from 'fast-check';
import type { Application } from '../application/schema.js';
import type { Scorecard } from '../scorecard/schema.js';
import { drawApplication } from './arbitrary-applications.js';
import { type DrawnScorecard, drawScorecard } from './arbitrary-scorecards.js';
import { fromTape, Tape } from './tape.js';

/** A scorecard that passes the check without an error, and the benchmarks that it pins. */
export function arbitraryScorecard(): fc.Arbitrary<DrawnScorecard> {
  return fromTape(900, drawScorecard);
}

/** An application that is valid for the scorecard, with absent facts of every kind and values on its thresholds. */
export function arbitraryApplication(scorecard: Scorecard): fc.Arbitrary<Application> {
  return fromTape(160, (tape) => drawApplication(tape, scorecard));
}

/** A scorecard with the cases to decide by it. */
export interface DrawnCase extends DrawnScorecard {
  readonly applications: readonly Application[];
}

/** A scorecard and from one to `most` applications for it. */
export function arbitraryCase(most = 8): fc.Arbitrary<DrawnCase> {
  const tapes = fc.array(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 160, size: 'max' }), {
    minLength: 1,
    maxLength: most,
  });
  return fc.tuple(arbitraryScorecard(), tapes).map(([drawn, cells]) => ({
    ...drawn,
    applications: cells.map((tape) => drawApplication(new Tape(tape), drawn.scorecard)),
  }));
}
