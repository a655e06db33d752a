/** What a mapping still lacks, by what the server says of its kind of file. */
import type { ApiInput, ApiOutput } from '../../api/types.js';

export type Mapping = ApiInput['imports']['check']['mapping'];
/** A kind of file: what a row of it is, which fields it must and may have. */
export type Kind = ApiOutput['imports']['kinds'][number];
export type Field = Kind['required'][number];

/** For the address bar, which is read before the server has answered. */
export const KIND_NAMES = [
  'invoices',
  'customers',
  'payments',
  'creditNotes',
  'disputes',
  'promises',
  'writeOffs',
  'statements',
  'externalScores',
  'creditLimits',
  'registryEvents',
  'proceedings',
  'facts',
] as const satisfies readonly Kind['kind'][];
export type KindName = (typeof KIND_NAMES)[number];

/** The kind of a mapping; every mapping has one that the server knows. */
export function kindOf(kinds: readonly Kind[], name: Mapping['kind']): Kind {
  const kind = kinds.find((known) => known.kind === name);
  if (kind === undefined) throw new Error(`no kind of file is called ${name}`);
  return kind;
}

export function hasAmounts({ required, optional }: Kind): boolean {
  return [...required, ...optional].some(({ type }) => type === 'amount');
}

/** Required fields that no column is chosen for. */
export function unmappedFields({ required }: Kind, mapping: Mapping): readonly Field[] {
  return required.filter(({ field }) => mapping.columns[field] === undefined);
}

/** Headers chosen for more than one field. */
export function columnsUsedTwice(mapping: Mapping): ReadonlySet<string> {
  const chosen = Object.values(mapping.columns);
  return new Set(chosen.filter((column, index) => chosen.indexOf(column) !== index));
}

/** The mapping with a field given another column, or none. */
export function withColumn(mapping: Mapping, field: string, column: string | null): Mapping {
  const { [field]: _, ...others } = mapping.columns;
  return { ...mapping, columns: column === null ? others : { ...others, [field]: column } };
}
