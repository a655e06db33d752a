import { TRPCClientError } from '@trpc/client';

type LocalText = Readonly<Record<'fr' | 'en', string>>;

/** A failed call, as a screen needs it: what to say, what to do, and what to give to support. */
export interface ApiError {
  /** A code of the server's catalogue, or `offline` / `unexpected` for faults that never reached it. */
  readonly code: string;
  readonly message: LocalText;
  readonly help: LocalText | null;
  readonly requestId: string | null;
  /** Diagnostics of a document that was refused; their shape is the engine's. */
  readonly diagnostics: unknown;
  /** Whether the same call may work later. */
  readonly retryable: boolean;
}

/** A failed call of a plain HTTP address (uploads), whose answer was a problem document in the reader's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly problem: unknown;

  constructor(status: number, problem: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

const OFFLINE: LocalText = {
  fr: 'Le serveur ne répond pas. Vérifiez votre connexion ; rien de ce que vous avez saisi n’est perdu.',
  en: 'The server does not answer. Check your connection; nothing you entered is lost.',
};
const UNEXPECTED: LocalText = {
  fr: 'Une erreur inattendue s’est produite. Réessayez ; si elle persiste, transmettez les détails à votre support.',
  en: 'Something unexpected went wrong. Try again; if it persists, send the details to your support.',
};

/** Reads any thrown value; what the server did not word itself becomes `offline` or `unexpected`. */
export function readApiError(error: unknown): ApiError {
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (isRecord(data)) {
      const message = readText(data.messageText);
      return {
        code: typeof data.code === 'string' ? data.code : 'unexpected',
        message: message ?? UNEXPECTED,
        help: readText(data.help),
        requestId: typeof data.requestId === 'string' ? data.requestId : null,
        diagnostics: data.diagnostics ?? null,
        retryable: isRetryableStatus(data.httpStatus),
      };
    }
    return blank('offline', OFFLINE, true);
  }
  if (error instanceof ProblemError) return readProblem(error);
  if (error instanceof TypeError) return blank('offline', OFFLINE, true);
  return blank('unexpected', UNEXPECTED, true);
}

/** The code of a failed call, for the few places that act upon one. */
export function errorCode(error: unknown): string {
  return readApiError(error).code;
}

/** The session is missing or has ended; a wrong password is another code. */
export function isSignedOut(error: unknown): boolean {
  return errorCode(error) === 'signed_out';
}

export function isForbidden(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status === 403;
  return error instanceof TRPCClientError && isRecord(error.data) && error.data.httpStatus === 403;
}

export function isNotFound(error: unknown): boolean {
  return error instanceof TRPCClientError && isRecord(error.data) && error.data.httpStatus === 404;
}

function readProblem({ status, problem }: ProblemError): ApiError {
  const failure = blank('unexpected', UNEXPECTED, isRetryableStatus(status));
  if (!isRecord(problem) || typeof problem.code !== 'string') return failure;
  const sentence = typeof problem.detail === 'string' ? problem.detail : problem.title;
  return {
    ...failure,
    code: problem.code,
    message: typeof sentence === 'string' ? { fr: sentence, en: sentence } : UNEXPECTED,
    requestId: typeof problem.requestId === 'string' ? problem.requestId : null,
  };
}

function blank(code: string, message: LocalText, retryable: boolean): ApiError {
  return { code, message, help: null, requestId: null, diagnostics: null, retryable };
}

function isRetryableStatus(status: unknown): boolean {
  return typeof status !== 'number' || status >= 500 || status === 429 || status === 408;
}

function readText(value: unknown): LocalText | null {
  if (!isRecord(value)) return null;
  const { fr, en } = value;
  return typeof fr === 'string' && typeof en === 'string' ? { fr, en } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
