/** Values of the reader's own file that can be read in two ways, and both readings of them. */
import type { ApiOutput } from '../../../api/types.js';
import type { Mapping } from '../fields.js';

export type Inspection = ApiOutput['imports']['inspect'];
export type DecimalSign = NonNullable<Mapping['decimal']>;

const DATE = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const GROUPED = /^[^\d]*(\d{1,3})([.,])(\d{3})[^\d]*$/;

export interface DateExample {
  /** As it stands in the file. */
  readonly value: string;
  /** The civil dates that it would be. */
  readonly dmy: string;
  readonly mdy: string;
}

export interface AmountExample {
  readonly value: string;
  /** The number when its sign is a decimal one, and when it groups thousands. */
  readonly asDecimal: number;
  readonly asGroups: number;
  readonly sign: DecimalSign;
}

/** A date that is two different days, from the columns that are dates; null where the sample holds none. */
export function findDateExample({
  columns,
  sampleRows,
}: Pick<Inspection, 'columns' | 'sampleRows'>): DateExample | null {
  for (const value of valuesOf(sampleRows, (index) =>
    ['ambiguous', 'mixed'].includes(columns[index]?.dateOrder ?? ''),
  )) {
    const [, first = '', second = '', year = ''] = DATE.exec(value) ?? [];
    const a = Number(first);
    const b = Number(second);
    if (a < 1 || b < 1 || a > 12 || b > 12 || a === b) continue;
    const fullYear = year.length === 2 ? `20${year}` : year;
    return { value, dmy: `${fullYear}-${two(b)}-${two(a)}`, mdy: `${fullYear}-${two(a)}-${two(b)}` };
  }
  return null;
}

/** An amount such as `1.234`, which is one and a bit or more than a thousand; null where the sample holds none. */
export function findAmountExample({
  columns,
  sampleRows,
}: Pick<Inspection, 'columns' | 'sampleRows'>): AmountExample | null {
  for (const value of valuesOf(sampleRows, (index) => columns[index]?.decimal === 'ambiguous')) {
    const [, whole = '', sign = '', rest = ''] = GROUPED.exec(value) ?? [];
    if (whole === '' || (sign !== '.' && sign !== ',')) continue;
    return { value, sign, asDecimal: Number(`${whole}.${rest}`), asGroups: Number(`${whole}${rest}`) };
  }
  return null;
}

/** Whether a person must say in which order the dates are written. */
export function asksDateOrder({ columns, mixedDates, suggestedMapping }: Inspection): boolean {
  if (suggestedMapping.dateOrder !== null) return false;
  return mixedDates !== null || columns.some(({ dateOrder }) => dateOrder === 'ambiguous' || dateOrder === 'mixed');
}

/** Whether a person must say which sign starts the decimals. */
export function asksDecimal({ columns, suggestedMapping }: Inspection): boolean {
  return suggestedMapping.decimal === null && columns.some(({ decimal }) => decimal === 'ambiguous');
}

function valuesOf(rows: Inspection['sampleRows'], isWanted: (index: number) => boolean): readonly string[] {
  return rows.flatMap((row) => row.filter((_, index) => isWanted(index)).map((value) => value.trim()));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
