/** What each kind of file may carry, in the order in which the columns are asked for. The server checks the same list. */
import type { ApiInput } from '../../api/types.js';

export type Mapping = ApiInput['imports']['check']['mapping'];
export type Kind = Mapping['kind'];
export type Field = keyof Mapping['columns'];

export const KINDS: readonly Kind[] = ['invoices', 'customers', 'payments'];

const CUSTOMER_FIELDS = [
  'name',
  'siren',
  'country',
  'segment',
  'sector',
  'size',
  'naturalPerson',
  'customerSince',
] as const satisfies readonly Field[];

const FIELDS_OF: Readonly<Record<Kind, { readonly required: readonly Field[]; readonly optional: readonly Field[] }>> =
  {
    invoices: {
      required: ['invoiceId', 'customerId', 'issuedOn', 'dueOn', 'amount'],
      optional: ['settledOn', 'settledAmount', 'disputed', 'currency', ...CUSTOMER_FIELDS],
    },
    customers: { required: ['customerId'], optional: CUSTOMER_FIELDS },
    payments: { required: ['invoiceId', 'paidOn', 'amount'], optional: ['paymentId', 'currency'] },
  };

export function requiredFields(kind: Kind): readonly Field[] {
  return FIELDS_OF[kind].required;
}

export function optionalFields(kind: Kind): readonly Field[] {
  return FIELDS_OF[kind].optional;
}

/** Required fields that no column is chosen for. */
export function unmappedFields(mapping: Mapping): readonly Field[] {
  return requiredFields(mapping.kind).filter((field) => mapping.columns[field] === undefined);
}

/** Headers chosen for more than one field. */
export function columnsUsedTwice(mapping: Mapping): ReadonlySet<string> {
  const chosen = Object.values(mapping.columns);
  return new Set(chosen.filter((column, index) => chosen.indexOf(column) !== index));
}

/** The mapping with a field given another column, or none. */
export function withColumn(mapping: Mapping, field: Field, column: string | null): Mapping {
  const { [field]: _, ...others } = mapping.columns;
  return { ...mapping, columns: column === null ? others : { ...others, [field]: column } };
}
