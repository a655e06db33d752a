import { describe, expect, it } from 'vitest';
import { type QuantityKind, readQuantity, writtenNumber } from './quantity.js';

describe('a number of the form', () => {
  it.each<[QuantityKind, string, number | null]>([
    ['money', '1 500,50 €', 150_050],
    ['money', '25\u202f000', 2_500_000],
    ['money', '0,005', null],
    ['share', '0,7 %', 0.007],
    ['share', '7', 0.07],
    ['percent', '12,5', 12.5],
    ['integer', '-20', -20],
    ['integer', '1,5', null],
    ['number', '0,35', 0.35],
    ['number', 'douze', null],
  ])('%s: « %s »', (kind, text, held) => {
    expect(readQuantity(text, kind, 'fr', 'EUR')).toBe(held);
  });

  it.each<[QuantityKind, number]>([
    ['money', 150_050],
    ['share', 0.29],
    ['share', 0.0057],
    ['percent', 12.5],
  ])('is read back as it was written: %s %d', (kind, held) => {
    const written = String(writtenNumber(held, kind, 'EUR')).replace('.', ',');
    expect(readQuantity(written, kind, 'fr', 'EUR')).toBe(held);
  });
});
