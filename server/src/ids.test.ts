import { expect, it } from 'vitest';
import { createId } from './ids.js';

it('makes ids that say what they name and never meet', () => {
  const ids = Array.from({ length: 1000 }, () => createId('decision'));
  expect(ids.every((id) => /^dec_[0-9a-hjkmnp-tv-z]{26}$/u.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});
