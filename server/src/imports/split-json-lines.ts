/** Cuts newline-delimited JSON into records: one flat object on each line, whose properties are the columns. */
import { isUtf8 } from 'node:buffer';
import { findNearest, parseDocument } from '@encours/engine';
import { type FieldDefinition, fieldNamed } from './fields.js';
import type { Mapping } from './mapping.js';
import type { RejectCode } from './reasons.js';
import type { RawRecord, RecordFault } from './split-records.js';
import { type FilePlace, UnreadableFileError } from './unreadable-file.js';

/** A record takes some hundred bytes. */
const MAX_LINE_BYTES = 256 * 1024;
const SHOWN_CHARACTERS = 200;
const LINE_FEED = 0x0a;
const NOTHING: Buffer = Buffer.alloc(0);

type FieldType = FieldDefinition['type'];

/** What of JSON each type of field takes; whether the text or number itself is right, its cell says. */
const TAKES: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  text: isText,
  siren: isText,
  choice: isText,
  date: (value) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value),
  amount: Number.isSafeInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  value: (value) => isText(value) || typeof value === 'number' || typeof value === 'boolean',
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * Takes a text in pieces and gives a record for each line that holds something. A line that is no record is one with
 * faults: not JSON in the strict sense (a name twice, `__proto__`, numbers that no computer holds), another field than
 * those of the mapping, a value of another type.
 */
export class JsonLineSplitter {
  /** Properties in the order of the columns, each with the type of its field. */
  readonly #types: ReadonlyMap<string, FieldType>;
  readonly #names: readonly string[];
  #pieces: Buffer[] = [];
  /** Of the line at hand, also of what was not kept because it is too long. */
  #length = 0;
  #line = 1;
  #position = 0;

  constructor(columns: Mapping['columns']) {
    this.#types = new Map(Object.entries(columns).map(([field, name]) => [name, fieldNamed(field).type]));
    this.#names = [...this.#types.keys()];
  }

  get headers(): readonly string[] {
    return this.#names;
  }

  /** Where the line stands that has not been given yet. */
  get place(): FilePlace {
    return { line: this.#line, position: this.#position };
  }

  push(chunk: Buffer, onRecord: (record: RawRecord) => void): void {
    for (let from = 0; from < chunk.length; ) {
      const at = chunk.indexOf(LINE_FEED, from);
      const to = at === -1 ? chunk.length : at;
      this.#length += to - from;
      // The chunk is read over again: what is left of it at its end must be a copy.
      if (this.#length <= MAX_LINE_BYTES) this.#pieces.push(Buffer.from(chunk.subarray(from, to)));
      from = to + 1;
      if (at !== -1) this.#endLine(true, onRecord);
    }
  }

  /** The text has ended. @throws UnreadableFileError `cut_short` when its last line has no end and is no JSON */
  end(onRecord: (record: RawRecord) => void): void {
    if (this.#length > 0) this.#endLine(false, onRecord);
  }

  #endLine(ended: boolean, onRecord: (record: RawRecord) => void): void {
    const bytes = Buffer.concat(this.#pieces);
    const isTooLong = this.#length > MAX_LINE_BYTES;
    if (isTooLong) onRecord(this.#faulty(ended, wholeLine('line_too_long', bytes)));
    else if (bytes.some((byte) => byte > 0x20)) onRecord(this.#read(bytes, ended));
    this.#position += this.#length + 1;
    this.#line += 1;
    this.#pieces = [];
    this.#length = 0;
  }

  #read(bytes: Buffer, ended: boolean): RawRecord {
    if (!isUtf8(bytes)) return this.#faulty(ended, wholeLine('wrong_encoding', bytes, String(this.#position)));
    const document = parseDocument(bytes.toString('utf8'));
    const [error] = document.diagnostics.filter(({ severity }) => severity === 'error');
    const { value } = document;
    if (error !== undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
      if (!ended) throw new UnreadableFileError('cut_short', this.place);
      const column = error === undefined ? 1 : document.locate(error).column;
      return this.#faulty(ended, wholeLine('not_json', bytes, String(column)));
    }
    return this.#toRecord(value, ended);
  }

  #toRecord(object: object, ended: boolean): RawRecord {
    const faults: RecordFault[] = [];
    const given = new Map<string, unknown>(Object.entries(object));
    for (const [name, value] of given) {
      const type = this.#types.get(name);
      const shown = JSON.stringify(value).slice(0, SHOWN_CHARACTERS);
      if (type === undefined) {
        const nearest = findNearest(
          name,
          this.#names.filter((known) => !given.has(known)),
        );
        faults.push({ column: name.slice(0, SHOWN_CHARACTERS), value: shown, code: 'unknown_field', detail: nearest });
      } else if (value !== null && !TAKES[type](value)) {
        faults.push({ column: name, value: shown, code: 'wrong_type', detail: type });
      }
    }
    const values = this.#names.map((name) => given.get(name) ?? null);
    const texts = values.map(writeValue);
    const bytes = Buffer.from(texts.join(''));
    const starts: number[] = [];
    const ends: number[] = [];
    let at = 0;
    for (const text of texts) {
      starts.push(at);
      at += Buffer.byteLength(text);
      ends.push(at);
    }
    return { ...this.place, bytes, starts, ends, count: texts.length, ended, faults, areTexts: values.map(isText) };
  }

  #faulty(ended: boolean, fault: RecordFault): RawRecord {
    const none = { bytes: NOTHING, starts: [], ends: [], areTexts: null };
    return { ...this.place, ...none, count: this.#names.length, ended, faults: [fault] };
  }
}

/** As a file would write it; what no field takes is empty. */
function writeValue(value: unknown): string {
  return isText(value) || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function wholeLine(code: RejectCode, bytes: Buffer, detail: string | null = null): RecordFault {
  return { column: null, value: bytes.toString('utf8', 0, SHOWN_CHARACTERS).trim(), code, detail };
}
