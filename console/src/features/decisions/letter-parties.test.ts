import { describe, expect, it } from 'vitest';
import { letterParties } from './letter-parties.js';

describe('letterParties', () => {
  const unnamed = { customerId: null, customerName: null, decision: { trace: { facts: [] } } };
  const form = { companyName: 'Fournitures SAS', contact: ' ' };

  it('has what stands for a part not given in the language of the letter', () => {
    expect(letterParties(unnamed, null, { ...form, language: 'en' })).toMatchObject({
      customerName: 'Unnamed customer',
      contact: '[contact address]',
    });
    expect(letterParties(unnamed, null, { ...form, language: 'fr' })).toMatchObject({
      customerName: 'Client sans nom',
      contact: '[adresse de contact]',
    });
  });

  it('has the names and the address that are given', () => {
    const named = { ...unnamed, customerId: 'C-1', customerName: 'Atelier Martin' };
    expect(letterParties(named, null, { ...form, contact: ' c@f.example ', language: 'en' })).toMatchObject({
      companyName: 'Fournitures SAS',
      customerName: 'Atelier Martin',
      contact: 'c@f.example',
    });
    expect(letterParties({ ...unnamed, customerId: 'C-1' }, null, { ...form, language: 'en' }).customerName).toBe(
      'C-1',
    );
  });
});
