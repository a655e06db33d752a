/** Newline-delimited JSON: one document on each line, read and written as a stream. */
import type { Readable } from 'node:stream';
import { AppError } from '../errors.js';

export const NDJSON_TYPE = 'application/x-ndjson';

/** One application takes a few kilobytes. */
const MAX_LINE_BYTES = 256 * 1024;
const MAX_LINES = 100_000;
const MAX_BYTES = 512 * 1024 * 1024;

const NEWLINE = 0x0a;

export type NdjsonLine =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly fault: AppError };

/**
 * The lines of a stream that hold something, numbered from 1 as an editor would. A line that is too long is a fault of
 * its own; the stream is read no faster than lines are taken.
 * @throws AppError `batch_too_large`
 */
export async function* readLines(stream: Readable): AsyncGenerator<NdjsonLine> {
  let number = 1;
  let bytes = 0;
  let rest: Buffer[] = [];
  let restLength = 0;
  let tooLong = false;
  const end = (): NdjsonLine | null => {
    const line = Buffer.concat(rest);
    const long = tooLong;
    rest = [];
    restLength = 0;
    tooLong = false;
    number += 1;
    if (long) return { number: number - 1, fault: lineTooLong() };
    return isBlank(line) ? null : { number: number - 1, bytes: line };
  };
  for await (const chunk of stream) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw new AppError('batch_too_large');
    for (let from = 0; from < piece.length; ) {
      const at = piece.indexOf(NEWLINE, from);
      const to = at === -1 ? piece.length : at;
      restLength += to - from;
      if (restLength > MAX_LINE_BYTES) {
        tooLong = true;
        rest = [];
      } else rest.push(piece.subarray(from, to));
      from = to + 1;
      if (at === -1) continue;
      const line = end();
      if (line === null) continue;
      if (line.number > MAX_LINES) throw new AppError('batch_too_large');
      yield line;
    }
  }
  const last = end();
  if (last !== null && last.number > MAX_LINES) throw new AppError('batch_too_large');
  if (last !== null) yield last;
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}

function lineTooLong(): AppError {
  return new AppError('body_too_large', {
    detail: { fr: 'Une ligne compte 256 Kio au plus.', en: 'A line has 256 KiB at most.' },
  });
}
