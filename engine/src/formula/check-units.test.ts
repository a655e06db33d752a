import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { bindNumber, bindTruth } from './bind.js';
import { checkTruthUnits, inferUnit, wordOf } from './check-units.js';
import type { Dimension, NameTable, Slot } from './names.js';

const plain = (unit: 'ratio' | 'percent' | 'days' | 'months' | 'count'): Dimension => ({ kind: 'plain', unit });
const money = (vat: 'included' | 'excluded' | null): Dimension => ({ kind: 'money', vat, scaled: false });
const UNITS: Readonly<Record<string, Dimension>> = {
  equity: money(null),
  ttc: money('included'),
  ht: money('excluded'),
  rate: plain('ratio'),
  share: plain('percent'),
  days: plain('days'),
  months: plain('months'),
  n: plain('count'),
};
const slots: Slot[] = Object.entries(UNITS).map(([name, dimension], slot) => ({
  slot,
  name,
  kind: 'ratio',
  dimension,
  minimum: Number.NEGATIVE_INFINITY,
  maximum: Number.POSITIVE_INFINITY,
}));
const names: NameTable = {
  find: (name) => slots.find((slot) => slot.name === name),
  refuse: () => null,
  names: () => [],
};

describe('inferUnit', () => {
  it.each([
    { text: 'equity + ttc', unit: 'money', codes: [] },
    { text: 'ttc - ht', unit: 'money', codes: ['unit_vat_mixed'] },
    { text: 'ttc / ht', unit: 'ratio', codes: ['unit_vat_mixed'] },
    { text: 'ttc / (ht * 1.2)', unit: null, codes: [] },
    { text: 'ttc / (ht * (1 + rate)) * 365', unit: null, codes: [] },
    { text: 'equity / ht', unit: 'ratio', codes: [] },
    { text: 'equity / ht * 365', unit: null, codes: [] },
    { text: 'equity * rate', unit: 'money', codes: [] },
    { text: 'equity * equity', unit: null, codes: ['unit_money_product'] },
    { text: 'equity + days', unit: null, codes: ['unit_money_mixed'] },
    { text: 'max(equity, 0)', unit: 'money', codes: [] },
    { text: 'min(equity, rate)', unit: null, codes: ['unit_money_mixed'] },
    { text: 'clamp(days, 0, months)', unit: null, codes: ['unit_mixed'] },
    { text: 'rate + share', unit: null, codes: ['unit_percent_mixed'] },
    { text: 'rate + share / 100', unit: 'ratio', codes: [] },
    { text: 'days - 30', unit: 'days', codes: [] },
    { text: 'months * 30 + days', unit: 'days', codes: [] },
    { text: 'days / days', unit: 'ratio', codes: [] },
    { text: 'days * rate', unit: 'days', codes: [] },
    { text: 'equity / months * 12', unit: null, codes: [] },
    { text: 'equity / n', unit: 'money', codes: [] },
    { text: 'percentile(rate)', unit: 'percent', codes: [] },
    { text: 'prior(equity) - equity', unit: 'money', codes: [] },
    { text: 'coalesce(-abs(days), 0)', unit: 'days', codes: [] },
    { text: 'equity / 100000 + rate', unit: 'ratio', codes: [] },
  ])('of $text is $unit', ({ text, unit, codes }) => {
    const bound = bindNumber(text, [], names);
    if (!bound.ok) throw new Error(bound.error[0]?.code);
    const found: Diagnostic[] = [];
    expect(wordOf(inferUnit(bound.value, slots, [], (fault) => found.push(fault)))).toBe(unit);
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it('marks the characters at fault', () => {
    const text = 'equity / ht + (ttc - ht) / equity';
    const bound = bindNumber(text, [], names);
    if (!bound.ok) throw new Error(bound.error[0]?.code);
    const found: Diagnostic[] = [];
    inferUnit(bound.value, slots, [], (fault) => found.push(fault));
    expect(found.map(({ span }) => text.slice(span?.from, span?.to))).toEqual(['(ttc - ht)']);
  });
});

describe('checkTruthUnits', () => {
  it.each([
    { text: 'equity <= 0', codes: [] },
    { text: 'equity > days', codes: ['unit_money_mixed'] },
    { text: 'not (rate > share) or ttc < ht', codes: ['unit_percent_mixed', 'unit_vat_mixed'] },
  ])('of $text: $codes', ({ text, codes }) => {
    const bound = bindTruth(text, [], names);
    if (!bound.ok) throw new Error(bound.error[0]?.code);
    const found: Diagnostic[] = [];
    checkTruthUnits(bound.value, slots, [], (fault) => found.push(fault));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});
