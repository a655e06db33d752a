import { describePlace, type JsonPath, type Scorecard } from '@encours/engine';
import { useLocale, useT, useText } from '../i18n/locale-provider.js';
import { changeMessages } from './change-messages.js';
import type { DocumentSide } from './document-side.js';
import { splitProperty } from './split-property.js';
import { type EntryRow, useEntryRows } from './use-entry-rows.js';

/**
 * Where a path leads, as somebody says it who never saw an id: bands by what they hold, rules by the reason that they
 * give, facts and ratios by their labels, then the property and the rating. Empty for a section as a whole.
 */
export function usePlaceName(): (side: DocumentSide, path: JsonPath) => string {
  const t = useT(changeMessages);
  const text = useText();
  const { locale } = useLocale();
  const nameEntry = useEntryOf();
  const nameMember = (scorecard: Scorecard, [section, member]: JsonPath): string | null => {
    if (section === 'rules' && typeof member === 'number') {
      const rule = scorecard.rules[member];
      return rule === undefined ? null : t.rule(text(rule.reason.text).replace(/\.$/u, ''));
    }
    if ((section !== 'facts' && section !== 'ratios') || typeof member !== 'string') return null;
    const label = scorecard[section][member]?.label;
    return label === undefined ? null : t[section](text(label));
  };
  const nameThing = ({ root, scorecard }: DocumentSide, path: JsonPath): string => {
    if (path.length <= 1) return '';
    const whole = text(describePlace(root, path));
    if (scorecard === null) return whole;
    const name = nameEntry(scorecard, path);
    const entry = name !== null && path[2] === 'bands' ? t.band(name) : name;
    if (entry !== null) return `${text(describePlace(root, path.slice(0, 2)))}, ${entry}`;
    const member = nameMember(scorecard, path);
    return member === null ? whole : `${member}${whole.slice(text(describePlace(root, path.slice(0, 2))).length)}`;
  };
  return (side, path) => {
    const { place, property, rating } = splitProperty(path);
    return [nameThing(side, place), property?.[locale] ?? '', rating === null ? '' : t.rating(rating)]
      .filter((part) => part !== '')
      .join(', ');
  };
}

/** What a band, category or class of a characteristic holds; where that cannot be told, what the text calls it. */
export function useEntryName(): (side: DocumentSide, path: JsonPath) => string {
  const text = useText();
  const nameEntry = useEntryOf();
  return ({ root, scorecard }, path) =>
    (scorecard === null ? null : nameEntry(scorecard, path)) ?? text(describePlace(root, path));
}

/** What the entry at a path holds; null for anything else. */
function useEntryOf(): (scorecard: Scorecard, path: JsonPath) => string | null {
  const listRows = useEntryRows();
  return (scorecard, [section, member, list, index]) => {
    if (section !== 'characteristics' || typeof member !== 'number') return null;
    const characteristic = scorecard.characteristics[member];
    if (characteristic === undefined || list === undefined || index === undefined) return null;
    const key = keyOf(characteristic, list, index);
    return listRows(scorecard, characteristic).find((row) => row.key === key)?.name ?? null;
  };
}

/** The key that an entry of a characteristic has among its rows. */
function keyOf(
  characteristic: Scorecard['characteristics'][number],
  list: string | number,
  index: string | number,
): EntryRow['key'] | null {
  if (list === 'absent') return String(index);
  if (typeof index !== 'number') return null;
  if (list === 'classes') return `class:${characteristic.classes[index]?.class ?? ''}`;
  if (list === 'bands' && characteristic.kind === 'numeric') return characteristic.bands[index]?.id ?? null;
  if (list === 'categories' && characteristic.kind !== 'numeric') return characteristic.categories[index]?.id ?? null;
  return null;
}
