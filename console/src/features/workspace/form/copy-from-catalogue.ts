import type { ApiOutput } from '../../../api/types.js';
import { set, type TextEdit } from './edits.js';
import { recordOf, valueAt } from './values.js';

export type Catalogue = ApiOutput['scorecards']['catalogue'];

/**
 * A fact or ratio of the catalogue put into the text, after whatever it reads that the text does not have; what is there
 * under a name stays as it is.
 */
export function copyFromCatalogue(
  root: unknown,
  catalogue: Catalogue,
  section: 'facts' | 'ratios',
  name: string,
): readonly TextEdit[] {
  const has = (key: 'facts' | 'ratios', one: string): boolean => Object.hasOwn(recordOf(valueAt(root, [key])), one);
  const copied = new Set<string>();
  const edits: TextEdit[] = [];
  const copy = (key: 'facts' | 'ratios', one: string): void => {
    const value = catalogue[key][one];
    if (value === undefined || has(key, one) || copied.has(one)) return;
    copied.add(one);
    if ('formula' in value) {
      for (const read of namesIn([value.formula, ...value.guards.map(({ when }) => when)])) {
        copy('facts', read);
        copy('ratios', read);
      }
    }
    edits.push(set([key, one], value));
  };
  copy(section, name);
  return edits;
}

/** Whatever in formulas may be a name; functions and words of logic are none of the catalogue's. */
function namesIn(formulas: readonly string[]): ReadonlySet<string> {
  return new Set(formulas.flatMap((formula) => formula.match(/[A-Za-z][A-Za-z0-9_.]*/gu) ?? []));
}
