import { type Decision, describeQuantity, type Scorecard } from '@encours/engine';
import type { Locale } from '../../i18n/locale.js';

type CharacteristicTrace = Decision['trace']['characteristics'][number];

interface EntryWords {
  readonly under: (to: string) => string;
  readonly fromOn: (from: string) => string;
  readonly fromTo: (from: string, to: string) => string;
  readonly anyValue: string;
}

/** The range of the band that applied, in words; null for the other kinds of entry, whose value says it all. */
export function nameBand(
  trace: CharacteristicTrace,
  scorecard: Scorecard | null,
  words: EntryWords,
  locale: Locale,
): string | null {
  const characteristic = scorecard?.characteristics.find(({ id }) => id === trace.id);
  if (scorecard === null || characteristic?.kind !== 'numeric' || trace.entry.kind !== 'band') return null;
  const band = characteristic.bands.find(({ id }) => id === trace.entry.id);
  if (band === undefined) return null;
  const bound = (value: number) => describeQuantity(value, trace.unit, scorecard.about.currency, locale);
  if (band.from === null) return band.to === null ? words.anyValue : words.under(bound(band.to));
  return band.to === null ? words.fromOn(bound(band.from)) : words.fromTo(bound(band.from), bound(band.to));
}
