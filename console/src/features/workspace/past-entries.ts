import type { JsonPath } from '@encours/engine';
import type { ApiOutput } from '../../api/types.js';
import type { Formats } from '../../i18n/format.js';
import type { Messages } from '../../i18n/messages.js';
import { listOf, recordOf, textOf } from './form/values.js';
import type { workspaceMessages } from './messages.js';

export type LatestEntries = NonNullable<ApiOutput['backtests']['latestEntries']>;
type PastEntry = LatestEntries['characteristics'][number]['entries'][number];

/** What an entry of the text found in the last backtest. */
export interface PastFigure {
  readonly path: JsonPath;
  readonly entry: PastEntry;
  /** Of the characteristic. */
  readonly cases: number;
}

/** The bands and categories of a text that still are what they were in the backtest: by input, formula and bounds. */
export function pastFigures(value: unknown, latest: LatestEntries | null): readonly PastFigure[] {
  if (latest === null) return [];
  const ratios = recordOf(recordOf(value).ratios);
  return listOf(recordOf(value).characteristics).flatMap((item, index) => {
    const characteristic = recordOf(item);
    const formula = recordOf(ratios[textOf(characteristic.input)]).formula ?? null;
    const past = latest.characteristics.filter(
      (one) =>
        one.id === characteristic.id && one.input === characteristic.input && one.formula === formula && one.cases > 0,
    );
    return (['bands', 'categories'] as const).flatMap((key) =>
      listOf(characteristic[key]).flatMap((band, at): PastFigure[] => {
        const path = ['characteristics', index, key, at];
        const found = past.flatMap(({ entries, cases }) =>
          entries.filter((entry) => isSame(recordOf(band), entry)).map((entry) => ({ path, entry, cases })),
        );
        return found.slice(0, 1);
      }),
    );
  });
}

function isSame(item: Readonly<Record<string, unknown>>, { id, from, to, values }: PastEntry): boolean {
  if (item.id !== id) return false;
  if (values !== null) return JSON.stringify(item.values) === JSON.stringify(values);
  return item.from === from && item.to === to;
}

type Words = Messages<typeof workspaceMessages>;

/** `18,4 % des cas · défaut 2,1 %`. */
export function briefFigure({ entry, cases }: PastFigure, t: Words, formats: Formats): string {
  const share = formats.percent(entry.n / cases);
  return entry.badRate === null ? t.pastShare(share) : t.pastBrief(share, formats.percent(entry.badRate));
}

/** The whole of it, with where it comes from. */
export function explainFigure({ entry, cases }: PastFigure, latest: LatestEntries, t: Words, formats: Formats): string {
  const { badRate, badRateInterval: range } = entry;
  const source = t.pastSource(formats.date(latest.finishedAt), latest.datasetName);
  const found = t.pastCases(formats.number(entry.n), formats.number(cases));
  if (badRate === null) return `${source} ${found}`;
  const rate =
    range === null
      ? t.pastBad(formats.number(entry.bad), formats.percent(badRate))
      : t.pastBadBetween(
          formats.number(entry.bad),
          formats.percent(badRate),
          formats.percent(range.low),
          formats.percent(range.high),
        );
  return `${source} ${found} ${rate}`;
}
