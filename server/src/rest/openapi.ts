/** The OpenAPI 3.1 description of the REST routes, made from the schemas that the routes use. */
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../error-catalogue.js';
import { typeOf } from '../http/problem.js';
import { IMPORT_KINDS } from '../imports/kinds.js';
import { VERSION } from '../version.js';
import { NDJSON_TYPE } from './ndjson.js';
import { FILE_TYPES } from './read-body.js';
import { DecisionListQuery, named, recordSchemaName } from './schemas.js';

const reference = (id: string) => ({ $ref: `#/components/schemas/${id}` });
const json = (id: string) => ({ 'application/json': { schema: reference(id) } });

/** Faults that every route with a key may answer. */
const COMMON: readonly ErrorCode[] = [
  'invalid_request',
  'invalid_api_key',
  'forbidden',
  'method_not_allowed',
  'internal',
  'busy',
];

/** Responses by status for the given faults: several codes may share one status. */
function problems(codes: readonly ErrorCode[]): Record<string, unknown> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, shared]) => [
      String(status),
      {
        description: shared.map((code) => `\`${code}\`: ${ERRORS[code].title.en}`).join('\n\n'),
        content: { 'application/problem+json': { schema: reference('Problem'), examples: examplesOf(shared) } },
      },
    ]),
  );
}

function examplesOf(codes: readonly ErrorCode[]): Record<string, unknown> {
  return Object.fromEntries(
    codes.map((code) => [
      code,
      {
        value: {
          type: typeOf(code),
          title: ERRORS[code].title.en,
          status: ERRORS[code].status,
          detail: ERRORS[code].title.en,
          code,
          param: null,
          errors: [],
          requestId: 'req_…',
        },
      },
    ]),
  );
}

const REQUEST_ID = {
  'X-Request-Id': { description: 'To quote to the administrator.', schema: { type: 'string' } },
};

const DECISION_EXAMPLE = {
  scorecard: 'trade-credit-standard',
  application: {
    date: '2026-11-20',
    customer: { id: 'C-1042', name: 'Ateliers du Rhône' },
    request: { amountMinor: 2_500_000, exposureMinor: 1_000_000, terms: { kind: 'net', days: 30 } },
    facts: {
      'registry.naturalPerson': false,
      'fin.equity': { value: 48_000_000, asOf: '2025-12-31', knownAt: '2026-06-30', source: 'INPI' },
    },
  },
};

/** Classes of Unicode are not known to every reader of JSON Schema; what is refused by them says so in words. */
function withoutUnicode({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.pattern?.includes('\\p{') !== true) return;
  delete jsonSchema.pattern;
  jsonSchema.minLength = 1;
}

function listParameters() {
  const { properties = {} } = z.toJSONSchema(DecisionListQuery, {
    io: 'input',
    metadata: named,
    reused: 'inline',
    override: withoutUnicode,
  });
  const descriptions: Record<string, string> = {
    outcome: 'Only decisions with this outcome.',
    scorecard: 'Only decisions by this scorecard.',
    customer:
      'Part of the customer’s id or name; letter case and accents do not matter. Not blank, nothing invisible in it.',
    from: 'First day, where the company is; from 1900 on.',
    to: 'Last day, included; until 2099.',
    cursor: '`nextCursor` of the page before.',
    limit: 'Rows on a page, 50 unless told, 200 at most.',
  };
  return Object.keys(properties).map((name) => ({
    name,
    in: 'query',
    required: false,
    description: descriptions[name],
    schema: name === 'outcome' ? reference('Outcome') : name === 'limit' ? LIMIT_SCHEMA : properties[name],
  }));
}

const LIMIT_SCHEMA = { type: 'integer', minimum: 1, maximum: 200, default: 50 };

function componentSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(named, {
    target: 'draft-2020-12',
    // What a caller may send leaves out what has a default; what we answer is the same either way.
    io: 'input',
    override: withoutUnicode,
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $schema: _schema, $id: _id, ...rest } = schema;
      return [id, rest];
    }),
  );
}

/** The whole document. The same for every server of this version: the address is left to the client. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Encours',
      version: VERSION,
      summary: 'Trade-credit decisions for other applications.',
      description: [
        'Send an application, get a decision with its reasons, and find it again later, byte for byte.',
        'Amounts are integer numbers of minor units (cents) of the scorecard’s currency; days are `YYYY-MM-DD`; instants are ISO 8601 in UTC.',
        'Faults are RFC 9457 problem documents, in French or English by `Accept-Language`; `code` is stable, texts are not.',
      ].join('\n\n'),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: {
      '/v1/decisions': {
        post: {
          operationId: 'decide',
          summary: 'Decide an application',
          description:
            'Decides by the version in force today, or by the one that is named, and records the decision with its row in the audit log. Needs the scope `decisions:write`.',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description:
                'The same key with the same request gets the same answer (status 200), so a request may be sent again safely.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: reference('DecisionRequest'), example: DECISION_EXAMPLE } },
          },
          responses: {
            '201': {
              description: 'Decided and recorded.',
              headers: { ...REQUEST_ID, Location: { description: 'Where it is kept.', schema: { type: 'string' } } },
              content: json('RecordedDecision'),
            },
            '200': {
              description: 'This very request was answered before: the answer that it got.',
              headers: REQUEST_ID,
              content: json('RecordedDecision'),
            },
            ...problems([
              'invalid_json',
              ...COMMON,
              'not_found',
              'no_version_in_force',
              'version_not_in_force',
              'idempotency_conflict',
              'request_timeout',
              'body_too_large',
              'unsupported_media_type',
              'application_invalid',
              'date_in_future',
              'scorecard_invalid',
              'storage_full',
            ]),
          },
        },
        get: {
          operationId: 'listDecisions',
          summary: 'List decisions',
          description: 'Newest first. Needs the scope `decisions:read`.',
          parameters: listParameters(),
          responses: {
            '200': { description: 'One page.', headers: REQUEST_ID, content: json('DecisionList') },
            ...problems([...COMMON, 'invalid_cursor', 'period_reversed']),
          },
        },
      },
      '/v1/decisions/batch': {
        post: {
          operationId: 'decideMany',
          summary: 'Decide many applications',
          description:
            'One application on each line (NDJSON), one answer for each, in the same order, while the batch is still being sent: read answers while you write. An answer is given once its decision is on disk. A line at fault does not stop the others. A line has 256 KiB at most; a batch 100,000 lines and 512 MiB. Needs the scope `decisions:write`.',
          parameters: [
            {
              name: 'scorecard',
              in: 'query',
              required: false,
              description: 'Decides the lines that name none.',
              schema: reference('ScorecardReference'),
            },
            {
              name: 'answer',
              in: 'query',
              required: false,
              description: 'The gist of each decision, or the whole.',
              schema: { type: 'string', enum: ['summary', 'full'], default: 'summary' },
            },
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description: 'A batch that is sent again with the same key records no line twice.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/x-ndjson': { schema: reference('BatchLine') } },
          },
          responses: {
            '200': {
              description: 'Answers, one on each line. What ended a batch early is its last line, with `line` null.',
              headers: REQUEST_ID,
              content: { 'application/x-ndjson': { schema: reference('BatchAnswer') } },
            },
            ...problems([...COMMON, 'request_timeout', 'unsupported_media_type']),
          },
        },
      },
      '/v1/decisions/{id}/explanation': {
        get: {
          operationId: 'explainDecision',
          summary: 'Explain a decision',
          description: 'In sentences, in French or English. Needs the scope `decisions:read`.',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            {
              name: 'lang',
              in: 'query',
              required: false,
              description: 'Unless told, the language that Accept-Language prefers.',
              schema: { type: 'string', enum: ['fr', 'en'] },
            },
          ],
          responses: {
            '200': { description: 'The explanation.', headers: REQUEST_ID, content: json('Explanation') },
            ...problems([...COMMON, 'not_found']),
          },
        },
      },
      '/v1/decisions/{id}/resolution': {
        get: {
          operationId: 'getResolution',
          summary: 'What people made of a decision',
          description:
            'The signatures that a referred or overridden decision has, and how it was settled. The decision itself stays as the machine gave it. Needs the scope `decisions:read`.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            '200': { description: 'Its state.', headers: REQUEST_ID, content: json('Referral') },
            ...problems([...COMMON, 'not_found']),
          },
        },
      },
      '/v1/decisions/{id}/replay': {
        get: {
          operationId: 'replayDecision',
          summary: 'Decide again what was decided',
          description:
            'Decides the recorded application once more and compares byte by byte; by another version of the same scorecard when one is named, to see what it would change. Nothing is recorded. Needs the scope `decisions:read`.',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            {
              name: 'version',
              in: 'query',
              required: false,
              description: 'Unless told, the version that decided.',
              schema: { type: 'integer', minimum: 1 },
            },
          ],
          responses: {
            '200': { description: 'The comparison.', headers: REQUEST_ID, content: json('Replay') },
            ...problems([...COMMON, 'not_found', 'application_invalid', 'scorecard_invalid']),
          },
        },
      },
      '/v1/decisions/{id}': {
        get: {
          operationId: 'getDecision',
          summary: 'Get a decision',
          description: 'The recorded answer, byte for byte. Needs the scope `decisions:read`.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            '200': { description: 'The decision.', headers: REQUEST_ID, content: json('RecordedDecision') },
            ...problems([...COMMON, 'not_found']),
          },
        },
      },
      '/v1/datasets': {
        post: {
          operationId: 'createDataset',
          summary: 'Make a dataset',
          description:
            'With nothing in it yet, to import into. Its name, whatever its letter case, is what makes it the same: sent again, the request gives the dataset that there is, and needs no Idempotency-Key. A name is kept composed (NFC) and with single blanks; one with control characters, direction marks or invisible characters is refused. Needs the scope `datasets:write`.',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: reference('DatasetRequest'), example: { name: 'ERP' } } },
          },
          responses: {
            '201': { description: 'Made.', headers: REQUEST_ID, content: json('DatasetCreated') },
            '200': {
              description: 'There is a dataset of that name: this one.',
              headers: REQUEST_ID,
              content: json('DatasetCreated'),
            },
            ...problems([
              'invalid_json',
              ...COMMON,
              'request_timeout',
              'body_too_large',
              'unsupported_media_type',
              'storage_full',
            ]),
          },
        },
        get: {
          operationId: 'listDatasets',
          summary: 'List datasets',
          description: 'The latest change first. Needs the scope `datasets:read`.',
          responses: {
            '200': { description: 'All datasets.', headers: REQUEST_ID, content: json('DatasetList') },
            ...problems(COMMON),
          },
        },
      },
      '/v1/datasets/{id}/imports': {
        post: {
          operationId: 'importRecords',
          summary: 'Import records into a dataset',
          description:
            'A delimited file, read by a mapping that was saved in the console, or records as NDJSON, one JSON object on each line, whose properties are called as the fields; plain or gzip, 512 MiB at most. The same file sent again with the same choices is not read twice: the answer, 200, names the earlier import. Needs the scope `datasets:write`.',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            {
              name: 'mapping',
              in: 'query',
              required: false,
              description: 'Of a delimited file: name of a saved mapping; it says which kind of records these are.',
              schema: { type: 'string', minLength: 1, maxLength: 100 },
            },
            {
              name: 'kind',
              in: 'query',
              required: false,
              description: 'Of NDJSON, in place of a mapping: which kind of records these are.',
              schema: { type: 'string', enum: IMPORT_KINDS },
            },
            {
              name: 'currency',
              in: 'query',
              required: false,
              description: 'With `kind`: ISO 4217, of records that do not state theirs.',
              schema: { type: 'string', pattern: '^[A-Z]{3}$' },
            },
            {
              name: 'unknownCustomers',
              in: 'query',
              required: false,
              description: 'With `kind`: whether records may speak of customers that the dataset does not have.',
              schema: { type: 'string', enum: ['create', 'reject'], default: 'create' },
            },
            {
              name: 'earlyPayments',
              in: 'query',
              required: false,
              description: 'With `kind`: whether a payment may be dated before its invoice.',
              schema: { type: 'string', enum: ['accept', 'reject'], default: 'accept' },
            },
            {
              name: 'fileName',
              in: 'query',
              required: false,
              description: 'What people see in the list of imports.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: {
            required: true,
            content: {
              ...Object.fromEntries(FILE_TYPES.map((type) => [type, { schema: { type: 'string' } }])),
              [NDJSON_TYPE]: { schema: { anyOf: IMPORT_KINDS.map((kind) => reference(recordSchemaName(kind))) } },
            },
          },
          responses: {
            '202': {
              description: 'The import has started.',
              headers: { ...REQUEST_ID, Location: { description: 'Where to follow it.', schema: { type: 'string' } } },
              content: json('ImportStarted'),
            },
            '200': {
              description: 'This very file was sent before: its import.',
              headers: REQUEST_ID,
              content: json('ImportStarted'),
            },
            ...problems([
              ...COMMON,
              'not_found',
              'request_timeout',
              'dataset_busy',
              'file_too_large',
              'unsupported_media_type',
              'file_unreadable',
              'mapping_invalid',
              'mapping_incomplete',
              'storage_full',
            ]),
          },
        },
      },
      '/v1/imports/{id}': {
        get: {
          operationId: 'getImport',
          summary: 'Follow an import',
          description: 'How far it is, what it took, why it failed. Needs the scope `datasets:read`.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            '200': { description: 'Its state.', headers: REQUEST_ID, content: json('Import') },
            ...problems([...COMMON, 'not_found']),
          },
        },
      },
      '/v1/imports/{id}/rejects': {
        get: {
          operationId: 'listRejects',
          summary: 'Rows that an import refused',
          description:
            'Line, column, value, code and reason, as CSV or NDJSON; 100,000 rows at most. Needs the scope `datasets:read`.',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            {
              name: 'lang',
              in: 'query',
              required: false,
              description: 'Unless told, the language that Accept-Language prefers.',
              schema: { type: 'string', enum: ['fr', 'en'] },
            },
            {
              name: 'format',
              in: 'query',
              required: false,
              description: 'A file for people, or one for programs.',
              schema: { type: 'string', enum: ['csv', 'ndjson'], default: 'csv' },
            },
          ],
          responses: {
            '200': {
              description: 'One line for each refused row; of CSV below the headers.',
              headers: REQUEST_ID,
              content: {
                'text/csv': { schema: { type: 'string' } },
                [NDJSON_TYPE]: { schema: reference('ImportedReject') },
              },
            },
            ...problems([...COMMON, 'not_found']),
          },
        },
      },
      '/v1/scorecards': {
        get: {
          operationId: 'listScorecards',
          summary: 'List scorecards',
          description: 'With the version that decides today. Needs the scope `scorecards:read`.',
          responses: {
            '200': { description: 'All scorecards.', headers: REQUEST_ID, content: json('ScorecardList') },
            ...problems(COMMON),
          },
        },
      },
      '/healthz': {
        get: {
          operationId: 'health',
          summary: 'Is the process alive?',
          security: [],
          responses: { '200': { description: 'It answers.', content: json('Health') } },
        },
      },
      '/readyz': {
        get: {
          operationId: 'readiness',
          summary: 'Can it work?',
          security: [],
          responses: {
            '200': { description: 'It reaches its database.', content: json('Health') },
            '503': { description: 'It does not.', content: json('Health') },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key (`enc_…`) that an administrator makes in the console.',
        },
      },
      schemas: componentSchemas(),
    },
  };
}
