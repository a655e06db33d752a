/** How a fault of the catalogue is thrown, with what this very case adds to it. */
import type { Diagnostic, Text } from '@encours/engine';
import { ERRORS, type ErrorCode, type ErrorEntry } from './error-catalogue.js';
import { StoreError } from './store/store-error.js';

export interface AppErrorOptions {
  /** The input at fault (`password`, `draftId`), for a form to mark. */
  readonly param?: string;
  /** What exactly is wrong, with JSON paths into what the caller sent. */
  readonly diagnostics?: readonly Diagnostic[];
  /** The diagnostics speak of parameters of the address, each path being a name, and not of the body. */
  readonly inParameters?: true;
  /** A sentence about this very case, to add to the title. */
  readonly detail?: Text;
  /** After how many seconds the same may succeed. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** A fault of the catalogue. Anything else that is thrown is a bug, and is answered `internal`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly param: string | null;
  readonly detail: Text | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly inParameters: boolean;
  readonly retryAfter: number | null;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail?.en ?? ERRORS[code].title.en, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.param = options.param ?? null;
    this.detail = options.detail ?? null;
    this.diagnostics = options.diagnostics ?? [];
    this.inParameters = options.inParameters ?? false;
    this.retryAfter = options.retryAfter ?? null;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get entry(): ErrorEntry {
    return ERRORS[this.code];
  }
}

/** The fault of the catalogue that an error is; `internal`, with the error as its cause, when it is a bug. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof StoreError && error.fault === 'busy') return new AppError('busy', { cause: error });
  if (error instanceof StoreError && error.fault === 'full') return new AppError('storage_full', { cause: error });
  return new AppError('internal', { cause: error });
}

/** The value, or `not_found`: also for what exists but belongs to another company, so that ids cannot be probed. */
export function found<T>(value: T | null | undefined, param?: string): T {
  if (value === null || value === undefined) throw new AppError('not_found', param === undefined ? {} : { param });
  return value;
}
