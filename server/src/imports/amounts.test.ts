import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectDecimalEvidence, decideDecimalSign, minorDigitsOf, parseAmount } from './amounts.js';
import type { DecimalSign } from './mapping.js';

describe('parseAmount', () => {
  it.each<{ note: string; text: string; decimal: DecimalSign | null; minor: number }>([
    { note: 'a point', text: '55.94', decimal: '.', minor: 5594 },
    { note: 'a comma', text: '55,94', decimal: ',', minor: 5594 },
    { note: 'one decimal', text: '97.6', decimal: '.', minor: 9760 },
    { note: 'no decimals', text: '1234', decimal: null, minor: 123400 },
    { note: 'space groups', text: '1 234 567,89', decimal: ',', minor: 123456789 },
    { note: 'no-break space groups', text: '1\u00a0234,50', decimal: ',', minor: 123450 },
    { note: 'narrow no-break space groups', text: '1\u202f234,50', decimal: ',', minor: 123450 },
    { note: 'dot groups', text: '1.234.567,89', decimal: ',', minor: 123456789 },
    { note: 'comma groups', text: '1,234,567.89', decimal: '.', minor: 123456789 },
    { note: 'Swiss groups', text: '1’234.50', decimal: '.', minor: 123450 },
    { note: 'a currency sign', text: '1 234,50 €', decimal: ',', minor: 123450 },
    { note: 'a currency code in front', text: 'EUR 12.00', decimal: '.', minor: 1200 },
    { note: 'a leading minus', text: '-12,30', decimal: ',', minor: -1230 },
    { note: 'a typographic minus', text: '−12,30', decimal: ',', minor: -1230 },
    { note: 'a trailing minus', text: '12,30-', decimal: ',', minor: -1230 },
    { note: 'parentheses', text: '(12.30)', decimal: '.', minor: -1230 },
    { note: 'zeros beyond the cents', text: '55.9400', decimal: '.', minor: 5594 },
    { note: 'minus zero as zero', text: '-0,00', decimal: ',', minor: 0 },
    { note: 'what a float would round', text: '4503599627370.49', decimal: '.', minor: 450359962737049 },
  ])('reads $note: $text', ({ text, decimal, minor }) => {
    expect(parseAmount(text, decimal, 2)).toEqual({ ok: true, minor });
  });

  it.each<{ text: string; decimal: DecimalSign | null; code: string }>([
    { text: '12.345', decimal: '.', code: 'too_many_decimals' },
    { text: '12 34', decimal: '.', code: 'not_an_amount' },
    { text: '12,34', decimal: '.', code: 'not_an_amount' },
    { text: '1.2.3', decimal: '.', code: 'not_an_amount' },
    { text: '1e5', decimal: '.', code: 'not_an_amount' },
    { text: 'n/a', decimal: '.', code: 'not_an_amount' },
    { text: '', decimal: '.', code: 'not_an_amount' },
    { text: '1.234', decimal: null, code: 'decimal_sign_unknown' },
    { text: '99999999999999999', decimal: '.', code: 'amount_too_large' },
  ])('refuses $text with sign $decimal', ({ text, decimal, code }) => {
    expect(parseAmount(text, decimal, 2)).toEqual({ ok: false, code });
  });

  it('takes thousands of euros, and cents', () => {
    expect(parseAmount('1,234', ',', 5)).toEqual({ ok: true, minor: 123400 });
    expect(parseAmount('1234', null, 0)).toEqual({ ok: true, minor: 1234 });
  });

  it('reads back every amount that a French or English formatter writes', () => {
    const formats = (['fr-FR', 'de-DE', 'en-GB'] as const).map((locale) => ({
      sign: locale === 'en-GB' ? ('.' as const) : (',' as const),
      format: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    }));
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (minor) => {
        for (const { sign, format } of formats) {
          expect(parseAmount(format.format(minor / 100), sign, 2)).toEqual({
            ok: true,
            minor: minor === 0 ? 0 : minor,
          });
        }
      }),
    );
  });
});

describe('minorDigitsOf', () => {
  it('knows currencies without cents and with three decimals', () => {
    expect([minorDigitsOf('EUR'), minorDigitsOf('JPY'), minorDigitsOf('TND'), minorDigitsOf(null)]).toEqual([
      2, 0, 3, 2,
    ]);
  });
});

describe('decideDecimalSign', () => {
  const decide = (...texts: string[]) => {
    const collector = collectDecimalEvidence();
    for (const text of texts) collector.add(text);
    return decideDecimalSign([collector.evidence]);
  };

  it.each([
    { texts: ['12,5'], sign: ',' },
    { texts: ['12.50', '1,234'], sign: '.' },
    { texts: ['1.234,56'], sign: ',' },
    { texts: ['1,234.56'], sign: '.' },
    { texts: ['0,123'], sign: ',' },
    { texts: ['1234,567'], sign: ',' },
    { texts: ['1.234', '5.678'], sign: 'ambiguous' },
    { texts: ['12,5', '12.5'], sign: 'ambiguous' },
    { texts: ['1 234', '12'], sign: null },
    { texts: ['', 'n/a'], sign: null },
  ])('finds $sign in $texts', ({ texts, sign }) => {
    expect(decide(...texts)).toBe(sign);
  });
});
