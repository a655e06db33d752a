/** Cells of a row as typed values, read from their bytes. What is common is read byte by byte, the rest as text. */
import { fromDayNumber, toDayNumber } from '@encours/engine';
import { ByteTable } from '../history/byte-table.js';
import { ABSENT_DAY, ABSENT_FLAG } from '../history/columns.js';
import { parseAmount } from './amounts.js';
import { FIRST_YEAR, LAST_YEAR, parseDate } from './dates.js';
import { decodeBytes } from './decode-bytes.js';
import type { FieldDefinition } from './fields.js';
import type { DateOrder, DecimalSign, Encoding } from './mapping.js';
import { normaliseHeader } from './normalise-header.js';
import type { RejectCode } from './reasons.js';
import { parseSiren } from './siren.js';

/** Why a cell cannot be read, with what its sentence needs. */
export interface CellFault {
  readonly code: RejectCode;
  readonly detail: string | null;
}

/** How the file at hand writes its values. */
export interface Habits {
  readonly encoding: Encoding;
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalSign | null;
  /** Decimal places of an amount that make one minor unit. */
  readonly scaleDigits: number;
}

const YES = new Set(['yes', 'y', 'oui', 'o', 'true', 'vrai', '1', 'x', 'ja', 'j']);
const NO = new Set(['no', 'n', 'non', 'false', 'faux', '0', 'nein']);

/** Line ends and tabs inside a cell are layout; every other control character is damage or disguise. */
const LAYOUT = /[\t\n\r\u0085\u2028\u2029]+/g;
const CONTROL = /\p{Cc}/u;
/** Marks that turn the direction of writing: with them a name shows as another one. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const COMMA = 0x2c;
const DOT = 0x2e;
const SLASH = 0x2f;

/** A cell that is read again for each row. Until it has been, and where no column is chosen for it, it is absent. */
export abstract class Cell {
  /** Reads the field that `bytes[start … end)` holds; null when that went well. */
  abstract read(bytes: Buffer, start: number, end: number): CellFault | null;
  abstract get isPresent(): boolean;
  abstract clear(): void;
}

function decodeCell(bytes: Buffer, start: number, end: number, { encoding }: Habits): string | CellFault {
  return decodeBytes(bytes.subarray(start, end), encoding)?.trim() ?? { code: 'wrong_encoding', detail: null };
}

/** A text, kept as UTF-8 bytes. */
export class TextCell extends Cell {
  readonly #habits: Habits;
  readonly #maxLength: number;
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;

  constructor(habits: Habits, maxLength: number) {
    super();
    this.#habits = habits;
    this.#maxLength = maxLength;
  }

  get isPresent(): boolean {
    return this.end > this.start;
  }

  get text(): string | null {
    return this.isPresent ? this.bytes.toString('utf8', this.start, this.end) : null;
  }

  clear(): void {
    this.end = this.start;
  }

  set(text: string): void {
    this.bytes = Buffer.from(text);
    this.start = 0;
    this.end = this.bytes.length;
  }

  read(bytes: Buffer, start: number, end: number): CellFault | null {
    let from = start;
    let to = end;
    while (from < to && bytes[from] === SPACE) from += 1;
    while (to > from && bytes[to - 1] === SPACE) to -= 1;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < SPACE || byte > 0x7e) return this.#readSlowly(bytes, start, end);
    }
    if (to - from > this.#maxLength) return this.#tooLong();
    this.bytes = bytes;
    this.start = from;
    this.end = to;
    return null;
  }

  #readSlowly(bytes: Buffer, start: number, end: number): CellFault | null {
    const decoded = decodeCell(bytes, start, end, this.#habits);
    if (typeof decoded !== 'string') return decoded;
    const text = decoded.replace(LAYOUT, ' ');
    if (CONTROL.test(text)) return { code: 'control_character', detail: null };
    if (DIRECTION.test(text)) return { code: 'direction_mark', detail: null };
    if (text.length > this.#maxLength) return this.#tooLong();
    this.set(text);
    return null;
  }

  #tooLong(): CellFault {
    return { code: 'too_long', detail: String(this.#maxLength) };
  }
}

/** A SIREN, whichever way it is written. */
export class SirenCell extends TextCell {
  override read(bytes: Buffer, start: number, end: number): CellFault | null {
    const fault = super.read(bytes, start, end);
    if (fault !== null || !this.isPresent) return fault;
    const siren = parseSiren(this.text ?? '');
    if (siren === null) {
      this.clear();
      return { code: 'invalid_siren', detail: null };
    }
    this.set(siren);
    return null;
  }
}

/** One of a list of words; its text is the value that the word stands for. */
export class ChoiceCell extends TextCell {
  readonly #values = new Map<string, string>();
  readonly #list: string;

  constructor(habits: Habits, choices: Readonly<Record<string, readonly string[]>>) {
    super(habits, 100);
    // A value named by itself is that one; a word that several share is the first of them.
    for (const value of Object.keys(choices)) this.#values.set(normaliseHeader(value), value);
    for (const [value, words] of Object.entries(choices)) {
      for (const word of words) if (!this.#values.has(word)) this.#values.set(word, value);
    }
    this.#list = Object.keys(choices).join(', ');
  }

  override read(bytes: Buffer, start: number, end: number): CellFault | null {
    const fault = super.read(bytes, start, end);
    if (fault !== null || !this.isPresent) return fault;
    const value = this.#values.get(normaliseHeader(this.text ?? ''));
    if (value === undefined) {
      this.clear();
      return { code: 'not_a_choice', detail: this.#list };
    }
    this.set(value);
    return null;
  }
}

const YEARS = LAST_YEAR - FIRST_YEAR + 1;
/** Makes every day of those years a number above 0. */
const DAY_OFFSET = 100_000;
const NO_SUCH_DAY = -1;
/** Days by year, month and day, found once; 0 where none has been asked for yet. */
const knownDays = new Int32Array(YEARS * 512);

/** The number of a day, or ABSENT_DAY when the calendar has none such or the table does not reach it. */
function findDay(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month > 12 || month < 0 || day > 31 || day < 0) return ABSENT_DAY;
  const index = (year - FIRST_YEAR) * 512 + month * 32 + day;
  let known = knownDays[index] ?? 0;
  if (known === 0) {
    const parsed = parseDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 'ymd');
    known = parsed.ok ? toDayNumber(parsed.date) + DAY_OFFSET : NO_SUCH_DAY;
    knownDays[index] = known;
  }
  return known === NO_SUCH_DAY ? ABSENT_DAY : known - DAY_OFFSET;
}

/** The number that `count` digits write, or -1. */
function digitsAt(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < ZERO || byte > NINE) return -1;
    value = value * 10 + byte - ZERO;
  }
  return value;
}

/** A date. */
export class DayCell extends Cell {
  readonly #habits: Habits;
  /** Days since 1970-01-01, or ABSENT_DAY. */
  day = ABSENT_DAY;

  constructor(habits: Habits) {
    super();
    this.#habits = habits;
  }

  get isPresent(): boolean {
    return this.day !== ABSENT_DAY;
  }

  /** As `YYYY-MM-DD`. */
  get date(): string | null {
    return this.isPresent ? fromDayNumber(this.day) : null;
  }

  clear(): void {
    this.day = ABSENT_DAY;
  }

  read(bytes: Buffer, start: number, end: number): CellFault | null {
    if (end - start === 10) {
      this.day = this.#readTen(bytes, start);
      if (this.day !== ABSENT_DAY) return null;
    }
    this.day = ABSENT_DAY;
    if (start === end) return null;
    const text = decodeCell(bytes, start, end, this.#habits);
    if (typeof text !== 'string') return text;
    if (text === '') return null;
    const { dateOrder } = this.#habits;
    const parsed = parseDate(text, dateOrder);
    if (!parsed.ok) return { code: parsed.code, detail: dateOrder };
    this.day = toDayNumber(parsed.date);
    return null;
  }

  /** `31/12/2026` and `2026-12-31`, with any of the usual signs between. */
  #readTen(bytes: Buffer, at: number): number {
    const third = bytes[at + 2] ?? 0;
    if (third === SLASH || third === MINUS || third === DOT) {
      if (bytes[at + 5] !== third || this.#habits.dateOrder === 'ymd') return ABSENT_DAY;
      const first = digitsAt(bytes, at, 2);
      const second = digitsAt(bytes, at + 3, 2);
      const year = digitsAt(bytes, at + 6, 4);
      return this.#habits.dateOrder === 'dmy' ? findDay(year, second, first) : findDay(year, first, second);
    }
    const fifth = bytes[at + 4] ?? 0;
    if ((fifth !== MINUS && fifth !== SLASH && fifth !== DOT) || bytes[at + 7] !== fifth) return ABSENT_DAY;
    return findDay(digitsAt(bytes, at, 4), digitsAt(bytes, at + 5, 2), digitsAt(bytes, at + 8, 2));
  }
}

/** More digits than these may not be exact in a double. */
const EXACT_DIGITS = 15;

/** An amount in minor units. */
export class AmountCell extends Cell {
  readonly #habits: Habits;
  /** NaN where there is none. */
  minor = Number.NaN;

  constructor(habits: Habits) {
    super();
    this.#habits = habits;
  }

  get isPresent(): boolean {
    return !Number.isNaN(this.minor);
  }

  clear(): void {
    this.minor = Number.NaN;
  }

  read(bytes: Buffer, start: number, end: number): CellFault | null {
    this.minor = this.#readDigits(bytes, start, end);
    if (start === end || !Number.isNaN(this.minor)) return null;
    const text = decodeCell(bytes, start, end, this.#habits);
    if (typeof text !== 'string') return text;
    if (text === '') return null;
    const parsed = parseAmount(text, this.#habits.decimal, this.#habits.scaleDigits);
    if (!parsed.ok) return { code: parsed.code, detail: null };
    this.minor = parsed.minor;
    return null;
  }

  /** `-1 234,50` with any blank between groups; NaN for whatever else an amount may look like. */
  #readDigits(bytes: Buffer, start: number, end: number): number {
    const { decimal, encoding, scaleDigits } = this.#habits;
    const sign = decimal === ',' ? COMMA : decimal === '.' ? DOT : -1;
    let at = bytes[start] === MINUS ? start + 1 : start;
    let value = 0;
    let digits = 0;
    let groups = 0;
    let inGroup = 0;
    let fraction = -1;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte >= ZERO && byte <= NINE) {
        value = value * 10 + byte - ZERO;
        digits += 1;
        inGroup += 1;
        at += 1;
        continue;
      }
      if (fraction !== -1) return Number.NaN;
      if (groups === 0 ? inGroup < 1 : inGroup !== 3) return Number.NaN;
      if (byte === sign) {
        fraction = digits;
        at += 1;
        continue;
      }
      const blank = blankAt(bytes, at, encoding);
      if (blank === 0 || (groups === 0 && inGroup > 3)) return Number.NaN;
      groups += 1;
      inGroup = 0;
      at += blank;
    }
    if (digits === 0 || (fraction === -1 && groups > 0 && inGroup !== 3)) return Number.NaN;
    const decimals = fraction === -1 ? 0 : digits - fraction;
    if (decimals > scaleDigits || digits + scaleDigits - decimals > EXACT_DIGITS) return Number.NaN;
    const minor = value * (POWERS[scaleDigits - decimals] ?? Number.NaN);
    return bytes[start] === MINUS && minor !== 0 ? -minor : minor;
  }
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

/** How many bytes the blank at `at` takes (space, no-break, thin, narrow no-break); 0 when none stands there. */
function blankAt(bytes: Buffer, at: number, encoding: Encoding): number {
  const byte = bytes[at];
  if (byte === SPACE) return 1;
  if (encoding === 'windows-1252') return byte === 0xa0 ? 1 : 0;
  if (byte === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0;
  return byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89) ? 3 : 0;
}

/** Decimal places that a plain number may have. */
const NUMBER_DIGITS = 6;

/** Any text, and the number that it writes, if it does. */
export class ValueCell extends TextCell {
  readonly #habits: Habits;

  constructor(habits: Habits) {
    super(habits, 200);
    this.#habits = habits;
  }

  /** Whether it is a text whatever it looks like; null: it is what it looks like. */
  isText: boolean | null = null;

  /** With the decimal sign of the file; null when the text is no number. */
  get number(): number | null {
    if (this.isText === true) return null;
    const parsed = parseAmount(this.text ?? '', this.#habits.decimal ?? '.', NUMBER_DIGITS);
    return parsed.ok ? parsed.minor / 10 ** NUMBER_DIGITS : null;
  }

  /** Null when the text is neither yes nor no. */
  get flag(): boolean | null {
    const word = (this.text ?? '').toLowerCase();
    if (this.isText !== null && (this.isText || !/^(true|false)$/.test(word))) return null;
    return YES.has(word) ? true : NO.has(word) ? false : null;
  }

  /** In minor units of the currency; null when the text is no amount. */
  get minor(): number | null {
    if (this.isText === true) return null;
    const parsed = parseAmount(this.text ?? '', this.#habits.decimal, this.#habits.scaleDigits);
    return parsed.ok ? parsed.minor : null;
  }
}

/** A number that is no amount. */
export class NumberCell extends ValueCell {
  override read(bytes: Buffer, start: number, end: number): CellFault | null {
    const fault = super.read(bytes, start, end);
    if (fault !== null || !this.isPresent || this.number !== null) return fault;
    this.clear();
    return { code: 'not_a_number', detail: null };
  }
}

/** Yes or no. */
export class FlagCell extends Cell {
  readonly #habits: Habits;
  /** The words that have come up, as bytes, and what each means. */
  readonly #known = new ByteTable();
  readonly #flags: number[] = [];
  /** 1, 0 or ABSENT_FLAG. */
  flag = ABSENT_FLAG;

  constructor(habits: Habits) {
    super();
    this.#habits = habits;
  }

  get isPresent(): boolean {
    return this.flag !== ABSENT_FLAG;
  }

  clear(): void {
    this.flag = ABSENT_FLAG;
  }

  read(bytes: Buffer, start: number, end: number): CellFault | null {
    this.flag = ABSENT_FLAG;
    if (start === end) return null;
    const known = this.#known.find(bytes, start, end);
    if (known !== -1) {
      this.flag = this.#flags[known] ?? ABSENT_FLAG;
      return null;
    }
    const text = decodeCell(bytes, start, end, this.#habits);
    if (typeof text !== 'string') return text;
    const word = text.toLowerCase();
    if (word === '') return null;
    if (!YES.has(word) && !NO.has(word)) return { code: 'not_yes_or_no', detail: null };
    this.flag = Number(YES.has(word));
    this.#flags[this.#known.add(bytes, start, end)] = this.flag;
    return null;
  }
}

/** The cell for a field of this type. */
export function createCell({ type, maxLength, choices }: FieldDefinition, habits: Habits): Cell {
  switch (type) {
    case 'text':
      return new TextCell(habits, maxLength ?? 100);
    case 'siren':
      return new SirenCell(habits, 100);
    case 'choice':
      return new ChoiceCell(habits, choices ?? {});
    case 'date':
      return new DayCell(habits);
    case 'amount':
      return new AmountCell(habits);
    case 'number':
      return new NumberCell(habits);
    case 'value':
      return new ValueCell(habits);
    case 'boolean':
      return new FlagCell(habits);
  }
}
