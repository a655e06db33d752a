/** What a proof says: a diagnostic, how certain it is, and customers that show it. */
import type { ApplicationInput } from '../application/schema.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { Text } from '../kernel/text.js';
import type { Shown } from './simulate.js';

/**
 * `proved`: it holds for every customer, or the witness, which was decided, shows that it happens. `sampled`: nothing
 * against it was found among the customers that were tried; another one might show it.
 */
export type Certainty = 'proved' | 'sampled';

/** A finding about a policy. Codes are those of `PROOF_CODES`; `docs/proofs.md` explains each. */
export interface Finding extends Diagnostic {
  readonly certainty: Certainty;
  /** A customer that shows it and can be opened in a preview; null where the finding is that there is none. */
  readonly witness: ApplicationInput | null;
  /** The second customer of a comparison, alike but for one fact. */
  readonly counterpart: ApplicationInput | null;
  /**
   * Names of the facts of the witness and of the parts of its request (`request.amount`) that tell something: those that differ from the counterpart, then those that the
   * finding is about, then those that differ from a plain customer.
   */
  readonly telling: readonly string[];
}

/** A question that was asked of the policy and answered well. */
export interface Claim {
  readonly id: string;
  readonly certainty: Certainty;
  readonly text: Text;
}

/** A finding that still has to be verified: `shows` tells whether the decisions of its witnesses bear it out. */
export interface Candidate {
  readonly finding: Finding;
  readonly shows: (first: Shown, second: Shown) => boolean;
}

/** A finding of something that no customer can do: there is nothing to decide. */
export function universal(diagnostic: Diagnostic): Candidate {
  return {
    finding: { ...diagnostic, certainty: 'proved', witness: null, counterpart: null, telling: [] },
    shows: () => true,
  };
}

/** A finding shown by one customer. */
export function shownBy(
  diagnostic: Diagnostic,
  witness: ApplicationInput,
  shows: (decision: Shown) => boolean,
): Candidate {
  return { finding: { ...diagnostic, certainty: 'proved', witness, counterpart: null, telling: [] }, shows };
}

/** A finding shown by two customers. */
export function shownByPair(
  diagnostic: Diagnostic,
  pair: readonly [ApplicationInput, ApplicationInput],
  shows: (first: Shown, second: Shown) => boolean,
): Candidate {
  return {
    finding: { ...diagnostic, certainty: 'proved', witness: pair[0], counterpart: pair[1], telling: [] },
    shows,
  };
}
