import { describe, expect, it } from 'vitest';
import { createFormats } from './format.js';

/** `Intl` puts spaces that look alike; which ones is its business. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2212/g, '-');

describe('createFormats', () => {
  const fr = createFormats('fr', 'EUR');
  const en = createFormats('en', 'EUR');

  it.each([
    { note: 'whole euros without cents', text: fr.money(4_800_000), expected: '48 000 €' },
    { note: 'cents where there are any', text: fr.money(4_800_050), expected: '48 000,50 €' },
    { note: 'cents on demand', text: fr.money(100, 'EUR', 'always'), expected: '1,00 €' },
    { note: 'English money', text: en.money(4_800_050), expected: '€48,000.50' },
    { note: 'a currency without minor units', text: en.money(1200, 'JPY'), expected: 'JP¥1,200' },
    { note: 'a short amount in full below ten thousand', text: fr.moneyShort(150_000), expected: '1 500 €' },
    { note: 'a short amount in thousands', text: fr.moneyShort(4_800_000), expected: '48 k €' },
    { note: 'a share as percent', text: fr.percent(0.718), expected: '71,8 %' },
    { note: 'a difference in points with its sign', text: fr.points(0.009), expected: '+0,9 pt' },
    { note: 'no sign on zero', text: fr.signed(0), expected: '0' },
    { note: 'the first of a month in French', text: fr.dateLong('2027-01-01'), expected: '1er janvier 2027' },
    { note: 'the eleventh as it is', text: fr.dateLong('2027-01-11'), expected: '11 janvier 2027' },
    { note: 'a French day', text: fr.date('2026-03-31'), expected: '31/03/2026' },
    { note: 'a civil date without moving it', text: en.date('2026-03-31'), expected: '31/03/2026' },
    { note: 'a list', text: fr.list(['a', 'b', 'c']), expected: 'a, b et c' },
  ])('writes $note', ({ text, expected }) => {
    expect(plain(text)).toBe(expected);
  });

  it.each([
    { ago: 5_000, expected: 'il y a 5 secondes' },
    { ago: 90_000, expected: 'il y a 1 minute' },
    { ago: 26 * 3_600_000, expected: 'hier' },
    { ago: -3 * 86_400_000, expected: 'dans 3 jours' },
  ])('tells that $ago ms ago is « $expected »', ({ ago, expected }) => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(plain(fr.relative(new Date(now - ago).toISOString(), now))).toBe(expected);
  });
});
