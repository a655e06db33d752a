import { expect, it } from 'vitest';
import { pairInOrder } from './pair-in-order.js';

interface Row {
  readonly key: string;
  readonly name: string;
}

/** `key=name`, one row each. */
function rows(text: string): readonly Row[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [key = '', name = key] = part.split('=');
      return { key, name };
    });
}

it.each([
  { note: 'the same rows', before: 'a b', after: 'a b', pairs: 'a-a b-b' },
  {
    note: 'all renamed',
    before: 'under_3 from_3 missing',
    after: 'under_2 from_2 missing',
    pairs: 'under_3-under_2 from_3-from_2 missing-missing',
  },
  { note: 'other words under the same key', before: 'a=<3 b=3+', after: 'a=<2 b=2+', pairs: 'a-a b-b' },
  { note: 'the same words under another key', before: 'a=x b=y', after: 'c=x d=y', pairs: 'a-c b-d' },
  { note: 'one split in two', before: 'a m', after: 'b c m', pairs: '-b -c a- m-m' },
  { note: 'one more in the middle', before: 'a z', after: 'a n z', pairs: 'a-a -n z-z' },
  { note: 'one less', before: 'a n z', after: 'a z', pairs: 'a-a n- z-z' },
  { note: 'a new characteristic', before: '', after: 'a b', pairs: '-a -b' },
  { note: 'a removed one', before: 'a b', after: '', pairs: 'a- b-' },
])('pairs $note', ({ before, after, pairs }) => {
  const isSame = (old: Row, now: Row): boolean => old.key === now.key || old.name === now.name;
  const found = pairInOrder(rows(before), rows(after), isSame);
  expect(found.map((pair) => `${pair.before?.key ?? ''}-${pair.after?.key ?? ''}`).join(' ')).toBe(pairs);
});
