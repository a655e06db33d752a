/** What facts and ratios are in the newest history, in words: for completions, hovers and the form. */
import { describeQuantity, RatioUnit } from '@encours/engine';
import type { ApiOutput } from '../../api/types.js';
import type { Formats } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import type { Messages } from '../../i18n/messages.js';
import { recordOf, textOf, valueAt } from './form/values.js';
import type { workspaceMessages } from './messages.js';

export type InputProfiles = NonNullable<ApiOutput['datasets']['profileInputs']>;
type InputProfile = InputProfiles['inputs'][number];

/** Values of a category that are named, the most frequent ones. */
const MOST_NAMED = 3;

export interface ProfileWords {
  /** `médiane 12 jours · moitié centrale de 3 à 25 jours · 5 % ≤ 0 jour, 95 % ≤ 61 jours · absent 12 %`. */
  readonly figures: string;
  /** Of which data. */
  readonly source: string;
}

export interface Reader {
  readonly locale: Locale;
  readonly currency: string;
  readonly words: Messages<typeof workspaceMessages>;
  readonly formats: Formats;
}

/** What is known of a fact or ratio of the text as it is now; null where nothing is. */
export function describeInput(
  root: unknown,
  name: string,
  profiles: InputProfiles | null,
  reader: Reader,
): ProfileWords | null {
  if (profiles === null) return null;
  const ratio = recordOf(valueAt(root, ['ratios', name]));
  const fact = recordOf(valueAt(root, ['facts', name]));
  const formula = typeof ratio.formula === 'string' ? ratio.formula : null;
  const profile = profiles.inputs.find((one) => one.name === name && one.formula === formula);
  if (profile === undefined || profile.rows === 0) return null;
  const { words: t, formats } = reader;
  const unit = formula !== null ? ratio.unit : fact.type === 'money' ? 'money' : fact.unit;
  const share = (count: number): string => formats.percent(count / profile.rows);
  const figures = [
    ...describeNumbers(profile, RatioUnit.safeParse(unit).data ?? null, reader),
    ...describeCategories(profile, fact, reader),
    ...(profile.special > 0 ? [t.profileSpecial(share(profile.special))] : []),
    ...(profile.absent > 0 ? [t.profileAbsent(share(profile.absent))] : []),
  ].join(' · ');
  const { dataset, n, from, to } = profiles;
  const source = t.profileSource(dataset, formats.number(n), formats.date(from), formats.date(to));
  return figures === '' ? null : { figures, source };
}

function describeNumbers({ quantiles }: InputProfile, unit: RatioUnit | null, reader: Reader): readonly string[] {
  if (quantiles === null) return [];
  const { words: t, locale, currency } = reader;
  const [lowest = '', low = '', middle = '', high = '', highest = ''] = quantiles.map((value) =>
    describeQuantity(value, unit, currency, locale),
  );
  return [t.profileMedian(middle), t.profileMiddle(low, high), t.profileEnds(lowest, highest)];
}

/** Of yes and no, and of the values of a category; texts that are all different say nothing. */
function describeCategories(
  { categories, present }: InputProfile,
  fact: Readonly<Record<string, unknown>>,
  { words: t, locale, formats }: Reader,
): readonly string[] {
  if (categories === null || (fact.type !== 'category' && fact.type !== 'boolean')) return [];
  const labels = recordOf(fact.labels);
  return categories.slice(0, MOST_NAMED).map(({ value, count }) => {
    const name = typeof value === 'boolean' ? (value ? t.yes : t.no) : textOf(recordOf(labels[value])[locale]) || value;
    return `${name} ${formats.percent(count / present)}`;
  });
}
