/**
 * A small typed client for applications in TypeScript, with an API key: decisions over the server's own procedures, records
 * as a stream.
 */
import type { ApplicationInput } from '@encours/engine';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { Problem } from '../http/problem.js';
import type { ImportKind } from '../imports/kinds.js';
import type { AppRouter } from '../rpc/router.js';
import type { RpcErrorData } from '../rpc/trpc.js';
import { linesOf, toLines } from './lines.js';

export interface EncoursOptions {
  /** Where the server is, `https://encours.example`. */
  readonly url: string;
  /** `enc_…`, made by an administrator in the console. */
  readonly apiKey: string;
}

/** What is to decide. */
export interface Deciding {
  readonly scorecard: string;
  /** A version in force, or one that the key may pin; null: the one in force. */
  readonly version?: number | null;
  /** The same key with the same request gets the same answer. */
  readonly idempotencyKey?: string | null;
}

/** A record as docs/import.md names its fields; amounts in minor units, `amountMinor`. */
export type ImportRecord = Readonly<Record<string, string | number | boolean | null>>;

/** What is to be imported. */
export interface Importing {
  /** Id of a dataset, of `datasets()` or `createDataset()`. */
  readonly dataset: string;
  readonly kind: ImportKind;
  readonly records: Iterable<ImportRecord> | AsyncIterable<ImportRecord>;
  /** ISO 4217, of records that do not state theirs. */
  readonly currency?: string;
  /** What people see in the list of imports. */
  readonly fileName?: string;
}

/** A record that was refused: its line, the field at fault (null: the whole line), what stood there and why. */
export interface RefusedRecord {
  readonly line: number;
  readonly field: string | null;
  readonly value: string;
  readonly code: string;
  readonly reason: string;
}

/** A fault that the server told; `data.code` is one of docs/errors.md. */
export class EncoursError extends Error {
  override readonly name = 'EncoursError';
  readonly data: RpcErrorData;

  constructor(message: string, data: RpcErrorData) {
    super(message);
    this.data = data;
  }
}

/** As many as one call carries; `decideMany` makes as many calls as it takes. */
const AT_ONCE = 200;

/** Between two questions after an import, in milliseconds. */
const PAUSE = 500;

/** Calls reject with an {@link EncoursError}, or with whatever `fetch` throws when the server cannot be reached. */
export function createEncoursClient(options: EncoursOptions) {
  const trpc = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: new URL('/trpc', options.url).href,
        headers: { authorization: `Bearer ${options.apiKey}` },
      }),
    ],
  });
  const sendChunk = (deciding: Deciding, applications: readonly ApplicationInput[], number: number) =>
    told(
      trpc.api.decideMany.mutate({
        ...toInput(deciding),
        idempotencyKey: deciding.idempotencyKey == null ? null : `${deciding.idempotencyKey}/${number}`,
        applications: [...applications],
      }),
    );
  /** @throws EncoursError with what a problem document says, in English */
  const send = async (path: string, init: RequestInit, type?: string): Promise<Response> => {
    const response = await fetch(new URL(path, options.url), {
      ...init,
      headers: {
        authorization: `Bearer ${options.apiKey}`,
        'accept-language': 'en',
        ...(type === undefined ? {} : { 'content-type': type }),
      },
    });
    if (response.ok) return response;
    const problem = (await response.json()) as Problem;
    throw new EncoursError(problem.detail, toErrorData(problem));
  };
  return {
    /** Decides one application and records the decision. */
    decide: (request: Deciding & { readonly application: ApplicationInput }) =>
      told(trpc.api.decide.mutate({ ...toInput(request), application: request.application })),

    /**
     * Decides many, some hundreds at a time, and yields one result for each, in order: `{ ok: true, result }` or
     * `{ ok: false, fault }`.
     */
    async *decideMany(deciding: Deciding, applications: Iterable<ApplicationInput> | AsyncIterable<ApplicationInput>) {
      let chunk: ApplicationInput[] = [];
      let number = 0;
      for await (const application of applications) {
        chunk.push(application);
        if (chunk.length < AT_ONCE) continue;
        number += 1;
        yield* await sendChunk(deciding, chunk, number);
        chunk = [];
      }
      if (chunk.length > 0) yield* await sendChunk(deciding, chunk, number + 1);
    },

    /** A recorded decision. */
    get: (decisionId: string) => told(trpc.api.get.query({ decisionId })),
    /** A recorded decision in sentences. */
    explain: (decisionId: string, lang: 'fr' | 'en') => told(trpc.api.explain.query({ decisionId, lang })),
    /** Decides again what was decided, by the same version or another, and compares. */
    replay: (decisionId: string, version: number | null = null) => told(trpc.api.replay.query({ decisionId, version })),
    /** All scorecards with what is in force. */
    scorecards: () => told(trpc.api.scorecards.query()),

    /** All datasets. */
    datasets: () => told(trpc.api.datasets.query()),

    /** Makes an empty dataset of that name, to import into; where there is one already, that one is the answer. */
    createDataset: (name: string) => told(trpc.api.createDataset.mutate({ name })),

    /**
     * Sends records into a dataset, as they come, and starts their import. The same records in the same order are not
     * taken again: then the id is that of the earlier import.
     */
    async startImport({ dataset, records, ...rest }: Importing): Promise<{ readonly id: string }> {
      const query = new URLSearchParams(Object.entries(rest)).toString();
      const path = `/v1/datasets/${encodeURIComponent(dataset)}/imports?${query}`;
      // A body that is a stream is sent before anything is read.
      const init: RequestInit = { method: 'POST', body: toLines(records), duplex: 'half' };
      const response = await send(path, init, 'application/x-ndjson');
      return (await response.json()) as { readonly id: string };
    },

    /** How far an import is, and what it took in the end. */
    getImport: (importId: string) => told(trpc.api.followImport.query({ importId })),

    /** Yields the state of an import now and then, the last time when it has ended. */
    async *followImport(importId: string) {
      for (;;) {
        const state = await told(trpc.api.followImport.query({ importId }));
        yield state;
        if (state.status !== 'queued' && state.status !== 'running') return;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    },

    /** The records that an import refused. */
    async *refused(importId: string, lang: 'fr' | 'en'): AsyncGenerator<RefusedRecord> {
      const response = await send(`/v1/imports/${encodeURIComponent(importId)}/rejects?format=ndjson&lang=${lang}`, {});
      for await (const line of linesOf(response.body)) yield JSON.parse(line) as RefusedRecord;
    },
  };
}

export type EncoursClient = ReturnType<typeof createEncoursClient>;

function toInput({ scorecard, version = null, idempotencyKey = null }: Deciding) {
  return { scorecardId: scorecard, version, idempotencyKey };
}

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error: unknown) {
    const isOurs = error instanceof TRPCClientError;
    const data: unknown = isOurs ? error.data : null;
    if (!isOurs || !isFault(data)) throw error;
    throw new EncoursError(error.message, data);
  }
}

function toErrorData({ code, status, detail, param, errors, requestId }: Problem): RpcErrorData {
  return {
    code: code as RpcErrorData['code'],
    httpStatus: status,
    path: null,
    messageText: { fr: detail, en: detail },
    help: null,
    param,
    diagnostics: errors.map((item) => ({
      code: item.code,
      severity: 'error',
      path: item.pointer.split('/').slice(1),
      message: { fr: item.detail, en: item.detail },
    })),
    requestId,
  };
}

function isFault(data: unknown): data is RpcErrorData {
  return typeof data === 'object' && data !== null && 'code' in data && 'messageText' in data;
}
