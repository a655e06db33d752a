import { describe, expect, it } from 'vitest';
import { blankApplication } from './case-application.js';
import { toPastCase } from './cases.js';

describe('toPastCase', () => {
  it.each([
    [{ id: 'C-7', name: 'Scierie du Lac' }, 'Scierie du Lac, 31/03/2025'],
    [{ id: 'C-7', name: null }, 'C-7, 31/03/2025'],
    [null, '31/03/2025'],
  ])('names the customer and the date: %j', (customer, name) => {
    const application = { ...blankApplication('2025-03-31'), customer };
    expect(toPastCase(application, '31/03/2025')).toMatchObject({ name, application, shipped: false, expect: null });
  });
});
