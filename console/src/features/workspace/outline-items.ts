import type { JsonPath } from '@encours/engine';
import type { Locale } from '../../i18n/locale.js';

/** A part of the document as the outline shows it. */
export interface OutlineItem {
  readonly key: string;
  readonly label: string;
  readonly path: JsonPath;
  readonly children: readonly OutlineItem[];
}

/** The sections of a scorecard in its own order, each with the things it lists, by the names people gave them. */
export function outlineOf(
  value: unknown,
  locale: Locale,
  sectionName: (key: string) => string,
): readonly OutlineItem[] {
  if (!isRecord(value)) return [];
  return Object.entries(value)
    .filter(([, section]) => typeof section === 'object' && section !== null)
    .map(([key, section]) => ({
      key,
      label: sectionName(key),
      path: [key],
      children: childrenOf(key, section, locale),
    }));
}

/** Inside these, what is listed one level down. */
const LISTS: Readonly<Record<string, string>> = {
  limit: 'components',
  delegation: 'levels',
  dunning: 'strategies',
};

function childrenOf(key: string, section: unknown, locale: Locale): readonly OutlineItem[] {
  const inner = LISTS[key];
  if (inner !== undefined) {
    return isRecord(section) ? listItems(section[inner], [key, inner], locale) : [];
  }
  if (Array.isArray(section)) return key === 'benchmarks' ? [] : listItems(section, [key], locale);
  if ((key === 'facts' || key === 'ratios') && isRecord(section)) {
    return Object.entries(section).map(([name, item]) => ({
      key: name,
      label: nameOf(item, locale) ?? name,
      path: [key, name],
      children: [],
    }));
  }
  return [];
}

function listItems(list: unknown, path: JsonPath, locale: Locale): readonly OutlineItem[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown, index) => ({
    key: String(index),
    label: nameOf(item, locale) ?? String(index + 1),
    path: [...path, index],
    children: [],
  }));
}

function nameOf(item: unknown, locale: Locale): string | null {
  if (!isRecord(item)) return null;
  const label = isRecord(item.label) ? item.label[locale] : undefined;
  const reason = isRecord(item.reason) && isRecord(item.reason.text) ? item.reason.text[locale] : undefined;
  for (const candidate of [label, reason, item.id, item.code]) {
    if (typeof candidate === 'string' && candidate !== '') return candidate;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
