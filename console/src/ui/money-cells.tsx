import type { ReactNode } from 'react';
import { centsOf } from '../i18n/format.js';
import { Money } from './values.js';

/** The cells of a column of amounts: all of them with cents, or none. A currency that is null is the company's. */
export function moneyCells<Row>(
  rows: readonly Row[],
  amountOf: (row: Row) => number | null,
  currencyOf: (row: Row) => string | null,
): (row: Row) => ReactNode {
  const hasCents = rows.some((row) => centsOf([amountOf(row)], currencyOf(row) ?? undefined) === 'always');
  return (row) => {
    const currency = currencyOf(row);
    return (
      <Money minor={amountOf(row)} cents={hasCents ? 'always' : 'auto'} {...(currency === null ? {} : { currency })} />
    );
  };
}
