import { describe, expect, it } from 'vitest';
import { defineMessages, messagesIn } from './messages.js';
import { enPlural, frPlural } from './plural.js';
import { setFrenchSpaces } from './typography.js';

describe('messagesIn', () => {
  const catalogue = defineMessages({
    plain: { fr: 'Prêt ?', en: 'Ready?' },
    counted: {
      fr: (n: number) => `${n} ${frPlural(n, 'dossier', 'dossiers')} : vu`,
      en: (n: number) => `${n} ${enPlural(n, 'case', 'cases')}: seen`,
    },
  });

  it('gives texts and functions in the language asked for', () => {
    expect(messagesIn(catalogue, 'en').plain).toBe('Ready?');
    expect(messagesIn(catalogue, 'en').counted(0)).toBe('0 cases: seen');
  });

  it('sets French spaces, also in what functions give', () => {
    expect(messagesIn(catalogue, 'fr').plain).toBe('Prêt\u202f?');
    expect(messagesIn(catalogue, 'fr').counted(0)).toBe('0 dossier\u00a0: vu');
  });

  it('gives the same object each time', () => {
    expect(messagesIn(catalogue, 'fr')).toBe(messagesIn(catalogue, 'fr'));
  });
});

describe('setFrenchSpaces', () => {
  it.each([
    ['« Liquidité »', '«\u00a0Liquidité\u00a0»'],
    ['12 % ; 3 €', '12\u00a0%\u202f; 3\u00a0€'],
    ['https://exemple.fr', 'https://exemple.fr'],
  ])('turns %j into %j', (text, expected) => {
    expect(setFrenchSpaces(text)).toBe(expected);
  });
});
