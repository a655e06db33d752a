import { describe, expect, it } from 'vitest';
import { describeReject, REJECT_CODES } from './reasons.js';
import { formatRejects, toCsvCell } from './rejects-csv.js';

describe('toCsvCell', () => {
  it.each([
    ['plain', 'plain'],
    ['=1+1', `"'=1+1"`],
    ['+33 1 23', `"'+33 1 23"`],
    ['-12,50', `"'-12,50"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\tx', `"'\tx"`],
    ['say "hi"; now', '"say ""hi""; now"'],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %j', (value, cell) => {
    expect(toCsvCell(value)).toBe(cell);
  });
});

describe('formatRejects', () => {
  const rejects = [{ row: 12, column: 'Montant', value: '=cmd', code: 'not_an_amount', detail: null } as const];

  it('speaks French with semicolons and English with commas', () => {
    expect([...formatRejects(rejects, 'fr')]).toEqual([
      'ligne;colonne;valeur;code;motif',
      `12;Montant;"'=cmd";not_an_amount;ce n’est pas un montant`,
    ]);
    expect([...formatRejects(rejects, 'en')][1]).toBe(`12,Montant,"'=cmd",not_an_amount,not an amount`);
  });
});

describe('describeReject', () => {
  it.each(REJECT_CODES)('has a sentence in both languages for %s', (code) => {
    const { fr, en } = describeReject({ code, detail: '7' });
    expect(fr).not.toBe('');
    expect(en).not.toBe('');
  });
});
