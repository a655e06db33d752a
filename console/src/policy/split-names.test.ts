import { expect, it } from 'vitest';
import { inWords, splitNames } from './split-names.js';

const WORDS = new Map([
  ['pay.late', 'Retard'],
  ['gearing', 'Endettement net'],
  ['safeguard', 'Une sauvegarde est ouverte'],
]);

it.each([
  [
    'La règle «\u00a0safeguard\u00a0» ne joue jamais.',
    'La règle «\u00a0Une sauvegarde est ouverte\u00a0» ne joue jamais.',
  ],
  ['“safeguard” stays silent without pay.late.', '“Une sauvegarde est ouverte” stays silent without Retard.'],
  ['Témoins\u00a0: pay.late = 3, gearing = 0,5 → 0,7', 'Témoins\u00a0: Retard = 3, Endettement net = 0,5 → 0,7'],
  ['«\u00a0Retard\u00a0» compte deux fois.', null],
  ['Without quotes safeguard is a word.', null],
  ['“payxlate” and pay.early are no names.', null],
  ['', null],
])('%s', (message, wanted) => {
  const wordOf = (name: string) => WORDS.get(name) ?? null;
  const parts = splitNames(message, wordOf);
  expect(inWords(message, wordOf)).toBe(wanted ?? message);
  // With the names in place of their words it is the message again, each part from where it says.
  expect(parts.map(({ text, name }) => name ?? text).join('')).toBe(message);
  for (const { text, name, from } of parts) expect(message.startsWith(name ?? text, from)).toBe(true);
});
