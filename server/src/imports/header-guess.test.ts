import { describe, expect, it } from 'vitest';
import { guessColumns, guessField, guessKind } from './header-guess.js';

describe('guessField', () => {
  it.each([
    { header: 'N° de facture', field: 'invoiceId' },
    { header: 'Numéro facture', field: 'invoiceId' },
    { header: 'invoiceNumber', field: 'invoiceId' },
    { header: 'Code client', field: 'customerId' },
    { header: 'customerID', field: 'customerId' },
    { header: 'Date d’échéance', field: 'dueOn' },
    { header: 'Échéance', field: 'dueOn' },
    { header: 'Date de facture', field: 'issuedOn' },
    { header: 'Montant TTC', field: 'amount' },
    { header: 'Date de règlement', field: 'settledOn' },
    { header: 'Raison sociale', field: 'name' },
    { header: 'Litige', field: 'disputed' },
    { header: 'Code NAF', field: 'sector' },
    { header: 'DaysLate', field: null },
  ])('reads $header as $field', ({ header, field }) => {
    expect(guessField(header, 'invoices')).toBe(field);
  });

  it('gives the same header the meaning that its kind of file has', () => {
    expect(guessField('Date de règlement', 'payments')).toBe('paidOn');
    expect(guessField('Montant réglé', 'payments')).toBe('amount');
    expect(guessField('Montant réglé', 'invoices')).toBe('settledAmount');
  });
});

describe('guessColumns', () => {
  it('gives a field its best-named column', () => {
    expect(guessColumns(['Reference', 'Invoice number', 'Customer'], 'invoices')).toEqual({
      invoiceId: 'Invoice number',
      customerId: 'Customer',
    });
  });
});

describe('guessKind', () => {
  it.each([
    { headers: ['Code client', 'Raison sociale', 'SIREN'], kind: 'customers' },
    { headers: ['Facture', 'Client', 'Date facture', 'Échéance', 'Montant'], kind: 'invoices' },
    { headers: ['Facture', 'Date règlement', 'Montant réglé'], kind: 'payments' },
  ])('finds $kind', ({ headers, kind }) => {
    expect(guessKind(headers)).toBe(kind);
  });
});
