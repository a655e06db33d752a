/** Facts of the customer file. It carries no dates: it is taken as always known, and dated facts outrank it. */
import type { FactEnvelope } from '../application/schema.js';
import { SIZE_CLASSES } from '../benchmark/levels.js';
import type { CustomerRecord } from './records.js';

type FileValue = string | boolean | null;

export const CUSTOMER_FACTS: ReadonlyMap<string, (customer: CustomerRecord) => FileValue> = new Map([
  ['registry.siren', ({ siren }: CustomerRecord): FileValue => siren],
  ['registry.naf', ({ sector }: CustomerRecord): FileValue => sector],
  ['registry.sizeClass', ({ size }: CustomerRecord): FileValue => (isSizeClass(size) ? size : null)],
  ['registry.naturalPerson', ({ naturalPerson }: CustomerRecord): FileValue => naturalPerson],
  ['rel.segment', ({ segment }: CustomerRecord): FileValue => segment],
]);

export function customerFacts(customer: CustomerRecord | null): Record<string, FactEnvelope> {
  const facts: Record<string, FactEnvelope> = {};
  if (customer === null) return facts;
  for (const [name, read] of CUSTOMER_FACTS) {
    const value = read(customer);
    if (value === null) continue;
    facts[name] = { value, status: 'present', asOf: null, knownAt: null, source: 'customer_file' };
  }
  return facts;
}

/** Size codes of other habits are not sizes that a policy or a benchmark could compare. */
function isSizeClass(size: string | null): boolean {
  return size !== null && size !== 'all' && SIZE_CLASSES.some((sizeClass) => sizeClass === size);
}
