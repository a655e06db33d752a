import type { JsonPath, Scorecard } from '@encours/engine';
import { useCallback, useMemo } from 'react';
import { useT, useText } from '../i18n/locale-provider.js';
import { conditionMessages } from './condition-messages.js';
import type { WordOf } from './split-names.js';
import { useEntryRows } from './use-entry-rows.js';

/**
 * Words for the names that messages about a scorecard use: labels, of a rule the first sentence of its reason, of a band
 * what it holds, which depends on the place that the message is about. Without a scorecard no name has words.
 */
export function useNameWords(scorecard: Scorecard | null): (place: JsonPath) => WordOf {
  const t = useT(conditionMessages);
  const text = useText();
  const listRows = useEntryRows();
  const labels = useMemo(
    () => (scorecard === null ? [] : listLabels(scorecard)).map(([name, label]) => [name, text(label)] as const),
    [scorecard, text],
  );
  // The first of a name counts.
  const words = useMemo(() => new Map(labels.toReversed()), [labels]);
  return useCallback(
    (place) => (name) => {
      const request = name.startsWith('request.') ? requestWord(t, name) : null;
      return nameEntry(scorecard, place, name, listRows) ?? words.get(name) ?? request;
    },
    [scorecard, words, t, listRows],
  );
}

function requestWord(words: Readonly<Record<string, unknown>>, name: string): string | null {
  const word = words[name];
  return typeof word === 'string' ? word : null;
}

function nameEntry(
  scorecard: Scorecard | null,
  [section, index]: JsonPath,
  id: string,
  listRows: ReturnType<typeof useEntryRows>,
): string | null {
  if (scorecard === null || section !== 'characteristics' || typeof index !== 'number') return null;
  const characteristic = scorecard.characteristics[index];
  if (characteristic === undefined) return null;
  return listRows(scorecard, characteristic).find(({ key }) => key === id)?.name ?? null;
}

type Label = { readonly fr: string; readonly en: string };

function listLabels(scorecard: Scorecard): readonly (readonly [name: string, label: Label])[] {
  const { facts, ratios, characteristics, rules, delegation, limit } = scorecard;
  return [
    ...[...Object.entries(facts), ...Object.entries(ratios)].map(([name, { label }]) => [name, label] as const),
    ...characteristics.map(({ id, label }) => [id, label] as const),
    ...rules.map(({ id, reason }) => [id, inEach(reason.text, firstSentence)] as const),
    ...delegation.levels.map(({ role, label }) => [role, label] as const),
    ...limit.components.flatMap(({ id, label }) => [[id, label] as const, [`limit.${id}`, label] as const]),
    ...Object.values(ratios).flatMap(({ guards }) => guards.map((guard) => [guard.class, guard.label] as const)),
  ].filter((entry): entry is [string, Label] => entry[1] != null);
}

function inEach({ fr, en }: Label, change: (text: string) => string): Label {
  return { fr: change(fr), en: change(en) };
}

/** Without its full stop, and without what follows it. */
function firstSentence(text: string): string {
  return text.replace(/\.(?:\s+(?=\p{Lu}).*)?$/su, '');
}
