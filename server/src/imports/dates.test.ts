import { describe, expect, it } from 'vitest';
import { collectDateEvidence, decideDateOrder, parseDate } from './dates.js';
import type { DateOrder } from './mapping.js';

describe('parseDate', () => {
  it.each<{ note: string; text: string; order: DateOrder; date: string }>([
    { note: 'French', text: '31/12/2026', order: 'dmy', date: '2026-12-31' },
    { note: 'American without padding', text: '1/2/2013', order: 'mdy', date: '2013-01-02' },
    { note: 'the same text in French', text: '1/2/2013', order: 'dmy', date: '2013-02-01' },
    { note: 'dots', text: '03.04.2025', order: 'dmy', date: '2025-04-03' },
    { note: 'ISO in any order', text: '2025-04-03', order: 'dmy', date: '2025-04-03' },
    { note: 'eight digits', text: '20250403', order: 'ymd', date: '2025-04-03' },
    { note: 'two-digit year of this century', text: '03/04/25', order: 'dmy', date: '2025-04-03' },
    { note: 'two-digit year of the last century', text: '03/04/98', order: 'dmy', date: '1998-04-03' },
    { note: 'a time of day is dropped', text: '2025-04-03T23:30:00Z', order: 'ymd', date: '2025-04-03' },
    { note: 'midnight as spreadsheets write it', text: '03/04/2025 00:00:00', order: 'dmy', date: '2025-04-03' },
    { note: 'a leap day', text: '29/02/2024', order: 'dmy', date: '2024-02-29' },
  ])('reads $note: $text', ({ text, order, date }) => {
    expect(parseDate(text, order)).toEqual({ ok: true, date });
  });

  it.each<{ text: string; order: DateOrder; code: string }>([
    { text: '31/12/1899', order: 'dmy', code: 'year_out_of_range' },
    { text: '2100-01-01', order: 'dmy', code: 'year_out_of_range' },
    { text: '30/02/1850', order: 'dmy', code: 'impossible_date' },
    { text: '31/02/2026', order: 'dmy', code: 'impossible_date' },
    { text: '29/02/2023', order: 'dmy', code: 'impossible_date' },
    { text: '12/31/2026', order: 'dmy', code: 'impossible_date' },
    { text: '31/12/2026', order: 'mdy', code: 'impossible_date' },
    { text: '31/12/2026', order: 'ymd', code: 'impossible_date' },
    { text: '2024115', order: 'ymd', code: 'not_a_date' },
    { text: '31-12/2026', order: 'dmy', code: 'not_a_date' },
    { text: 'hier', order: 'dmy', code: 'not_a_date' },
    { text: '45000', order: 'dmy', code: 'not_a_date' },
  ])('refuses $text as $order', ({ text, order, code }) => {
    expect(parseDate(text, order)).toEqual({ ok: false, code });
  });
});

describe('decideDateOrder', () => {
  const decide = (...texts: string[]) => {
    const collector = collectDateEvidence();
    for (const text of texts) collector.add(text);
    return decideDateOrder([collector.evidence]);
  };

  it.each([
    { note: 'a day beyond 12 proves the order', texts: ['01/02/2025', '13/02/2025'], order: 'dmy' },
    { note: 'American order likewise', texts: ['01/02/2025', '02/13/2025'], order: 'mdy' },
    { note: 'the year in front', texts: ['2025-01-02', '2025-02-13'], order: 'ymd' },
    { note: 'nothing beyond 12 proves nothing', texts: ['01/02/2025', '03/04/2025'], order: 'ambiguous' },
    { note: 'both orders are a mixed file', texts: ['13/01/2025', '01/13/2025'], order: 'mixed' },
    { note: 'no date', texts: ['', 'abc'], order: null },
    {
      note: 'ISO dates among ambiguous ones prove nothing about those',
      texts: ['2025-02-13', '03/04/2025'],
      order: 'ambiguous',
    },
  ])('$note', ({ texts, order }) => {
    expect(decide(...texts)).toBe(order);
  });

  it('does not let one typing error in hundreds hide the order', () => {
    const texts = Array.from({ length: 300 }, () => '25/06/2025');
    expect(decide(...texts, '06/25/2025')).toBe('dmy');
  });
});
