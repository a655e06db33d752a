import { describe, expect, it } from 'vitest';
import { withoutCode } from './without-code.js';

describe('withoutCode', () => {
  it.each([
    [
      'Relever l’information minimale ("minimumShare"), ou les points.',
      'Relever l’information minimale, ou les points.',
    ],
    ['Refer it ("ifUnknown": "refer") if a person must look.', 'Refer it if a person must look.'],
    ['Leave it empty ("from": null).', 'Leave it empty.'],
    ['Multiply by the factor that is meant (* 100, * 365).', 'Multiply by the factor that is meant (* 100, * 365).'],
  ])('%s', (message, words) => {
    expect(withoutCode(message)).toBe(words);
  });
});
