/** What travels over REST. The OpenAPI document is made from these. */
import {
  Application,
  capitalise,
  Decision,
  EXPLANATION_PARTS,
  Improvement,
  Outcome,
  PAGE_SIZE_TEXT,
  PaymentTerms,
  Rating,
  Reason,
  Resolved,
  SCORECARD_REFERENCE,
  TermsOffer,
  Text,
  VERSION_TEXT,
} from '@encours/engine';
import { z } from 'zod';
import { Problem, ProblemItem } from '../http/problem.js';
import { type FieldDefinition, type FieldType, fieldNamed } from '../imports/fields.js';
import { IMPORT_KINDS, ImportKind, KINDS } from '../imports/kinds.js';
import { Mapping, mappingOfJson } from '../imports/mapping.js';
import { REJECT_CODES } from '../imports/reasons.js';
import { ImportSummary } from '../imports/summarise-import.js';
import { CreateDatasetInput } from '../services/create-dataset.js';
import { DocumentId, FileName, nameShape, SearchText } from '../services/inputs.js';
import { Referral, Resolution, Signature } from '../services/resolution.js';

/** `trade-credit-standard` for the version in force, or `trade-credit-standard@2` for that one. */
export const ScorecardReference = z.string().regex(SCORECARD_REFERENCE).max(72);

/** Outer shape of a request; the application is checked by the scorecard that will decide it. */
export const DecisionRequest = z.strictObject({
  scorecard: ScorecardReference,
  application: z.record(z.string(), z.unknown()),
});

/** As documented: what a well-formed application looks like. */
const DocumentedDecisionRequest = z.strictObject({ scorecard: ScorecardReference, application: Application });

/** A line of a batch. */
export const BatchLine = DecisionRequest.partial({ scorecard: true }).extend({
  /** Comes back with the answer: the caller's own name for the line. */
  ref: z.string().max(200).nullable().default(null),
});

const DocumentedBatchLine = DocumentedDecisionRequest.partial({ scorecard: true }).extend({
  ref: z.string().max(200).nullable().default(null),
});

/** What is said of a decision where the whole would be too much. */
const BatchSummary = z.strictObject({
  id: z.string(),
  decidedAt: z.iso.datetime(),
  auditSequence: z.int(),
  outcome: Outcome,
  rating: Rating,
  score: z.int(),
  limitMinor: z.int().nullable(),
  requestedMinor: z.int(),
  currency: z.string(),
  authorityRole: z.string(),
});

export const RecordedDecision = z.strictObject({
  id: z.string(),
  decidedAt: z.iso.datetime(),
  /** Position in the audit log. */
  auditSequence: z.int(),
  /** The caller named the version that decided. */
  pinned: z.literal(true).optional(),
  decision: Decision,
});

export const BatchAnswer = z.strictObject({
  /** Number of the line that was sent, from 1; null: the batch ended here. */
  line: z.int().positive().nullable(),
  ref: z.string().nullable(),
  /** As for a single decision. */
  status: z.int(),
  summary: BatchSummary.optional(),
  /** With `answer=full`. */
  result: RecordedDecision.optional(),
  problem: Problem.optional(),
});

export const BatchQuery = z.strictObject({
  scorecard: ScorecardReference.optional(),
  answer: z.enum(['summary', 'full']).default('summary'),
});

export const Explanation = z.strictObject({
  id: z.string(),
  lang: z.enum(['fr', 'en']),
  /** In the order in which they are to be read. */
  paragraphs: z.array(
    z.strictObject({
      part: z.enum(EXPLANATION_PARTS),
      text: z.string(),
      items: z.array(z.string()),
    }),
  ),
});
export const LanguageQuery = z.strictObject({ lang: z.enum(['fr', 'en']).optional() });
export const RejectsQuery = LanguageQuery.extend({ format: z.enum(['csv', 'ndjson']).default('csv') });

export const Replay = z.strictObject({
  /** Is it the recorded decision, byte for byte? */
  identical: z.boolean(),
  recordedDigest: z.string(),
  replayedDigest: z.string(),
  /** Engine releases. */
  recordedBy: z.string(),
  replayedBy: z.string(),
  /** What is not the same, by JSON pointer into the decision; absent on a side that does not have it. */
  differences: z.array(z.strictObject({ pointer: z.string(), recorded: z.unknown(), replayed: z.unknown() })),
  decision: Decision,
});
export const ReplayQuery = z.strictObject({
  version: z.string().regex(VERSION_TEXT).transform(Number).optional(),
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
  scorecard: DocumentId.optional(),
  customer: SearchText.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(64).optional(),
  limit: z.string().regex(PAGE_SIZE_TEXT).transform(Number).optional(),
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

const DatasetSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(['ready', 'importing']),
  currency: z.string().nullable(),
  customers: z.int(),
  invoices: z.int(),
  firstDate: z.iso.date().nullable(),
  lastDate: z.iso.date().nullable(),
});
export const DatasetList = z.strictObject({ data: z.array(DatasetSummary) });
const DatasetCreated = z.strictObject({ id: z.string(), name: z.string() });

export const ImportQuery = z.strictObject({
  /** Of delimited files. */
  mapping: nameShape(100).optional(),
  /** Of records as JSON, with how to read them. */
  kind: ImportKind.optional(),
  currency: Mapping.shape.currency.unwrap().optional(),
  unknownCustomers: Mapping.shape.unknownCustomers.unwrap().optional(),
  earlyPayments: Mapping.shape.earlyPayments.unwrap().optional(),
  fileName: FileName.optional(),
});
const JSON_VALUES: Readonly<Record<FieldType, (field: FieldDefinition) => z.ZodType>> = {
  text: ({ maxLength }) => z.string().max(maxLength ?? 100),
  siren: () => z.string().max(100),
  choice: ({ choices }) => z.enum(Object.keys(choices ?? {})),
  date: () => z.iso.date(),
  amount: () => z.int(),
  number: () => z.number(),
  boolean: () => z.boolean(),
  value: () => z.union([z.number(), z.string().max(200), z.boolean()]),
};

/** A record of a kind as JSON: the documented form, the rows themselves are read by `imports`. */
function recordOf(kind: ImportKind): z.ZodType {
  const { columns } = mappingOfJson(kind);
  const { required } = KINDS[kind];
  const properties = Object.entries(columns).map(([name, property]) => {
    const field = fieldNamed(name);
    const value = JSON_VALUES[field.type](field).describe(field.label.en);
    return [property, required.includes(name) ? value : value.nullable().optional()];
  });
  return z.strictObject(Object.fromEntries(properties) as Record<string, z.ZodType>);
}

const ImportStarted = z.strictObject({ id: z.string() });
const ImportedReject = z.strictObject({
  line: z.int().positive(),
  /** Null: the whole line. */
  field: z.string().nullable(),
  value: z.string(),
  code: z.enum(REJECT_CODES),
  reason: z.string(),
});
const Import = z.strictObject({
  id: z.string(),
  dataset: z.string(),
  kind: z.string(),
  fileName: z.string(),
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  /** 0…1. */
  progress: z.number(),
  /** Rows read so far; null: none yet. */
  counts: z.strictObject({ rows: z.int().nonnegative(), rejected: z.int().nonnegative() }).nullable(),
  /** What was taken and refused; null until the file has been read to its end. */
  summary: ImportSummary.nullable(),
  error: z.strictObject({ code: z.string(), message: Text }).nullable(),
  /** Where the rows that were refused are; null until the file has been read to its end. */
  rejects: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const Health = z.strictObject({ status: z.string() });

/** Schemas that have a name in the OpenAPI document; others are written out where they are used. */
export const named = z.registry<{ id: string; description: string }>();
const NAMED: Readonly<Record<string, readonly [z.ZodType, string]>> = {
  Application: [
    Application,
    'What is decided upon: the facts known about one customer at one date, and what is asked for.',
  ],
  BatchAnswer: [BatchAnswer, 'What became of one line: a summary, the whole result, or a problem.'],
  BatchLine: [DocumentedBatchLine, 'One application; `scorecard` may be left out when the address names it.'],
  BatchSummary: [BatchSummary, 'The gist of a recorded decision; GET /v1/decisions/{id} gives the whole.'],
  DatasetCreated: [DatasetCreated, 'The dataset of that name, to import into.'],
  DatasetList: [DatasetList, 'All datasets of the company.'],
  DatasetRequest: [CreateDatasetInput, 'What the dataset is to be called; a company has one of each name.'],
  DatasetSummary: [DatasetSummary, 'A dataset: records of the past, which backtests decide upon.'],
  Decision: [Decision, 'The decision with its reasons, its full trace, and the receipt by which it can be replayed.'],
  DecisionList: [DecisionList, 'One page of recorded decisions, newest first.'],
  DecisionRequest: [DocumentedDecisionRequest, 'An application, and the scorecard that is to decide it.'],
  DecisionSummary: [DecisionSummary, 'A recorded decision as lists show it.'],
  Explanation: [Explanation, 'A decision in sentences, for the people who work with it.'],
  Health: [Health, 'State of the server.'],
  Import: [Import, 'A file that is read into a dataset; its rows count once it has succeeded, all at once.'],
  ImportStarted: [ImportStarted, 'Where to follow an import: GET /v1/imports/{id}.'],
  ImportSummary: [ImportSummary, 'What an import took from its file and what it refused.'],
  ImportedReject: [ImportedReject, 'A row that was refused: where, what stood there, and why.'],
  Improvement: [Improvement, 'One way to the next better rating.'],
  Outcome: [Outcome, 'What the machine decided; `refer` asks a person.'],
  PaymentTerms: [PaymentTerms, 'When an invoice falls due.'],
  Problem: [Problem, 'A fault, as RFC 9457 describes it. `code` is stable; docs/errors.md lists all codes.'],
  ProblemItem: [ProblemItem, 'One value at fault; `pointer` is a JSON pointer into the body that was sent.'],
  Rating: [Rating, '1 = very low risk … 5 = very high risk.'],
  Reason: [Reason, 'Why, in words: fired rules first, then what cost most points.'],
  RecordedDecision: [RecordedDecision, 'A decision and where it is recorded.'],
  Replay: [Replay, 'What the recorded application gives today, beside what was recorded.'],
  Referral: [Referral, 'What people made of a decision: signatures, and how it was settled.'],
  Resolution: [Resolution, 'How a decision was settled by people, beside what the machine had said.'],
  Resolved: [Resolved, 'A value, a named class, or one of the ways of being absent.'],
  ScorecardList: [ScorecardList, 'All scorecards of the company.'],
  ScorecardReference: [
    ScorecardReference,
    'Id of a scorecard, decided by the version in force; with `@version` by that one, which must be in force, or, for keys with the scope `decisions:pin`, have been.',
  ],
  ScorecardSummary: [ScorecardSummary, 'A scorecard and the version that decides today.'],
  Signature: [Signature, 'What one person signed, by whose authority and why.'],
  TermsOffer: [TermsOffer, 'Payment terms that are offered, a share paid before delivery, and a guarantee.'],
  Text: [Text, 'The same text in French and in English.'],
};
for (const [id, [schema, description]] of Object.entries(NAMED)) named.add(schema, { id, description });

/** The name of the schema of a kind of records: `InvoicesRecord`. */
export function recordSchemaName(kind: ImportKind): string {
  return `${capitalise(kind)}Record`;
}
for (const kind of IMPORT_KINDS) {
  named.add(recordOf(kind), { id: recordSchemaName(kind), description: KINDS[kind].row.en });
}
