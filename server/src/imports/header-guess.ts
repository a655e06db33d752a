/** What a column probably holds, from its header: French and English names that accounting exports use. */
import { FIELDS } from './fields.js';
import { fieldsOf, IMPORT_KINDS, type ImportKind, KINDS } from './kinds.js';
import { normaliseHeader } from './normalise-header.js';

/** "nodefacture" and "nofacture" are the same words to a French reader. */
function withoutParticles(header: string): string {
  return normaliseHeader(header.replace(/(^|[\s_-])(de|du|la|le|des|d|l|of|the)(?=[\s_'’-])/gi, ' '));
}

/** The names of each field, the surest first. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  [...FIELDS].map(([field, { headers, label }]) => [
    field,
    [...[label.fr, label.en, field].map(normaliseHeader), ...headers.split(' ')].filter((name) => name !== ''),
  ]),
);

/** How surely a header names a field, 0 being the surest; null when it does not. */
function rankOf(header: string, field: string): number | null {
  const names = NAMES.get(field) ?? [];
  const ranks = [normaliseHeader(header), withoutParticles(header)]
    .map((form) => names.indexOf(form))
    .filter((rank) => rank >= 0);
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/** The field of `kind` that a header names, or null. */
export function guessField(header: string, kind: ImportKind): string | null {
  let best: { readonly field: string; readonly rank: number } | null = null;
  for (const field of fieldsOf(kind)) {
    const rank = rankOf(header, field);
    if (rank !== null && (best === null || rank < best.rank)) best = { field, rank };
  }
  return best?.field ?? null;
}

/** Columns for the fields of `kind`; each column serves one field, and each field takes its best-named column. */
export function guessColumns(headers: readonly string[], kind: ImportKind): Record<string, string> {
  const columns: Record<string, string> = {};
  const ranks = new Map<string, number>();
  for (const header of headers) {
    const field = guessField(header, kind);
    if (field === null) continue;
    const rank = rankOf(header, field) ?? 0;
    const previous = ranks.get(field);
    if (previous !== undefined && previous <= rank) continue;
    ranks.set(field, rank);
    columns[field] = header;
  }
  return columns;
}

/**
 * The kind of file that these headers name: of those whose required columns are all there, the one that knows the most
 * headers. A due date makes it invoices even where something lacks; customers where nothing else fits.
 */
export function guessKind(headers: readonly string[]): ImportKind {
  let best: { readonly kind: ImportKind; readonly known: number } = { kind: 'customers', known: 0 };
  for (const kind of IMPORT_KINDS) {
    const columns = guessColumns(headers, kind);
    const known = Object.keys(columns).length;
    const isComplete = KINDS[kind].required.every((field) => columns[field] !== undefined);
    if (kind !== 'customers' && isComplete && known > best.known) best = { kind, known };
  }
  if (best.kind === 'customers' && guessColumns(headers, 'invoices').dueOn !== undefined) return 'invoices';
  return best.kind;
}
