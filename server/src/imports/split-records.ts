/** Cuts delimited text into records and fields as bytes, so that only what must be a text ever becomes one. */
import type { RejectCode } from './reasons.js';
import { type FilePlace, UnreadableFileError } from './unreadable-file.js';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Longest record; an unclosed quotation mark would otherwise swallow the whole file. */
const MAX_RECORD_BYTES = 1_000_000;
const FIRST_CAPACITY = 1 << 20;

/** What is wrong with a record before its fields are read. */
export interface RecordFault {
  /** Null: it is no record at all. */
  readonly column: string | null;
  readonly value: string;
  readonly code: RejectCode;
  readonly detail: string | null;
}

const NO_FAULTS: readonly RecordFault[] = [];

/** One record, valid until the function that was given it returns. */
export interface RawRecord {
  readonly bytes: Buffer;
  /** Field `i` is `bytes` from `starts[i]` up to `ends[i]`, without the quotation marks around it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly count: number;
  /** Line of the file on which it starts (the header is line 1). */
  readonly line: number;
  /** Where it starts in the text, in bytes. */
  readonly position: number;
  /** Has a line end; only the last record of a file may lack one. */
  readonly ended: boolean;
  readonly faults: readonly RecordFault[];
  /** Which fields are texts, whatever they look like; null: a field is what it looks like. */
  readonly areTexts: readonly boolean[] | null;
}

/**
 * Takes a text in pieces and gives its records, empty lines left out. A line ends with LF, CR or both. A field may stand
 * in quotation marks, doubled inside to mean one. A mark inside a field that does not start with one is a character like
 * any other, and so are the marks of a field that goes on after its closing one (`"Paris" SARL`): such fields are common
 * in exports and can be read only one way. A first line that only tells spreadsheets the delimiter (`sep=;`) is no record.
 */
export class RecordSplitter {
  readonly #delimiter: number;
  #bytes = Buffer.allocUnsafe(FIRST_CAPACITY);
  /** What is left to split stands from here … */
  #from = 0;
  /** … up to here. */
  #to = 0;
  /** Where in the text `#bytes[0]` stands. */
  #origin = 0;
  #line = 1;
  /** Of the record at hand. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #count = 0;
  #innerLines = 0;
  /** Fields with doubled marks, and where the part that holds them begins and ends: three numbers each. */
  readonly #doubled: number[] = [];
  /** The mark that is still open where the bytes end; -1 when none is. */
  #openQuote = -1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Where the first record stands that has not been given yet. */
  get place(): FilePlace {
    return { line: this.#line, position: this.#origin + this.#from };
  }

  /** @throws UnreadableFileError `broken_quotes` or `long_line` */
  push(chunk: Uint8Array, onRecord: (record: RawRecord) => void): void {
    this.#append(chunk);
    this.#split(false, onRecord);
    if (this.#to - this.#from > MAX_RECORD_BYTES) throw this.#endless();
  }

  /** The text has ended. @throws UnreadableFileError `broken_quotes` */
  end(onRecord: (record: RawRecord) => void): void {
    this.#split(true, onRecord);
    if (this.#from < this.#to) throw this.#endless();
  }

  #endless(): UnreadableFileError {
    if (this.#openQuote === -1) return new UnreadableFileError('long_line', this.place);
    return new UnreadableFileError('broken_quotes', {
      line: this.#line + countLines(this.#bytes, this.#from, this.#openQuote),
      position: this.#origin + this.#openQuote,
    });
  }

  #append(chunk: Uint8Array): void {
    const rest = this.#to - this.#from;
    this.#bytes.copyWithin(0, this.#from, this.#to);
    this.#origin += this.#from;
    this.#from = 0;
    this.#to = rest + chunk.length;
    if (this.#to > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(this.#to * 2);
      grown.set(this.#bytes.subarray(0, rest));
      this.#bytes = grown;
    }
    this.#bytes.set(chunk, rest);
  }

  #split(isLast: boolean, onRecord: (record: RawRecord) => void): void {
    const bytes = this.#bytes;
    while (this.#from < this.#to) {
      const start = this.#from;
      const end = this.#scan(start, isLast);
      if (end === -1) return;
      this.#undouble();
      if (end > start && !(this.#line === 1 && isSeparatorHint(bytes, start, end))) {
        onRecord({
          bytes,
          starts: this.#starts,
          ends: this.#ends,
          count: this.#count,
          line: this.#line,
          position: this.#origin + start,
          ended: end < this.#to,
          faults: NO_FAULTS,
          areTexts: null,
        });
      }
      this.#line += this.#innerLines + 1;
      this.#from = end + (bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === LINE_FEED ? 2 : 1);
    }
    this.#from = Math.min(this.#from, this.#to);
  }

  /** Finds the fields of the record at `start`. Returns where its line end stands, or -1 when more bytes must come first. */
  #scan(start: number, isLast: boolean): number {
    const bytes = this.#bytes;
    const to = this.#to;
    const delimiter = this.#delimiter;
    let at = start;
    this.#count = 0;
    this.#innerLines = 0;
    this.#openQuote = -1;
    this.#doubled.length = 0;
    for (;;) {
      let fieldStart = at;
      let fieldEnd = -1;
      if (bytes[at] === QUOTE && at < to) {
        const close = this.#findClosingQuote(at, isLast);
        if (close === -1) return -1;
        at = close + 1;
        const next = bytes[at];
        if (at === to || next === delimiter || next === LINE_FEED || next === CARRIAGE_RETURN) {
          fieldStart += 1;
          fieldEnd = close;
        }
      }
      let byte = 0;
      while (at < to) {
        byte = bytes[at] ?? 0;
        if (byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
        at += 1;
      }
      // A carriage return at the end may be half of a pair.
      if (!isLast && (at === to || (byte === CARRIAGE_RETURN && at + 1 === to))) return -1;
      this.#starts[this.#count] = fieldStart;
      this.#ends[this.#count] = fieldEnd === -1 ? at : fieldEnd;
      this.#count += 1;
      if (at === to || byte !== delimiter) return at;
      at += 1;
    }
  }

  /** Where the quotation mark at `open` is closed; -1 when more bytes must come first, or none ever do. */
  #findClosingQuote(open: number, isLast: boolean): number {
    const bytes = this.#bytes;
    const to = this.#to;
    let hasDoubled = false;
    for (let at = open + 1; at < to; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (at + 1 === to && !isLast) return -1;
        if (at + 1 === to || bytes[at + 1] !== QUOTE) {
          if (hasDoubled) this.#doubled.push(this.#count, open + 1, at);
          return at;
        }
        hasDoubled = true;
        at += 1;
      } else if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) {
        this.#innerLines += 1;
      }
    }
    this.#openQuote = open;
    return -1;
  }

  /** Makes one mark of each doubled one, moving what stands behind it in its field. */
  #undouble(): void {
    for (let i = 0; i < this.#doubled.length; i += 3) {
      const field = this.#doubled[i] ?? 0;
      const to = this.#doubled[i + 2] ?? 0;
      let write = this.#doubled[i + 1] ?? 0;
      for (let read = write; read < to; read++, write++) {
        this.#bytes[write] = this.#bytes[read] ?? 0;
        if (this.#bytes[read] === QUOTE) read += 1;
      }
      const end = this.#ends[field] ?? to;
      this.#bytes.copyWithin(write, to, end);
      this.#ends[field] = end - (to - write);
    }
  }
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) lines += 1;
  }
  return lines;
}

function isSeparatorHint(bytes: Buffer, start: number, end: number): boolean {
  return end - start === 'sep=;'.length && bytes.toString('latin1', start, end - 1).toLowerCase() === 'sep=';
}
