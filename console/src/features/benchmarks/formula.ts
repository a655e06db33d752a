import { type Benchmark, describeQuantity } from '@encours/engine';
import type { ApiOutput } from '../../api/types.js';
import { useLocale, useText } from '../../i18n/locale-provider.js';

/** A ratio that a benchmark has cells of, as the catalogue knows it; its names are null where it does not. */
export type Formula = ApiOutput['benchmarks']['get']['formulas'][number];

/** The currency never shows: benchmarks compare ratios, and a money value would be one. */
const CURRENCY = 'EUR';

/** Words and numbers of ratios in the reader's language. */
export function useFormulaTexts() {
  const text = useText();
  const { locale } = useLocale();
  return {
    nameOf: ({ formulaId, known }: Formula): string => (known === null ? formulaId : text(known.label)),
    write: (value: number, { known }: Formula): string =>
      describeQuantity(value, known?.unit ?? null, CURRENCY, locale),
  };
}

/** Decimals with which all quantiles of the cells can be written, three at most. */
export function decimalsOf(cells: Benchmark['cells']): number {
  const lengths = cells.flatMap(({ q10, q25, q50, q75, q90 }) =>
    [q10, q25, q50, q75, q90].map((value) => (value === null ? 0 : (String(value).split('.')[1] ?? '').length)),
  );
  return lengths.reduce((most, length) => Math.min(3, Math.max(most, length)), 0);
}
