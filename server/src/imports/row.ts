/** One row of the file at hand: its cells by field, and everything that is wrong with it. */
import { AmountCell, type Cell, createCell, DayCell, FlagCell, type Habits, TextCell, ValueCell } from './cells.js';
import { decodeBytes } from './decode-bytes.js';
import { fieldNamed, type OwnField } from './fields.js';
import { KINDS } from './kinds.js';
import type { Mapping } from './mapping.js';
import type { Reject, RejectCode } from './reasons.js';
import type { RawRecord } from './split-records.js';

/** Of a refused value, so much is kept to show. */
const SHOWN_CHARACTERS = 200;

interface MappedCell {
  readonly field: string;
  readonly column: string;
  readonly index: number;
  readonly required: boolean;
  readonly cell: Cell;
}

/** Reads each row into the same cells: what they hold is valid until the next row is read. */
export class Row {
  readonly #mapping: Mapping;
  readonly #habits: Habits;
  readonly #columnCount: number;
  readonly #mapped: readonly MappedCell[];
  readonly #cells = new Map<string, Cell>();
  #record: RawRecord | null = null;
  /** Line of the file on which the row starts. */
  line = 0;
  readonly faults: Reject[] = [];

  /** The mapping must have no faults (`findMappingFaults`). */
  constructor(mapping: Mapping, habits: Habits, headers: readonly string[]) {
    this.#mapping = mapping;
    this.#habits = habits;
    this.#columnCount = headers.length;
    const { required } = KINDS[mapping.kind];
    this.#mapped = Object.entries(mapping.columns).map(([field, column]) => {
      const cell = createCell(fieldNamed(field), habits);
      this.#cells.set(field, cell);
      return { field, column, index: headers.indexOf(column), required: required.includes(field), cell };
    });
  }

  has(field: OwnField): boolean {
    return this.#mapping.columns[field] !== undefined;
  }

  /** The cell of a field; one that stays absent where no column is chosen for it. */
  #cellOf<C extends Cell>(field: string, type: abstract new (...args: never[]) => C): C {
    let cell = this.#cells.get(field);
    if (cell === undefined) {
      cell = createCell(fieldNamed(field), this.#habits);
      this.#cells.set(field, cell);
    }
    if (!(cell instanceof type)) throw new Error(`the field ${field} is of another type`);
    return cell;
  }

  text(field: OwnField): TextCell {
    return this.#cellOf(field, TextCell);
  }

  day(field: OwnField): DayCell {
    return this.#cellOf(field, DayCell);
  }

  amount(field: string): AmountCell {
    return this.#cellOf(field, AmountCell);
  }

  flag(field: OwnField): FlagCell {
    return this.#cellOf(field, FlagCell);
  }

  value(field: OwnField): ValueCell {
    return this.#cellOf(field, ValueCell);
  }

  read(record: RawRecord): void {
    this.#record = record;
    this.line = record.line;
    if (this.faults.length > 0) this.faults.length = 0;
    if (record.count !== this.#columnCount && !this.#hasBlankSurplus(record)) {
      for (const { cell } of this.#mapped) cell.clear();
      const value = this.#show(record, 0, record.count - 1);
      const detail = `${record.count}/${this.#columnCount}`;
      this.faults.push({ row: record.line, column: null, value, code: 'wrong_column_count', detail });
      return;
    }
    const { bytes, starts, ends, faults, areTexts } = record;
    for (const fault of faults) this.faults.push({ row: record.line, ...fault });
    for (const { field, column, index, required, cell } of this.#mapped) {
      if (faults.length > 0 && faults.some((fault) => fault.column === null || fault.column === column)) {
        cell.clear();
        continue;
      }
      const start = starts[index] ?? 0;
      const end = ends[index] ?? 0;
      const fault = cell.read(bytes, start, end);
      if (cell instanceof ValueCell) cell.isText = areTexts?.[index] ?? null;
      if (fault !== null) {
        cell.clear();
        const detail = fault.code === 'wrong_encoding' ? String(record.position) : fault.detail;
        this.fault(field, fault.code, detail);
      } else if (required && !cell.isPresent) {
        this.fault(field, 'missing_value');
      }
    }
  }

  /** Says what is wrong with a field. */
  fault(field: string, code: RejectCode, detail: string | null = null): void {
    this.faults.push({
      row: this.line,
      column: this.#mapping.columns[field] ?? null,
      value: this.raw(field),
      code,
      detail,
    });
  }

  /** The beginning of what stands in the file for a field; empty where no column is chosen. */
  raw(field: string): string {
    const index = this.#mapped.find((mapped) => mapped.field === field)?.index;
    return this.#record === null || index === undefined ? '' : this.#show(this.#record, index, index);
  }

  /** Blank cells after the last column are a spreadsheet's habit and harmless. */
  #hasBlankSurplus(record: RawRecord): boolean {
    if (record.count < this.#columnCount) return false;
    for (let index = this.#columnCount; index < record.count; index++) {
      if (this.#show(record, index, index).trim() !== '') return false;
    }
    return true;
  }

  #show({ bytes, starts, ends }: RawRecord, first: number, last: number): string {
    const cell = bytes.subarray(starts[first], ends[last]);
    return (decodeBytes(cell, this.#habits.encoding) ?? cell.toString('latin1')).slice(0, SHOWN_CHARACTERS);
  }
}
