import { type Actor, requirePermission } from '../authority/require.js';
import { fieldNamed } from '../imports/fields.js';
import { exampleFile, IMPORT_KINDS, KINDS } from '../imports/kinds.js';

/** What each kind of file holds, with a small one to look at: for whoever prepares a file. */
export function listImportKinds(actor: Actor) {
  requirePermission(actor, 'datasets:read');
  return IMPORT_KINDS.map((kind) => {
    const { label, row, rules, required, optional } = KINDS[kind];
    const describe = (field: string) => ({ field, label: fieldNamed(field).label, type: fieldNamed(field).type });
    return {
      kind,
      label,
      row,
      rules,
      required: required.map(describe),
      optional: optional.map(describe),
      example: { fr: exampleFile(kind, 'fr'), en: exampleFile(kind, 'en') },
    };
  });
}
