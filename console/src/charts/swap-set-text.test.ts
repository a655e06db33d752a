import { describe, expect, it } from 'vitest';
import { createFormats } from '../i18n/format.js';
import { messagesIn } from '../i18n/messages.js';
import { chartMessages } from './messages.js';
import { describeFates, describeSwapInRate } from './swap-set-text.js';

const COUNTS = {
  n: 70,
  good: 69,
  bad: 0,
  indeterminate: 1,
  unobserved: 0,
  badRate: 0,
  badRateInterval: null,
  badRateByExposure: 0,
  exposureMinor: 0,
  badExposureMinor: 0,
  limitMinor: 0,
};

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

describe('a swap set in words', () => {
  it.each([
    ['fr', '69 bons, 0 défaut, 1 indéterminé, 0 non observé'],
    ['en', '69 good, 0 bad, 1 indeterminate, 0 not observed'],
  ] as const)('tells the indeterminate from the unobserved (%s)', (locale, said) => {
    expect(describeFates(COUNTS, createFormats(locale, 'EUR'))).toBe(said);
  });

  it.each([
    { locale: 'fr', best: 0, worst: 1 / 70, said: '0 % de défaut au mieux, 1,4 % au pire' },
    { locale: 'en', best: 0, worst: 1 / 70, said: '0% bad at best, 1.4% at worst' },
    { locale: 'en', best: 0.1, worst: 0.1, said: '10% bad' },
    { locale: 'en', best: null, worst: null, said: 'bad rate unknown' },
  ] as const)('bounds the rate of swap-ins: $said', ({ locale, best, worst, said }) => {
    const bounds = { badRateBest: best, badRateWorst: worst };
    const words = messagesIn(chartMessages, locale);
    expect(plain(describeSwapInRate(bounds, words, createFormats(locale, 'EUR')))).toBe(said);
  });
});
