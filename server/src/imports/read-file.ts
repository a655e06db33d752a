/** Opens a delimited file as bytes: gzip and encoding are found by looking, never by the file's name. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { decodeBytes } from './decode-bytes.js';
import type { Delimiter, Encoding } from './mapping.js';
import { type RawRecord, RecordSplitter } from './split-records.js';
import { type FilePlace, UnreadableFileError } from './unreadable-file.js';

/** Decompressed size beyond which a file is refused: a small gzip can hold anything. */
const MAX_TEXT_BYTES = 4 * 1024 ** 3;
const CHUNK_BYTES = 1024 * 1024;

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

export interface FileBytes {
  /** Decompressed; each is valid until the next is asked for. @throws UnreadableFileError `too_large` or `broken_gzip` */
  readonly chunks: AsyncIterable<Buffer>;
  /** How much of the file has been read, 0…1. */
  readonly share: () => number;
}

/** The bytes of a file, in two buffers that take turns: one is filled while the other is being read. */
async function* readPlain(path: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const fill = (buffer: Buffer) => {
    const reading = file.read(buffer, 0, buffer.length, null);
    // A fault is told when the piece is asked for, not while the one before is being read.
    reading.catch(() => undefined);
    return reading;
  };
  let other: Buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let filling = fill(Buffer.allocUnsafeSlow(CHUNK_BYTES));
  try {
    for (;;) {
      const { bytesRead, buffer } = await filling;
      if (bytesRead === 0) return;
      filling = fill(other);
      onRead(bytesRead);
      yield buffer.subarray(0, bytesRead);
      other = buffer;
    }
  } finally {
    await filling.catch(() => undefined);
    await file.close();
  }
}

async function* readGzip(path: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  source.on('data', (chunk) => onRead(chunk.length));
  const stream = source.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  // `pipe` does not forward errors: a read fault must not leave the consumer waiting.
  source.once('error', (error) => stream.destroy(error));
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    const isDamaged = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isDamaged ? new UnreadableFileError('broken_gzip', null, { cause: error }) : error;
  } finally {
    source.destroy();
    stream.destroy();
  }
}

export async function openFile(path: string): Promise<FileBytes> {
  const { size } = await stat(path);
  const isCompressed = await isGzip(path);
  let taken = 0;
  const onRead = (bytes: number): void => {
    taken += bytes;
  };
  async function* read(): AsyncGenerator<Buffer> {
    let total = 0;
    for await (const chunk of isCompressed ? readGzip(path, onRead) : readPlain(path, onRead)) {
      total += chunk.length;
      if (total > MAX_TEXT_BYTES) throw new UnreadableFileError('too_large');
      yield chunk;
    }
  }
  return { chunks: read(), share: () => (size === 0 ? 1 : taken / size) };
}

/** Lead bytes of UTF-8 say how many follow; -1: no character starts so. */
function followers(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : -1;
}

/**
 * The encoding that the bytes prove: a byte order mark, or characters beyond ASCII that are well-formed UTF-8. A few
 * bytes among them that are not are damage, which the rows that hold it are refused for; where they are the rule, the
 * file is in Windows-1252, the habit of French spreadsheets. Every byte sequence is valid there, so it comes last.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  let first = true;
  let wellFormed = 0;
  let malformed = 0;
  let awaited = 0;
  for await (const chunk of (await openFile(path)).chunks) {
    if (first) {
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (chunk.subarray(0, 4096).includes(0)) throw new UnreadableFileError('binary');
    }
    first = false;
    for (const byte of chunk) {
      if (awaited > 0) {
        if ((byte & 0xc0) === 0x80) {
          awaited -= 1;
          if (awaited === 0) wellFormed += 1;
          continue;
        }
        malformed += 1;
        awaited = 0;
      }
      if (byte < 0x80) continue;
      awaited = followers(byte);
      if (awaited === -1) {
        malformed += 1;
        awaited = 0;
      }
    }
  }
  if (first) throw new UnreadableFileError('empty');
  return malformed === 0 || wellFormed > malformed ? 'utf-8' : 'windows-1252';
}

/** How the bytes that {@link readText} gives are encoded: UTF-16 is turned into UTF-8 on the way. */
export function byteEncoding(encoding: Encoding): Encoding {
  return encoding === 'utf-16le' ? 'utf-8' : encoding;
}

/** The bytes of the text, without a byte order mark, in an encoding in which line ends and delimiters are single bytes. */
export async function* readText({ chunks }: FileBytes, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-16le') {
    const decoder = iconv.getDecoder(encoding, { stripBOM: true });
    for await (const chunk of chunks) yield Buffer.from(decoder.write(chunk));
    yield Buffer.from(decoder.end() ?? '');
    return;
  }
  let first = true;
  for await (const chunk of chunks) {
    const hasMark = first && encoding === 'utf-8' && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    first = false;
    yield hasMark ? chunk.subarray(3) : chunk;
  }
}

/** The first bytes of the file as text. */
export async function readHead(path: string, encoding: Encoding, length: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of readText(await openFile(path), encoding)) {
    pieces.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= length) break;
  }
  return iconv.decode(Buffer.concat(pieces).subarray(0, length), byteEncoding(encoding)).replace(/\r\n?/g, '\n');
}

/** The fields of a record as texts; bytes that are not in the encoding show as what they would be in Latin-1. */
export function textsOf({ bytes, starts, ends, count }: RawRecord, encoding: Encoding): string[] {
  return Array.from({ length: count }, (_, index) => {
    const field = bytes.subarray(starts[index], ends[index]);
    return decodeBytes(field, byteEncoding(encoding)) ?? field.toString('latin1');
  });
}

/**
 * The records of the file as texts, in order, empty lines left out: those that are wanted, by their number from 0 on.
 * @throws UnreadableFileError
 */
export async function* readRecords(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
  isWanted: (record: number) => boolean = () => true,
): AsyncGenerator<string[]> {
  const splitter = new RecordSplitter(delimiter);
  let records: string[][] = [];
  let count = 0;
  const onRecord = (record: RawRecord): void => {
    if (isWanted(count)) records.push(textsOf(record, encoding));
    count += 1;
  };
  try {
    for await (const chunk of readText(await openFile(path), encoding)) {
      splitter.push(chunk, onRecord);
      yield* records;
      records = [];
    }
    splitter.end(onRecord);
  } catch (error) {
    throw placed(error, splitter);
  }
  yield* records;
}

/** A damaged archive does not know how far its text had come: the splitter does. */
export function placed(error: unknown, splitter: { readonly place: FilePlace }): unknown {
  return error instanceof UnreadableFileError && error.place === null ? error.at(splitter.place) : error;
}
