import { describe, expect, it } from 'vitest';
import { rankByPointsLost, toRequestReason } from './reasons.js';

/** The scorecard sample of the PMML specification (Data Mining Group): baselines 19, 18 and 10, initial score 0. */
const PMML = {
  department: { neutral: 19, missing: -9, marketing: 19, engineering: 3, business: 6 },
  age: { neutral: 18, missing: -1, to18: -3, to29: 0, to39: 12, above: 18 },
  income: { neutral: 10, missing: 5, to1000: 26, to2500: 5, above: -3 },
};

describe('rankByPointsLost', () => {
  it.each([
    {
      note: 'engineering, 25, 500',
      points: [PMML.department.engineering, PMML.age.to29, PMML.income.to1000],
      score: 29,
      order: ['RC2', 'RC1', 'RC3'],
      lost: [18, 16, -16],
    },
    {
      note: 'all missing',
      points: [PMML.department.missing, PMML.age.missing, PMML.income.missing],
      score: -5,
      order: ['RC1', 'RC2', 'RC3'],
      lost: [28, 19, 5],
    },
    {
      note: 'marketing, 40, 500: ties keep the order of the scorecard',
      points: [PMML.department.marketing, PMML.age.above, PMML.income.to1000],
      score: 63,
      order: ['RC1', 'RC2', 'RC3'],
      lost: [0, 0, -16],
    },
  ])('agrees with the PMML sample: $note', ({ points, score, order, lost }) => {
    const neutral = [PMML.department.neutral, PMML.age.neutral, PMML.income.neutral];
    const ranked = rankByPointsLost(
      points.map((value, index) => ({ points: value, neutralPoints: neutral[index] ?? 0 })),
    );
    expect(points.reduce((sum, value) => sum + value, 0)).toBe(score);
    expect(ranked.map(({ index }) => `RC${index + 1}`)).toEqual(order);
    expect(ranked.map(({ pointsLost }) => pointsLost)).toEqual(lost);
  });
});

describe('toRequestReason', () => {
  it('says amounts as a French reader writes them', () => {
    const reason = toRequestReason(
      { code: 'amount_above_limit', requestedMinor: 6_000_000, limitMinor: 4_800_000 },
      'EUR',
    );
    expect(reason.text.fr).toBe(
      'L’encours demandé (60\u202f000\u00a0€) dépasse le plafond possible (48\u202f000\u00a0€).',
    );
    expect(reason.text.en).toBe('The exposure asked for (€60,000) is above the limit that is possible (€48,000).');
  });

  it('names what the limit lacks', () => {
    const reason = toRequestReason({ code: 'limit_unavailable', components: [{ fr: 'Besoin', en: 'Need' }] }, 'EUR');
    expect(reason.kind).toBe('completeness');
    expect(reason.text.fr).toBe(
      'Le plafond ne peut pas être calculé\u00a0: il manque de quoi déterminer «\u00a0Besoin\u00a0».',
    );
  });
});
