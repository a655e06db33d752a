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
}

/**
 * A number as people write it: French spaces and comma, or English ones. While it cannot be read the last good value
 * stays and the field says so; leaving the field writes the number out again.
 */
export function NumberField({ value, onChange, kind, currency = 'EUR', ...rest }: NumberFieldProps) {
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
  const faulty = typed !== null && typed.trim() !== '' && read(typed) === null;
  return (
    <TextInput
      {...rest}
      inputMode={kind === 'integer' ? 'numeric' : 'decimal'}
      value={typed ?? written}
      error={faulty ? t.notANumber : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (text.trim() === '') onChange(null);
        else {
          const number = read(text);
          if (number !== null) onChange(number);
        }
      }}
      onBlur={(event) => {
        if (!faulty) setTyped(null);
        rest.onBlur?.(event);
      }}
    />
  );
}
