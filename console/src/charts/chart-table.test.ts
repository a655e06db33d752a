import { describe, expect, it } from 'vitest';
import { createFormats } from '../i18n/format.js';
import { type ChartTable, cellWriter, toCsv } from './chart-table.js';

const table: ChartTable = {
  columns: [
    { header: 'Client', kind: 'text' },
    { header: 'Taux', kind: 'share' },
    { header: 'Encours', kind: 'money' },
  ],
  rows: [
    ['Dupont; Fils', 0.1234, 123_456],
    ['=1+1', null, -50],
  ],
};

describe('toCsv', () => {
  it('writes semicolons and decimal commas for a French reader, and no special spaces', () => {
    const csv = toCsv(table, 'fr');
    expect(csv).toBe(`\ufeffClient;Taux;Encours\r\n"Dupont; Fils";0,1234;1234,56\r\n'=1+1;;-0,5\r\n`);
    expect(csv).not.toMatch(/[\u00a0\u202f]/);
  });

  it('writes commas and points for an English reader', () => {
    expect(toCsv(table, 'en')).toBe(`\ufeffClient,Taux,Encours\r\nDupont; Fils,0.1234,1234.56\r\n'=1+1,,-0.5\r\n`);
  });

  it.each([
    { currency: 'XOF', written: '1250' },
    { currency: 'TND', written: '1.25' },
  ])('writes amounts in units of their currency: $currency', ({ currency, written }) => {
    const columns = [{ header: 'Exposure', kind: 'money', currency }] as const;
    expect(toCsv({ columns, rows: [[1250]] }, 'en')).toBe(`\ufeffExposure\r\n${written}\r\n`);
  });
});

describe('cellWriter', () => {
  const formats = createFormats('en', 'EUR');
  it.each([
    { note: 'a share as a percentage', values: [0.025, 0.5], kind: 'share', shown: ['2.5%', '50.0%'] },
    { note: 'minor units as money', values: [1250, 300], kind: 'money', shown: ['€12.50', '€3.00'] },
    { note: 'whole amounts without cents', values: [1200, null], kind: 'money', shown: ['€12', '–'] },
    {
      note: 'numbers with the decimals of the most precise',
      values: [1, 0.25],
      kind: 'number',
      shown: ['1.00', '0.25'],
    },
    { note: 'three decimals at most', values: [1 / 3, 2], kind: 'number', shown: ['0.333', '2.000'] },
    { note: 'counts as they are', values: [1200, 3], kind: 'number', shown: ['1,200', '3'] },
    { note: 'a day by the language', values: ['2026-11-03'], kind: 'date', shown: ['03/11/2026'] },
  ] as const)('shows $note', ({ values, kind, shown }) => {
    const write = cellWriter({ columns: [{ header: '', kind }], rows: values.map((value) => [value]) }, 0, formats);
    expect(values.map(write)).toEqual(shown);
  });
});
