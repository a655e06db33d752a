import { expect, it } from 'vitest';
import { splitNames } from './split-names.js';

const SCORECARD = '{"facts": {"pay.late": {"label": {"fr": "Retard"}}}, "rules": [{"id": "safeguard"}]}';

it.each([
  ['La règle «\u00a0safeguard\u00a0» ne joue jamais.', ['safeguard']],
  ['The rule “safeguard” stays silent without “pay.late”.', ['safeguard', 'pay.late']],
  ['“safeguard”', ['safeguard']],
  ['«\u00a0Retard\u00a0» compte deux fois.', []],
  ['Without quotes safeguard is a word.', []],
  ['“payxlate” is no key.', []],
  ['', []],
])('%s', (message, names) => {
  const parts = splitNames(message, SCORECARD);
  expect(parts.map(({ text }) => text).join('')).toBe(message);
  expect(parts.filter(({ isName }) => isName).map(({ text }) => text)).toEqual(names);
  for (const { text, from } of parts) expect(message.slice(from, from + text.length)).toBe(text);
});
