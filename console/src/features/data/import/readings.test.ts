import { describe, expect, it } from 'vitest';
import { findAmountExample, findDateExample } from './readings.js';

const date = { name: 'Date', guess: null, dateOrder: 'ambiguous', decimal: null, empty: 0 } as const;
const amount = { name: 'TTC', guess: null, dateOrder: null, decimal: 'ambiguous', empty: 0 } as const;

describe('findDateExample', () => {
  it('takes the first value that is two different days', () => {
    const example = findDateExample({
      columns: [amount, date],
      sampleRows: [
        ['1/2/2013', '5/5/2013'],
        ['3/4/2013', '2/1/2013'],
      ],
    });
    expect(example).toEqual({ value: '2/1/2013', dmy: '2013-01-02', mdy: '2013-02-01' });
  });

  it('reads a year of two digits as one of this century', () => {
    expect(findDateExample({ columns: [date], sampleRows: [['03.04.26']] })).toMatchObject({ dmy: '2026-04-03' });
  });

  it('finds none where every value can only be read one way', () => {
    expect(findDateExample({ columns: [date], sampleRows: [['25/12/2013'], ['7/7/2013'], ['']] })).toBeNull();
  });
});

describe('findAmountExample', () => {
  it('gives both readings of a lone sign before three digits', () => {
    expect(findAmountExample({ columns: [amount], sampleRows: [['12,5'], ['1.234 €']] })).toEqual({
      value: '1.234 €',
      sign: '.',
      asDecimal: 1.234,
      asGroups: 1234,
    });
  });
});
