import { NO_VALUE } from '../../i18n/format.js';
import { useFormats } from '../../i18n/locale-provider.js';

interface AmountProps {
  readonly minor: number | null;
  /** Null when the dataset states none: the number then stands alone. */
  readonly currency: string | null;
}

/** An amount in its dataset's currency, to the cent. */
export function Amount({ minor, currency }: AmountProps) {
  const format = useAmount();
  return <span style={{ whiteSpace: 'nowrap' }}>{minor === null ? NO_VALUE : format(minor, currency)}</span>;
}

/** Formats amounts of a dataset: with its currency, or as plain numbers where it states none. */
export function useAmount(): (minor: number, currency: string | null) => string {
  const formats = useFormats();
  return (minor, currency) =>
    currency === null ? formats.number(minor / 100, 2) : formats.money(minor, currency, 'always');
}
