import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.js';
import { describeProblem, preferredLocale } from './problem.js';

describe('preferredLocale', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,fr;q=0.9', 'en'],
    ['de, fr;q=0.5', 'fr'],
    ['fr;q=0.2,en;q=0.4', 'en'],
    ['FR-ca', 'fr'],
    ['fr;q=0', 'en'],
    ['frisian', 'en'],
    ['*', 'en'],
  ] as const)('%s → %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe('describeProblem', () => {
  it('points into the body as RFC 6901 says, and leaves warnings out', () => {
    const fault = new AppError('application_invalid', {
      diagnostics: [
        {
          code: 'application.unknown_fact',
          severity: 'error',
          path: ['application', 'facts', 'a/b~c', 0],
          message: { fr: 'Inconnu.', en: 'Unknown.' },
          help: { fr: 'Vérifiez.', en: 'Check it.' },
        },
        { code: 'x', severity: 'warning', path: [], message: { fr: 'a', en: 'a' } },
      ],
    });
    expect(describeProblem(fault, 'fr', 'req_1')).toEqual({
      type: 'urn:encours:error:application_invalid',
      title: 'La demande ne peut pas être décidée telle quelle.',
      status: 422,
      detail: 'La demande ne peut pas être décidée telle quelle. Corrigez les champs signalés.',
      code: 'application_invalid',
      param: null,
      errors: [
        {
          pointer: '/application/facts/a~1b~0c/0',
          parameter: null,
          code: 'application.unknown_fact',
          detail: 'Inconnu. Vérifiez.',
        },
      ],
      requestId: 'req_1',
    });
  });

  it('points to the parameter or header that a fault names, but to no scope', () => {
    const itemsOf = (fault: AppError) => describeProblem(fault, 'en', 'req_1').errors;
    expect(itemsOf(new AppError('invalid_cursor', { param: 'cursor' }))).toEqual([
      {
        pointer: '/cursor',
        parameter: 'cursor',
        code: 'invalid_cursor',
        detail: 'This cursor is not a cursor of this list. Start the list again from the beginning.',
      },
    ]);
    expect(itemsOf(new AppError('forbidden', { param: 'decisions:write' }))).toEqual([]);
    expect(itemsOf(new AppError('not_found'))).toEqual([]);
  });
});
