import { describe, expect, it } from 'vitest';
import { completeSiren, isValidSiren, isValidSiret, parseSiren } from './siren.js';

describe('parseSiren', () => {
  it.each([
    { note: 'nine digits', text: '732829320', siren: '732829320' },
    { note: 'groups', text: '732 829 320', siren: '732829320' },
    { note: 'narrow no-break spaces', text: '732\u202f829\u202f320', siren: '732829320' },
    { note: 'the head of a SIRET', text: '732 829 320 00074', siren: '732829320' },
    { note: 'a VAT number', text: 'FR44732829320', siren: '732829320' },
    { note: 'the seat of La Poste', text: '35600000000048', siren: '356000000' },
    { note: 'an establishment of La Poste by the sum of five', text: '35600000049837', siren: '356000000' },
    { note: 'a wrong check digit', text: '732829321', siren: null },
    { note: 'a wrong SIRET', text: '73282932000075', siren: null },
    { note: 'a lost leading zero', text: '32829320', siren: null },
    { note: 'letters', text: 'ABC', siren: null },
  ])('$note', ({ text, siren }) => {
    expect(parseSiren(text)).toBe(siren);
  });
});

describe('isValidSiret', () => {
  it('grants the sum of five to La Poste alone', () => {
    expect(isValidSiret('35600000049837')).toBe(true);
    expect(isValidSiret('35600000049838')).toBe(false);
  });
});

describe('completeSiren', () => {
  it('makes any eight digits valid', () => {
    for (const head of ['90000000', '91234567', '99999999', '73282932'])
      expect(isValidSiren(completeSiren(head))).toBe(true);
  });
});
