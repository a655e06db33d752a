import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { minorDigits } from '../i18n/format.js';
import { useFormats, useLocale, useT } from '../i18n/locale-provider.js';
import { parseMinor, parseNumber } from '../i18n/parse-number.js';
import { uiMessages } from './messages.js';

interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'error'> {
  /** Integer minor units for `money`; null when empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly kind: 'money' | 'number' | 'integer';
  readonly currency?: string;
  /** Where less than nothing is no answer. */
  readonly isNeverNegative?: boolean;
  /** Told at each change whether what stands in the field is something else than `value`, since it cannot be read. */
  readonly onFaulty?: (isFaulty: boolean) => void;
}

/**
 * A number as people write it: French spaces and comma, or English ones. While it cannot be read the last good value
 * stays and the field says so; leaving the field writes the number out again.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, kind, currency = 'EUR', isNeverNegative = false, onFaulty, ...rest } = props;
  const t = useT(uiMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const digits = minorDigits(currency);
  const written =
    value === null ? '' : kind === 'money' ? formats.number(value / 10 ** digits, digits) : formats.number(value, 6);
  const read = (text: string): number | null => {
    const number = kind === 'money' ? parseMinor(text, locale, digits) : parseNumber(text, locale);
    return kind === 'integer' && number !== null && !Number.isInteger(number) ? null : number;
  };
  const isNegative = (text: string): boolean => isNeverNegative && (read(text) ?? 0) < 0;
  const isUnread = (text: string): boolean => text.trim() !== '' && (read(text) === null || isNegative(text));
  const faulty = typed !== null && isUnread(typed);
  return (
    <TextInput
      {...rest}
      inputMode={kind === 'integer' ? 'numeric' : 'decimal'}
      value={typed ?? written}
      error={faulty ? (isNegative(typed) ? t.negative : t.notANumber) : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onFaulty?.(isUnread(text));
        if (!isUnread(text)) onChange(read(text));
      }}
      onBlur={(event) => {
        if (!faulty) setTyped(null);
        rest.onBlur?.(event);
      }}
    />
  );
}
