/** What travels over REST. The OpenAPI document is made from these. */
import {
  Application,
  Decision,
  Improvement,
  Outcome,
  PaymentTerms,
  Rating,
  Reason,
  Resolved,
  TermsOffer,
  Text,
} from '@encours/engine';
import { z } from 'zod';
import { Problem, ProblemItem } from '../http/problem.js';

/** `trade-credit-standard`, or `trade-credit-standard@2` to be told when version 2 is not the one in force. */
const ScorecardReference = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*(@[1-9][0-9]{0,5})?$/u)
  .max(72);

/** Outer shape of a request; the application is checked by the scorecard that will decide it. */
export const DecisionRequest = z.strictObject({
  scorecard: ScorecardReference,
  application: z.record(z.string(), z.unknown()),
});

/** As documented: what a well-formed application looks like. */
const DocumentedDecisionRequest = z.strictObject({ scorecard: ScorecardReference, application: Application });

export const RecordedDecision = z.strictObject({
  id: z.string(),
  decidedAt: z.iso.datetime(),
  /** Position in the audit log. */
  auditSequence: z.int(),
  decision: Decision,
});

const DecisionSummary = z.strictObject({
  decisionId: z.string(),
  decidedAt: z.iso.datetime(),
  auditSequence: z.int(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  scorecardId: z.string(),
  version: z.int(),
  outcome: Outcome,
  rating: z.int(),
  score: z.int(),
  limitMinor: z.int().nullable(),
  requestedMinor: z.int(),
  currency: z.string(),
  authorityRole: z.string(),
  actor: z.strictObject({ kind: z.enum(['user', 'api_key', 'system']), id: z.string(), name: z.string() }),
});

export const DecisionList = z.strictObject({
  data: z.array(DecisionSummary),
  hasMore: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Query of a list; everything in a query is text. */
export const DecisionListQuery = z.strictObject({
  outcome: Outcome.optional(),
  scorecard: z.string().max(64).optional(),
  customer: z.string().max(300).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(64).optional(),
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/u)
    .transform(Number)
    .pipe(z.int().max(200))
    .optional(),
});

const ScorecardSummary = z.strictObject({
  id: z.string(),
  name: Text,
  segment: z.string(),
  currency: z.string(),
  /** The version that decides today; null: none does. */
  inForce: z.strictObject({ version: z.int(), digest: z.string(), effectiveFrom: z.iso.date() }).nullable(),
});
export const ScorecardList = z.strictObject({ data: z.array(ScorecardSummary) });

export const Health = z.strictObject({ status: z.string() });

/** Schemas that have a name in the OpenAPI document; others are written out where they are used. */
export const named = z.registry<{ id: string; description: string }>();
const NAMED: Readonly<Record<string, readonly [z.ZodType, string]>> = {
  Application: [
    Application,
    'What is decided upon: the facts known about one customer at one date, and what is asked for.',
  ],
  Decision: [Decision, 'The decision with its reasons, its full trace, and the receipt by which it can be replayed.'],
  DecisionList: [DecisionList, 'One page of recorded decisions, newest first.'],
  DecisionRequest: [DocumentedDecisionRequest, 'An application, and the scorecard that is to decide it.'],
  DecisionSummary: [DecisionSummary, 'A recorded decision as lists show it.'],
  Health: [Health, 'State of the server.'],
  Improvement: [Improvement, 'One way to the next better rating.'],
  Outcome: [Outcome, 'What the machine decided; `refer` asks a person.'],
  PaymentTerms: [PaymentTerms, 'When an invoice falls due.'],
  Problem: [Problem, 'A fault, as RFC 9457 describes it. `code` is stable; docs/errors.md lists all codes.'],
  ProblemItem: [ProblemItem, 'One value at fault; `pointer` is a JSON pointer into the body that was sent.'],
  Rating: [Rating, '1 = very low risk … 5 = very high risk.'],
  Reason: [Reason, 'Why, in words: fired rules first, then what cost most points.'],
  RecordedDecision: [RecordedDecision, 'A decision and where it is recorded.'],
  Resolved: [Resolved, 'A value, a named class, or one of the ways of being absent.'],
  ScorecardList: [ScorecardList, 'All scorecards of the company.'],
  ScorecardReference: [
    ScorecardReference,
    'Id of a scorecard, decided by the version in force; with `@version` the request fails unless it is that one.',
  ],
  ScorecardSummary: [ScorecardSummary, 'A scorecard and the version that decides today.'],
  TermsOffer: [TermsOffer, 'Payment terms that are offered, a share paid before delivery, and a guarantee.'],
  Text: [Text, 'The same text in French and in English.'],
};
for (const [id, [schema, description]] of Object.entries(NAMED)) named.add(schema, { id, description });
