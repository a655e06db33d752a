/** Letters by the shipped scorecards: what their authors wrote for colleagues reaches no customer. */
import { createDecider, customerLetter, formatLetter, Scorecard } from '@encours/engine';
import { describe, expect, it } from 'vitest';
import { scorecards } from './shipped.js';

const parties = {
  companyName: 'Fournitures SAS',
  customerName: 'Atelier',
  contact: 'c@f.example',
  isNaturalPerson: true,
};

describe.each(scorecards)('the letters of $name', ({ checked, cases, value }) => {
  const card = Scorecard.parse(value);
  const written = [
    ...card.rules.map(({ reason }) => reason.text),
    ...card.characteristics.flatMap((one) =>
      [...(one.kind === 'numeric' ? one.bands : one.categories), ...one.classes, ...Object.values(one.absent)].flatMap(
        ({ reason }) => (reason === null ? [] : [reason]),
      ),
    ),
  ];

  it.each(['fr', 'en'] as const)('say what was found, in words of the customer (%s)', async (locale) => {
    const { policy } = checked;
    if (policy === null) throw new Error('the scorecard has faults');
    const decider = createDecider(policy);
    for (const { note, application } of cases) {
      const decision = await decider.decide(application);
      const letter = customerLetter(decision, locale, parties, card);
      const text = formatLetter(letter);
      expect(
        written.filter((reason) => text.includes(reason[locale])),
        note.en,
      ).toEqual([]);
      expect(text, note.en).not.toMatch(/undefined|null|NaN|\[object|\p{L}'\p{L}/u);
      // Each reason is a finding with its value, or a sentence of the letter's own; never the bare subject of a rule.
      const reasons = letter.paragraphs.find(({ text: said }) => /principaux éléments|main points/u.test(said));
      expect(reasons?.items.filter((item) => !/ ?: |\.$/u.test(item)) ?? [], note.en).toEqual([]);
    }
  });
});
