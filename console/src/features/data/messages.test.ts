import { expect, it } from 'vitest';
import { chartMessages } from '../../charts/messages.js';
import { messagesIn } from '../../i18n/messages.js';
import { dataMessages } from './messages.js';

const TOLD = [
  {
    lang: 'fr',
    invoices: 1,
    customers: 1,
    late: null,
    text: '1 facture de 1 client, 10 € en tout ; retards de paiement inconnus.',
  },
  {
    lang: 'fr',
    invoices: 3,
    customers: 2,
    late: 2,
    text: '3 factures de 2 clients, 10 € en tout ; 2 payées en retard.',
  },
  {
    lang: 'en',
    invoices: 1,
    customers: 1,
    late: null,
    text: '1 invoice of 1 customer, 10 € in all; how late they were paid is not known.',
  },
  { lang: 'en', invoices: 2, customers: 2, late: 0, text: '2 invoices of 2 customers, 10 € in all; 0 paid late.' },
] as const;

it.each(TOLD)('sums a dataset up: $text', ({ lang, invoices, customers, late, text }) => {
  const t = messagesIn(dataMessages, lang);
  const answer = t.datasetAnswer(
    t.countInvoices(invoices, String(invoices)),
    t.countCustomers(customers, String(customers)),
    '10 €',
    late === null ? t.answerLateUnknown : t.answerLate(late, String(late)),
  );
  // French signs keep their no-break spaces.
  expect(answer.replaceAll(/\s/gu, ' ')).toBe(text);
});

it('counts one month and one invoice as one', () => {
  const [fr, en] = [messagesIn(chartMessages, 'fr'), messagesIn(chartMessages, 'en')];
  expect(en.monthsCaption(1, '1', '10 €')).toMatch(/^1 month of trade/u);
  expect(en.delayOpen(1, '1')).toBe('1 invoice is not settled and not counted here.');
  expect(fr.delayOpen(2, '2')).toBe('2 factures ne sont pas réglées et ne sont pas comptées ici.');
  expect([fr.delayNone(1, '1'), en.delayNone(1, '1')]).toEqual([
    'La seule facture réglée a été payée à l’heure.',
    'The only settled invoice was paid on time.',
  ]);
});
