/** The REST routes for other applications, version 1: what they take, what they answer, and the service behind. */
import { Readable } from 'node:stream';
import { readShape, type Text } from '@encours/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { preferredLocale } from '../http/problem.js';
import { mappingOfJson } from '../imports/mapping.js';
import { CreateDatasetInput, createDataset } from '../services/create-dataset.js';
import { decideApplication } from '../services/decide-application.js';
import { downloadRejects } from '../services/download-rejects.js';
import { explainDecision } from '../services/explain-decision.js';
import { followImport } from '../services/follow-import.js';
import { getDecisionBody } from '../services/get-decision.js';
import { importRecords } from '../services/import-records.js';
import { listDatasets } from '../services/list-datasets.js';
import { findListFaults, listDecisions } from '../services/list-decisions.js';
import { listScorecards } from '../services/list-scorecards.js';
import { getReferral } from '../services/referral.js';
import { replayDecision } from '../services/replay-decision.js';
import { type Call, keyed, NoQuery, open, route } from './endpoint.js';
import { NDJSON_TYPE } from './ndjson.js';
import { openApiDocument } from './openapi.js';
import { postBatch } from './post-batch.js';
import { FILE_TYPES, mediaTypeOf, readJson, registerJsonBody } from './read-body.js';
import { readRequest, splitReference } from './read-request.js';
import {
  BatchQuery,
  DecisionListQuery,
  DecisionRequest,
  ImportQuery,
  LanguageQuery,
  RejectsQuery,
  ReplayQuery,
} from './schemas.js';

const JSON_TYPE = 'application/json; charset=utf-8';

export async function registerRest(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(
    async (scope) => {
      registerJsonBody(scope);
      scope.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store');
        requirePlainBody(request);
        requireUtf8(request);
      });
      const documentText = JSON.stringify(openApiDocument());
      route(scope, '/openapi.json', {
        GET: open((reply) => reply.header('cache-control', 'no-cache').type(JSON_TYPE).send(documentText)),
      });
      route(scope, '/decisions', {
        POST: keyed(deps, NoQuery, (call) => postDecision(deps, call)),
        GET: keyed(deps, DecisionListQuery, (call) => getDecisions(deps, call), findListFaults),
      });
      route(scope, '/decisions/batch', { POST: keyed(deps, BatchQuery, (call) => postDecisions(deps, call)) });
      route(scope, '/decisions/:id/resolution', { GET: keyed(deps, NoQuery, (call) => getResolution(deps, call)) });
      route(scope, '/decisions/:id/explanation', {
        GET: keyed(deps, LanguageQuery, (call) => getExplanation(deps, call)),
      });
      route(scope, '/decisions/:id/replay', { GET: keyed(deps, ReplayQuery, (call) => getReplay(deps, call)) });
      route(scope, '/decisions/:id', { GET: keyed(deps, NoQuery, (call) => getOneDecision(deps, call)) });
      route(scope, '/datasets', {
        POST: keyed(deps, NoQuery, (call) => postDataset(deps, call)),
        GET: keyed(deps, NoQuery, (call) => getDatasets(deps, call)),
      });
      route(scope, '/datasets/:id/imports', { POST: keyed(deps, ImportQuery, (call) => postImport(deps, call)) });
      route(scope, '/imports/:id/rejects', { GET: keyed(deps, RejectsQuery, (call) => getRejects(deps, call)) });
      route(scope, '/imports/:id', { GET: keyed(deps, NoQuery, (call) => getImport(deps, call)) });
      route(scope, '/scorecards', { GET: keyed(deps, NoQuery, (call) => getScorecards(deps, call)) });
    },
    { prefix: '/v1' },
  );
}

/** A compressed body would only be told to be no JSON, or each line of a batch to be none. */
function requirePlainBody({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() === 'identity') return;
  throw new AppError('unsupported_media_type', {
    param: 'Content-Encoding',
    detail: {
      fr: 'Le corps est compressé. Envoyez-le tel quel, sans Content-Encoding.',
      en: 'The body is compressed. Send it as it is, without Content-Encoding.',
    },
  });
}

/** JSON is UTF-8 (RFC 8259 §8.1); what says that it is something else would only be told to be no JSON. */
function requireUtf8(request: FastifyRequest): void {
  // How a file is written is found by looking.
  if (!mediaTypeOf(request).endsWith('json')) return;
  const { headers } = request;
  const charset =
    /;\s*charset\s*=\s*"?(?<name>[^\s;"]*)/iu.exec(headers['content-type'] ?? '')?.groups?.name ?? 'utf-8';
  if (/^(utf-?8|us-ascii)$/iu.test(charset)) return;
  throw new AppError('unsupported_media_type', {
    param: 'Content-Type',
    detail: {
      fr: 'Le corps est annoncé dans un autre codage. Envoyez-le en UTF-8.',
      en: 'The body is said to be in another encoding. Send it in UTF-8.',
    },
  });
}

async function postDecision(deps: Deps, { actor, request, reply }: Call): Promise<FastifyReply> {
  const idempotencyKey = readIdempotencyKey(request);
  const { scorecard, application, faults } = readRequest(readJson(request.body), DecisionRequest);
  const recorded = await decideApplication(deps, actor, {
    ...splitReference(scorecard),
    application,
    idempotencyKey,
    requestId: request.id,
    otherFaults: faults,
  });
  if (!recorded.created) reply.header('idempotent-replayed', 'true');
  return reply
    .status(recorded.created ? 201 : 200)
    .header('location', `/v1/decisions/${recorded.id}`)
    .type(JSON_TYPE)
    .send(recorded.body);
}

async function postDecisions(
  deps: Deps,
  { actor, request, reply, query }: Call<typeof BatchQuery>,
): Promise<FastifyReply> {
  requirePermission(actor, 'decisions:write');
  const idempotencyKey = readIdempotencyKey(request);
  return postBatch(deps, actor, request, reply, query, idempotencyKey);
}

async function getResolution(deps: Deps, { actor, request, reply }: Call): Promise<FastifyReply> {
  return reply.send(await namingDecision(request, (decisionId) => getReferral(deps, actor, { decisionId })));
}

async function getExplanation(
  deps: Deps,
  { actor, request, reply, query }: Call<typeof LanguageQuery>,
): Promise<FastifyReply> {
  const lang = query.lang ?? preferredLocale(request.headers['accept-language']);
  const explanation = await namingDecision(request, (decisionId) => explainDecision(deps, actor, { decisionId, lang }));
  return reply.header('content-language', lang).header('vary', 'Accept-Language').send(explanation);
}

async function getReplay(
  deps: Deps,
  { actor, request, reply, query }: Call<typeof ReplayQuery>,
): Promise<FastifyReply> {
  const version = query.version ?? null;
  return reply.send(
    await namingDecision(request, (decisionId) => replayDecision(deps, actor, { decisionId, version })),
  );
}

async function getOneDecision(deps: Deps, { actor, request, reply }: Call): Promise<FastifyReply> {
  const body = await namingDecision(request, (decisionId) => getDecisionBody(deps, actor, { decisionId }));
  return reply.type(JSON_TYPE).send(body);
}

async function getDecisions(
  deps: Deps,
  { actor, reply, query }: Call<typeof DecisionListQuery>,
): Promise<FastifyReply> {
  const { outcome, scorecard, customer, from, to, cursor, limit } = query;
  const { rows, nextCursor } = await listDecisions(deps, actor, {
    outcome: outcome ?? null,
    rating: null,
    scorecardId: scorecard ?? null,
    version: null,
    customer: customer ?? null,
    from: from ?? null,
    to: to ?? null,
    cursor: cursor ?? null,
    limit: limit ?? 50,
  });
  return reply.send({ data: rows, hasMore: nextCursor !== null, nextCursor });
}

async function getScorecards(deps: Deps, { actor, reply }: Call): Promise<FastifyReply> {
  const scorecards = await listScorecards(deps, actor);
  return reply.send({
    data: scorecards.map(({ id, name, segment, currency, inForce }) => ({
      id,
      name,
      segment,
      currency,
      inForce:
        inForce === null
          ? null
          : { version: inForce.version, digest: inForce.digest, effectiveFrom: inForce.effectiveFrom },
    })),
  });
}

async function getDatasets(deps: Deps, { actor, reply }: Call): Promise<FastifyReply> {
  const datasets = await listDatasets(deps, actor);
  return reply.send({
    data: datasets.map(({ datasetId, name, status, currency, customers, invoices, firstDate, lastDate }) => ({
      id: datasetId,
      name,
      status,
      currency,
      customers,
      invoices,
      firstDate,
      lastDate,
    })),
  });
}

async function postDataset(deps: Deps, { actor, request, reply }: Call): Promise<FastifyReply> {
  const asked = readShape(CreateDatasetInput, readJson(request.body));
  if (!asked.ok) throw new AppError('invalid_request', { diagnostics: asked.error });
  const { datasetId, name, created } = await createDataset(deps, actor, asked.value);
  if (!created) reply.header('idempotent-replayed', 'true');
  return reply.status(created ? 201 : 200).send({ id: datasetId, name });
}

async function postImport(
  deps: Deps,
  { actor, request, reply, query }: Call<typeof ImportQuery>,
): Promise<FastifyReply> {
  requirePermission(actor, 'datasets:write');
  const types = [...FILE_TYPES, NDJSON_TYPE];
  const { body } = request;
  if (!types.some((type) => type === mediaTypeOf(request)) || !(body instanceof Readable)) {
    throw new AppError('unsupported_media_type', {
      param: 'Content-Type',
      detail: { fr: `Ici, ${types.join(', ')}.`, en: `Here, ${types.join(', ')}.` },
    });
  }
  const { mapping, kind, fileName, ...choices } = query;
  const type = mediaTypeOf(request);
  if (mapping === undefined && kind === undefined) throw howToRead(type === NDJSON_TYPE ? 'kind' : 'mapping');
  if (mapping !== undefined && (kind !== undefined || type === NDJSON_TYPE)) throw howToRead('mapping');
  if (kind !== undefined && type === 'text/csv') throw howToRead('kind');
  const [choice] = Object.keys(choices);
  if (kind === undefined && choice !== undefined) throw howToRead(choice);
  const { importId, created } = await naming(
    importRecords(deps, actor, {
      datasetId: readId(request.params),
      mapping: kind === undefined ? (mapping ?? '') : mappingOfJson(kind, choices),
      fileName: fileName ?? (kind === undefined ? 'api.csv' : 'api.ndjson'),
      content: body,
    }),
    {
      fr: 'Aucun jeu de données n’a cet identifiant. GET /v1/datasets donne ceux de l’entreprise.',
      en: 'No dataset has this id. GET /v1/datasets lists those of the company.',
    },
  );
  if (!created) reply.header('idempotent-replayed', 'true');
  return reply
    .status(created ? 202 : 200)
    .header('location', `/v1/imports/${importId}`)
    .send({ id: importId });
}

/** @param param the parameter that is missing, or does not go with the others or with the type of the body */
function howToRead(param: string): AppError {
  const detail = {
    fr: `Le paramètre « ${param} » manque ou ne va pas ici, et rien n’a été importé. Un fichier délimité se lit par « ?mapping= », et rien d’autre ; du NDJSON par « ?kind= » et, au besoin, « currency », « unknownCustomers » et « earlyPayments ».`,
    en: `The parameter “${param}” is missing or does not go here, and nothing was imported. A delimited file is read by “?mapping=” and nothing else; NDJSON by “?kind=” and, if need be, “currency”, “unknownCustomers” and “earlyPayments”.`,
  };
  return new AppError('invalid_request', { param, detail });
}

async function getImport(deps: Deps, { actor, request, reply }: Call): Promise<FastifyReply> {
  return reply.send(await namingImport(followImport(deps, actor, { importId: readId(request.params) })));
}

async function getRejects(
  deps: Deps,
  { actor, request, reply, query }: Call<typeof RejectsQuery>,
): Promise<FastifyReply> {
  const { lang, format } = query;
  const locale = lang ?? preferredLocale(request.headers['accept-language']);
  const importId = readId(request.params);
  const { dataset: datasetId } = await namingImport(followImport(deps, actor, { importId }));
  const { lines } = await downloadRejects(deps, actor, { datasetId, importId, locale, format });
  const isJson = format === 'ndjson';
  return reply
    .header('content-language', locale)
    .header('vary', 'Accept-Language')
    .type(isJson ? NDJSON_TYPE : 'text/csv; charset=utf-8')
    .send([...lines, ''].join(isJson ? '\n' : '\r\n'));
}

/** Answers about the decision that the address names. */
function namingDecision<T>(request: FastifyRequest, answer: (decisionId: string) => Promise<T>): Promise<T> {
  const decisionId = readId(request.params);
  const shown = decisionId.slice(0, 64);
  return naming(answer(decisionId), {
    fr: `Aucune décision n’a l’identifiant « ${shown} ». GET /v1/decisions donne celles de l’entreprise.`,
    en: `No decision has the id “${shown}”. GET /v1/decisions lists those of the company.`,
  });
}

function namingImport<T>(answer: Promise<T>): Promise<T> {
  return naming(answer, {
    fr: 'Aucun import n’a cet identifiant. La réponse à son envoi le donne.',
    en: 'No import has this id. The answer to its sending gives it.',
  });
}

/** What services call their inputs, where the address calls them otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  decisionId: 'id',
  dataset: 'id',
  dateOrder: 'mapping',
  decimal: 'mapping',
};

/**
 * Calls the inputs at fault as the address does, and says of what is not found what was looked for, and where to look
 * instead, unless the error says so itself.
 */
async function naming<T>(answer: Promise<T>, notFound: Text): Promise<T> {
  try {
    return await answer;
  } catch (error: unknown) {
    if (!(error instanceof AppError)) throw error;
    const { code, diagnostics } = error;
    const param = CALLED[error.param ?? ''] ?? error.param;
    const detail = error.detail ?? (code === 'not_found' ? notFound : null);
    throw new AppError(code, {
      ...(param === null ? {} : { param }),
      ...(detail === null ? {} : { detail }),
      diagnostics,
      cause: error.cause ?? error,
    });
  }
}

/** Null when the header is absent. */
function readIdempotencyKey(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/u.test(header)) return header;
  throw new AppError('invalid_request', {
    param: 'Idempotency-Key',
    detail: {
      fr: 'L’en-tête Idempotency-Key ne peut pas servir de clé, et rien n’a été fait. Mettez-y de 1 à 200 caractères ASCII visibles.',
      en: 'The header Idempotency-Key cannot serve as a key, and nothing was done. Set it to 1 to 200 visible ASCII characters.',
    },
  });
}

function readId(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'id' in params && typeof params.id === 'string') {
    // No id has a character that cannot be stored, and PostgreSQL does not even look for one.
    return params.id.replaceAll('\0', '\uFFFD');
  }
  throw new AppError('not_found');
}
