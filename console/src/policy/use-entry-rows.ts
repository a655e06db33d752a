import {
  ABSENT_KINDS,
  type Characteristic,
  describeBound,
  type Text as LocalText,
  type RatioUnit,
  type Scorecard,
} from '@encours/engine';
import { useCallback } from 'react';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import { policyMessages } from './messages.js';

/** What a characteristic may find, as a person reads it, and what it earns. */
export interface EntryRow {
  readonly key: string;
  readonly name: string;
  readonly points: number;
  readonly isAbsence: boolean;
}

/** Puts the bands or categories, classes and kinds of absence of a characteristic into words. */
export function useEntryRows(): (scorecard: Scorecard, characteristic: Characteristic) => readonly EntryRow[] {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  return useCallback(
    (scorecard, characteristic) => {
      const labels = labelsOf(scorecard, characteristic.input);
      const unit = unitOf(scorecard, characteristic.input);
      const bound = (value: number): string => describeBound(value, unit, scorecard.about.currency, locale);
      const bandName = (from: number | null, to: number | null): string => {
        if (from === null) return to === null ? t.anyValue : t.under(bound(to));
        return to === null ? t.fromOn(bound(from)) : t.fromTo(bound(from), bound(to));
      };
      const valueName = (value: string | boolean): string => {
        if (typeof value === 'boolean') return value ? t.yes : t.no;
        return labels[value] === undefined ? value : text(labels[value]);
      };
      return [
        ...(characteristic.kind === 'numeric'
          ? characteristic.bands.map((band) => ({
              key: band.id,
              name: bandName(band.from, band.to),
              points: band.points,
            }))
          : characteristic.categories.map((category) => ({
              key: category.id,
              name: formats.list(category.values.map(valueName), 'disjunction'),
              points: category.points,
            }))),
        ...characteristic.classes.map((entry) => ({
          key: `class:${entry.class}`,
          name: t.classCase(text(guardLabelOf(scorecard, characteristic.input, entry.class))),
          points: entry.points,
        })),
      ]
        .map((row): EntryRow => ({ ...row, isAbsence: false }))
        .concat(
          ABSENT_KINDS.map((kind) => ({
            key: kind,
            name: t[kind],
            points: characteristic.absent[kind].points,
            isAbsence: true,
          })),
        );
    },
    [t, text, formats, locale],
  );
}

export function labelsOf(scorecard: Scorecard, input: string): Readonly<Record<string, LocalText>> {
  const fact = scorecard.facts[input];
  return fact?.type === 'category' ? (fact.labels ?? {}) : {};
}

/** What a class of a ratio is called; its own name where no guard has a label for it. */
export function guardLabelOf(scorecard: Scorecard, ratio: string, name: string): LocalText {
  const plain = name.replaceAll('_', ' ');
  const guard = scorecard.ratios[ratio]?.guards.find((one) => one.class === name);
  return guard?.label ?? { fr: plain, en: plain };
}

/** The unit of a fact or ratio, where it is a number. */
export function unitOf(scorecard: Scorecard, input: string): RatioUnit | null {
  const ratio = scorecard.ratios[input];
  if (ratio !== undefined) return ratio.unit;
  const fact = scorecard.facts[input];
  if (fact === undefined) return null;
  if (fact.type === 'money') return 'money';
  return fact.type === 'number' || fact.type === 'integer' ? fact.unit : null;
}
