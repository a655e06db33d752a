/** Categories: every value of the fact in exactly one of them. */
import { bandCodes } from '../../kernel/codes/band-codes.js';
import { scoreCodes } from '../../kernel/codes/score-codes.js';
import type { Check } from './context.js';

export const checkCategories: Check = ({ view, slotByName, report }) => {
  for (const { index, value } of view.characteristics) {
    const slot = slotByName.get(value.input);
    const base = ['characteristics', index];
    const fact = view.facts.get(value.input);
    if (slot === undefined || fact === null) continue;
    const { label, input, kind } = value;
    const isNumber = slot.dimension !== null;
    const isText = fact?.type === 'category' || fact?.type === 'code' || fact?.type === 'boolean';
    if (kind === 'numeric' ? !isNumber : !isText) {
      report(scoreCodes.inputKind.at({ path: [...base, 'input'] }, { label, input, kind }));
      continue;
    }
    if (value.kind === 'numeric') continue;
    const seen = new Set<string | boolean>();
    const allowed = fact?.type === 'category' ? fact.values : fact?.type === 'boolean' ? [true, false] : null;
    value.categories.forEach((category, at) => {
      category.values.forEach((item, position) => {
        const path = [...base, 'categories', at, 'values', position];
        const fits = allowed === null ? typeof item === 'string' : allowed.some((known) => known === item);
        if (!fits)
          report(
            bandCodes.valueUnknown.at({ path }, { label, value: String(item), values: (allowed ?? []).map(String) }),
          );
        if (seen.has(item)) report(bandCodes.valueRepeated.at({ path }, { label, value: String(item) }));
        seen.add(item);
      });
    });
    const uncovered = (allowed ?? []).filter((item) => !seen.has(item)).map(String);
    if (uncovered.length === 0) continue;
    const path = [...base, 'categories'];
    const missing = (allowed ?? []).filter((item) => !seen.has(item));
    const ids = new Set(value.categories.map(({ id }) => id));
    const id = ['other', 'other2', 'other3'].find((name) => !ids.has(name));
    const category = { id, values: missing, points: value.neutralPoints, reason: null };
    const title = { fr: 'Ajouter une catégorie, aux points neutres', en: 'Add a category, with neutral points' };
    const fixes = [{ title, edits: [{ path: [...path, value.categories.length], value: category }] }];
    report(bandCodes.valueUncovered.at({ path, fixes: id === undefined ? [] : fixes }, { label, values: uncovered }));
  }
};
