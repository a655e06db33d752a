/** From a request for a decision to what decides and upon what, or to everything that is wrong with it at once. */
import type { Application, Diagnostic } from '@encours/engine';
import { digestOfJson } from '../audit/digests.js';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { checkApplication, faultOfRequest } from './check-application.js';
import { companyDay } from './company-day.js';
import type { DecidingPolicy } from './find-deciding-policy.js';
import { findRepeated, type Idempotency, type RecordedDecision } from './record-decisions.js';

/** A request for a decision as it came, as far as it could be read. */
export interface AskedDecision {
  /** Null: it names none, which is one of `otherFaults`. */
  readonly scorecardId: string | null;
  /** A caller may name the version that is to decide; see `findDecidingPolicy` for which it may. */
  readonly version: number | null;
  /** As it came: this is where it is checked. Null: none came, which is one of `otherFaults`. */
  readonly application: unknown;
  /** The same key with the same request gets the same answer; null: every request is a new one. */
  readonly idempotencyKey: string | null;
  /** What is wrong with the rest of the request: then nothing is decided, and all faults are told together. */
  readonly otherFaults?: readonly Diagnostic[];
}

/** An application that is fit to be decided. */
export interface PreparedDecision {
  readonly policy: DecidingPolicy;
  readonly application: Application;
  readonly sent: unknown;
  readonly idempotency: Idempotency | null;
}

export type PolicyFinder = (scorecardId: string, version: number | null) => Promise<DecidingPolicy>;

/**
 * What is to be decided, or the answer that the same request got before.
 *
 * Of several faults the outermost gives the code: the shape of the request, then its scorecard, then the application;
 * the diagnostics are of all three. Facts are checked by the version that would decide: where a version was named that
 * does not, by the one in force; where none does, only the form of the application is looked at.
 * @throws AppError `invalid_request`, `not_found`, `no_version_in_force`, `version_not_in_force`,
 * `application_invalid`, `date_in_future`, `idempotency_conflict`
 */
export async function prepareDecision(
  deps: Deps,
  actor: Actor,
  asked: AskedDecision,
  findPolicy: PolicyFinder,
): Promise<PreparedDecision | RecordedDecision> {
  const { scorecardId, version, application: sent, idempotencyKey: key, otherFaults = [] } = asked;
  const idempotency =
    key === null ? null : { key, bodyDigest: digestOfJson({ scorecardId, version, application: sent }) };
  const before = await findRepeated(deps, actor, idempotency);
  if (before !== null) return before;

  const deciding = scorecardId === null ? null : await orFault(findPolicy(scorecardId, version));
  const fault = deciding instanceof AppError ? deciding : null;
  const instead = scorecardId !== null && version !== null && fault !== null;
  const found = instead ? await orFault(findPolicy(scorecardId, null)) : deciding;
  const policy = found instanceof AppError ? null : found;
  const today = policy?.today ?? (await companyDay(deps, deps.db, actor.companyId));
  const application = sent === null ? null : checkApplication(policy?.policy ?? null, sent, today);
  if (application?.ok === true && policy !== null && fault === null && otherFaults.length === 0) {
    return { policy, application: application.value, sent, idempotency };
  }
  const faults = application?.ok === false ? application.error : [];
  throw faultOfRequest(otherFaults, fault, faults, application === null || policy !== null);
}

/** What was asked for, or the fault of who asked; what is wrong with the server is thrown on. */
async function orFault<T>(answer: Promise<T>): Promise<T | AppError> {
  try {
    return await answer;
  } catch (error: unknown) {
    if (error instanceof AppError && error.status < 500) return error;
    throw error;
  }
}
