/** `POST /v1/decisions/batch`: applications in, decisions out, line by line. */
import { Readable } from 'node:stream';
import type { Diagnostic } from '@encours/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, toAppError } from '../errors.js';
import { describeProblem, preferredLocale } from '../http/problem.js';
import { type BatchItem, type BatchResult, decideBatch } from '../services/decide-batch.js';
import { NDJSON_TYPE, type NdjsonLine, readLines } from './ndjson.js';
import { mediaTypeOf, parseJson } from './read-body.js';
import { readRequest, splitReference } from './read-request.js';
import { BatchLine, type BatchQuery } from './schemas.js';

interface LineName {
  readonly line: number | null;
  readonly ref: string | null;
}

export function postBatch(
  deps: Deps,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  query: z.output<typeof BatchQuery>,
  idempotencyKey: string | null,
): FastifyReply {
  if (!(request.body instanceof Readable) || mediaTypeOf(request) !== NDJSON_TYPE) {
    throw new AppError('unsupported_media_type', {
      param: 'Content-Type',
      detail: { fr: 'Ici, « Content-Type: application/x-ndjson ».', en: 'Here, “Content-Type: application/x-ndjson”.' },
    });
  }
  const body = request.body;
  const locale = preferredLocale(request.headers['accept-language']);
  const names: LineName[] = [];

  async function* readItems(): AsyncGenerator<BatchItem> {
    for await (const line of readLines(body)) {
      const { item, ref } = readItem(line, query.scorecard ?? null, idempotencyKey);
      names.push({ line: line.number, ref });
      yield item;
    }
  }

  function describe(name: LineName, result: BatchResult): string {
    if (result instanceof AppError) {
      return JSON.stringify({ ...name, status: result.status, problem: describeProblem(result, locale, request.id) });
    }
    const head = JSON.stringify({ ...name, status: result.created ? 201 : 200 }).slice(0, -1);
    if (query.answer === 'full') return `${head},"result":${result.body}}`;
    return `${head},"summary":${JSON.stringify(summarise(result.body))}}`;
  }

  async function* answer(): AsyncGenerator<string> {
    try {
      for await (const result of decideBatch(deps, actor, readItems(), request.id)) {
        const name = names.shift() ?? { line: null, ref: null };
        yield `${describe(name, result)}\n`;
      }
    } catch (error: unknown) {
      // The status has been sent: what ended the batch is its last line.
      const fault = toAppError(error);
      if (fault.status >= 500) request.log.error({ err: fault.cause ?? fault, code: fault.code }, 'batch ended early');
      yield `${describe({ line: null, ref: null }, fault)}\n`;
    }
  }

  return reply
    .header('content-language', locale)
    .header('x-accel-buffering', 'no')
    .type(NDJSON_TYPE)
    .send(Readable.from(answer(), { objectMode: false }));
}

function readItem(
  line: NdjsonLine,
  scorecard: string | null,
  idempotencyKey: string | null,
): { readonly item: BatchItem; readonly ref: string | null } {
  if ('fault' in line) return { item: { ok: false, fault: line.fault }, ref: null };
  let ref: string | null = null;
  try {
    const value = parseJson(line.bytes);
    ref = refOf(value);
    const request = readRequest(value, BatchLine);
    const named = hasScorecard(value);
    const faults = named || scorecard !== null ? request.faults : [...request.faults, NO_SCORECARD];
    const key = idempotencyKey === null ? null : `${idempotencyKey}#${line.number}`;
    return {
      item: {
        ok: true,
        ...splitReference(named ? request.scorecard : scorecard),
        application: request.application,
        idempotencyKey: key,
        otherFaults: faults,
      },
      ref,
    };
  } catch (error: unknown) {
    if (error instanceof AppError) return { item: { ok: false, fault: error }, ref };
    throw error;
  }
}

const NO_SCORECARD: Diagnostic = {
  code: 'shape.scorecard_missing',
  severity: 'error',
  path: ['scorecard'],
  message: { fr: 'La grille n’est pas nommée.', en: 'The scorecard is not named.' },
  help: {
    fr: 'Nommez-la ici ou dans l’adresse, par « ?scorecard= ».',
    en: 'Name it here or in the address, by “?scorecard=”.',
  },
};

function hasScorecard(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'scorecard' in value;
}

function refOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('ref' in value)) return null;
  return typeof value.ref === 'string' ? value.ref.slice(0, 200) : null;
}

const Gist = z.object({
  id: z.string(),
  decidedAt: z.string(),
  auditSequence: z.number(),
  decision: z.object({
    outcome: z.string(),
    rating: z.number(),
    score: z.number(),
    currency: z.string(),
    limit: z.object({ amountMinor: z.number().nullable(), requestedMinor: z.number() }),
    authority: z.object({ role: z.string() }),
  }),
});

/** The gist of a recorded body. */
function summarise(body: string) {
  const { id, decidedAt, auditSequence, decision } = Gist.parse(JSON.parse(body));
  const { outcome, rating, score, limit, currency, authority } = decision;
  const { amountMinor: limitMinor, requestedMinor } = limit;
  const authorityRole = authority.role;
  return { id, decidedAt, auditSequence, outcome, rating, score, limitMinor, requestedMinor, currency, authorityRole };
}
