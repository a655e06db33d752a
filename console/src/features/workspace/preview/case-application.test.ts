import { describe, expect, it } from 'vitest';
import { blankApplication, viewFact, withAbsentFact, withDeclaredFacts, withFact } from './case-application.js';

const envelope = { value: 100, status: 'present' as const, asOf: '2025-12-31', knownAt: null, source: 'INPI' };
const application = { ...blankApplication('2026-06-30'), facts: { 'fin.equity': envelope, 'registry.active': true } };

describe('withFact', () => {
  it('keeps the date and source of an envelope', () => {
    expect(withFact(application, 'fin.equity', 250).facts['fin.equity']).toEqual({ ...envelope, value: 250 });
  });

  it('removes the fact for null, which is missing and not zero', () => {
    expect(withFact(application, 'fin.equity', null).facts).toEqual({ 'registry.active': true });
  });

  it('gives a plain value where there was none', () => {
    expect(withFact(application, 'fin.cash', 0).facts['fin.cash']).toBe(0);
  });
});

describe('withAbsentFact', () => {
  it('says how the fact is absent', () => {
    const facts = withAbsentFact(application, 'fin.equity', 'confidential').facts;
    expect(viewFact(facts['fin.equity'])).toMatchObject({ value: null, status: 'confidential' });
  });

  it('leaves out what is missing', () => {
    expect(withAbsentFact(application, 'fin.equity', 'missing').facts).not.toHaveProperty(['fin.equity']);
  });
});

describe('withDeclaredFacts', () => {
  it('drops facts that the other version does not know', () => {
    expect(Object.keys(withDeclaredFacts(application, { 'fin.equity': {} }).facts)).toEqual(['fin.equity']);
  });
});
