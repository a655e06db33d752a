/** Where a path leads in a scorecard, in the words of its author. */
import type { JsonPath } from '../kernel/diagnostic.js';
import { inEachLanguage, quote } from '../kernel/messages.js';
import { isRecord, valueAt } from '../kernel/shape/schema-walk.js';
import { LOCALES, type Locale, type Text } from '../kernel/text.js';

const COLLECTIONS: Readonly<Record<string, Text>> = {
  facts: { fr: 'fait', en: 'fact' },
  ratios: { fr: 'ratio', en: 'ratio' },
  guards: { fr: 'garde', en: 'guard' },
  benchmarks: { fr: 'référence sectorielle', en: 'benchmark' },
  characteristics: { fr: 'critère', en: 'characteristic' },
  bands: { fr: 'tranche', en: 'band' },
  categories: { fr: 'catégorie', en: 'category' },
  classes: { fr: 'classe', en: 'class' },
  ratings: { fr: 'cote', en: 'rating' },
  rules: { fr: 'règle', en: 'rule' },
  effects: { fr: 'effet', en: 'effect' },
  regimes: { fr: 'régime', en: 'regime' },
  offers: { fr: 'offre', en: 'offer' },
  tables: { fr: 'table', en: 'table' },
  components: { fr: 'composante', en: 'component' },
  levels: { fr: 'niveau', en: 'level' },
  triggers: { fr: 'déclencheur', en: 'trigger' },
  strategies: { fr: 'stratégie', en: 'strategy' },
  steps: { fr: 'étape', en: 'step' },
};

/** `critère « Gearing », tranche « low »`; empty at the root. Objects are called by label, then id, then number. */
export function describePlace(root: unknown, path: JsonPath): Text {
  return inEachLanguage((locale) => {
    const parts: string[] = [];
    let property: string | null = null;
    for (let depth = 0; depth < path.length; depth++) {
      const key = path[depth];
      const words = typeof key === 'string' ? COLLECTIONS[key] : undefined;
      const next = path[depth + 1];
      if (words !== undefined && next !== undefined) {
        parts.push(`${words[locale]} ${nameOf(valueAt(root, path.slice(0, depth + 2)), next, locale)}`);
        depth++;
        property = null;
      } else if (typeof key === 'string' && !LOCALES.some((known) => known === key)) property = key;
    }
    if (property !== null) parts.push(quote(property, locale));
    return parts.join(', ');
  });
}

function nameOf(value: unknown, key: string | number, locale: Locale): string {
  if (typeof key === 'string') return quote(key, locale);
  if (isRecord(value)) {
    const { label } = value;
    if (isRecord(label) && typeof label[locale] === 'string' && label[locale].trim() !== '')
      return quote(label[locale], locale);
    for (const property of ['id', 'class', 'role', 'code']) {
      const id = value[property];
      if (typeof id === 'string' && id !== '') return quote(id, locale);
    }
  }
  return String(key + 1);
}

/** A value for a property that is missing, where more is known than its schema says: neutral points, no reason. */
export function proposeValue(root: unknown, path: JsonPath): unknown {
  const [section, index] = path;
  const key = path.at(-1);
  if (section !== 'characteristics' || index === undefined) return undefined;
  const neutral = valueAt(root, [section, index, 'neutralPoints']);
  const points = typeof neutral === 'number' ? neutral : 0;
  if (path.at(-2) === 'absent') return { points, reason: null };
  if (key === 'absent') {
    const entry = { points, reason: null };
    return { missing: entry, confidential: entry, notApplicable: entry, stale: entry };
  }
  if (key === 'points' || key === 'neutralPoints') return points;
  return undefined;
}
