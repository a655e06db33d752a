/** Opens a delimited file as decoded records: gzip and encoding are found by looking, never by the file's name. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, type Parser, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Delimiter, Encoding } from './mapping.js';

/** Decompressed size beyond which a file is refused: a small gzip can hold anything. */
const MAX_TEXT_BYTES = 2 * 1024 ** 3;
/** Longest record; an unclosed quotation mark would otherwise swallow the whole file. */
const MAX_RECORD_CHARACTERS = 1_000_000;

/** The file cannot be read as a delimited text; `line` is where, when known. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly reason:
    | 'empty'
    | 'too_large'
    | 'broken_gzip'
    | 'broken_quotes'
    | 'binary'
    | 'not_delimited'
    | 'no_header'
    | 'no_rows';
  readonly line: number | null;

  constructor(reason: UnreadableFileError['reason'], line: number | null = null, options?: ErrorOptions) {
    super(`file cannot be read: ${reason}`, options);
    this.reason = reason;
    this.line = line;
  }
}

/** One record and the line of the file on which it starts (the header is line 1). */
export interface FileRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The bytes of the file, decompressed when they are gzip. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path);
  const gzip = await isGzip(path);
  const stream: Readable = gzip ? source.pipe(createGunzip()) : source;
  // `pipe` does not forward errors: a read fault must not leave the consumer waiting.
  if (gzip) source.once('error', (error) => stream.destroy(error));
  let total = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > MAX_TEXT_BYTES) throw new UnreadableFileError('too_large');
      yield chunk;
    }
  } catch (error) {
    if (gzip && error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new UnreadableFileError('broken_gzip', null, { cause: error });
    }
    throw error;
  } finally {
    source.destroy();
    stream.destroy();
  }
}

/**
 * The encoding that the bytes prove: a byte order mark, or UTF-8 when the whole file is valid UTF-8. What is left is
 * Windows-1252, the habit of French spreadsheets; every byte sequence is valid there, so it can only be the last guess.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  let valid = true;
  for await (const chunk of readBytes(path)) {
    if (first) {
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (chunk.subarray(0, 4096).includes(0)) throw new UnreadableFileError('binary');
    }
    first = false;
    if (!valid) continue;
    try {
      utf8.decode(chunk, { stream: true });
    } catch {
      valid = false;
    }
  }
  if (first) throw new UnreadableFileError('empty');
  if (!valid) return 'windows-1252';
  try {
    utf8.decode();
    return 'utf-8';
  } catch {
    // Cut in the middle of a character.
    return 'windows-1252';
  }
}

/** The decoded text with every line end as one line feed, so that line numbers are the ones an editor shows. */
async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  // The decoder drops a byte order mark.
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  let held = '';
  for await (const chunk of readBytes(path)) {
    const text = held + decoder.write(chunk);
    // A carriage return at the end may be half of a pair.
    held = text.endsWith('\r') ? '\r' : '';
    const whole = (held === '' ? text : text.slice(0, -1)).replace(/\r\n?/g, '\n');
    if (whole !== '') yield whole;
  }
  const rest = (held + (decoder.end() ?? '')).replace(/\r\n?/g, '\n');
  if (rest !== '') yield rest;
}

/** The first `characters` of the file as text. */
export async function readHead(path: string, encoding: Encoding, characters: number): Promise<string> {
  let head = '';
  for await (const text of readText(path, encoding)) {
    head += text;
    if (head.length >= characters) break;
  }
  return head.slice(0, characters);
}

function createParser(delimiter: Delimiter, onRecord: (endLine: number) => void): Parser {
  return parse({
    delimiter,
    info: true,
    relax_column_count: true,
    // ACME "Paris" SARL, unquoted, is common in exports and can be read only one way.
    relax_quotes: true,
    record_delimiter: '\n',
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    on_record: (record: string[], { lines }) => {
      onRecord(lines);
      return record;
    },
  });
}

/** Every record of the file in order, blank lines left out. Throws {@link UnreadableFileError}. */
export async function* readRecords(path: string, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<FileRecord> {
  // Told while parsing: records that were parsed but not yet taken are lost when the parser fails.
  let lastLine = 0;
  const parser = createParser(delimiter, (endLine) => {
    lastLine = endLine;
  });
  const text = Readable.from(readText(path, encoding), { objectMode: false, encoding: 'utf-8' });
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const item of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      // `info.lines` is the line on which the record ends.
      let line = item.info.lines;
      for (const field of item.record) if (field.includes('\n')) line -= field.split('\n').length - 1;
      yield { line, fields: item.record };
    }
  } catch (error) {
    if (error instanceof CsvError) {
      // The parser names the line on which it gave up, which is far from the quotation mark.
      throw new UnreadableFileError('broken_quotes', lastLine + 1, { cause: error });
    }
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}
