/** A small typed client for applications in TypeScript: decisions with an API key, over the server's own procedures. */
import type { ApplicationInput } from '@encours/engine';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../rpc/router.js';
import type { RpcErrorData } from '../rpc/trpc.js';

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

function isFault(data: unknown): data is RpcErrorData {
  return typeof data === 'object' && data !== null && 'code' in data && 'messageText' in data;
}
