/**
 * Scores of others that a history may hold, each on the scale of its provider: a Coface 10 is the best there is and an
 * Allianz Trade 10 the worst, so no value is turned into another's here. What a scorecard makes of them is its business;
 * the scales are those of the catalogue (`scorecards/catalogue/external-scores.json`).
 */

interface NumericScale {
  readonly fact: string;
  readonly minimum: number;
  readonly maximum: number;
}

interface LetterScale {
  readonly fact: string;
  readonly letters: readonly string[];
}

const SCALES = {
  coface_dra: { fact: 'ext.cofaceDra', minimum: 0, maximum: 10 },
  allianz_trade_grade: { fact: 'ext.allianzTradeGrade', minimum: 1, maximum: 10 },
  creditsafe: { fact: 'ext.creditsafeScore', minimum: 0, maximum: 100 },
  paydex: { fact: 'ext.paydex', minimum: 1, maximum: 100 },
  altares_fpi30: { fact: 'ext.altaresFpi30', minimum: 0, maximum: 1 },
  altares_fpi90: { fact: 'ext.altaresFpi90', minimum: 0, maximum: 1 },
  afdcc_3: { fact: 'ext.afdcc3', minimum: 0, maximum: 20 },
  goodpayeur: { fact: 'ext.goodpayeur', minimum: 0, maximum: 100 },
  graydon_payment: { fact: 'ext.graydonPayment', minimum: 0, maximum: 10 },
  coface_opinion: { fact: 'ext.cofaceOpinion', letters: ['X', 'R', '@', '@@', '@@@'] },
  creditsafe_letter: { fact: 'ext.creditsafeLetter', letters: ['A', 'B', 'C', 'D', 'E'] },
  banque_de_france: {
    fact: 'ext.banqueDeFrance',
    letters: '1+ 1 1- 2+ 2 2- 3+ 3 3- 4+ 4 4- 5+ 5 5- 6+ 6 6- 7 8 P'.split(' '),
  },
} as const satisfies Record<string, NumericScale | LetterScale>;

export type ExternalScoreId = keyof typeof SCALES;
// The keys of an object of our own, in the order written.
export const EXTERNAL_SCORE_IDS = Object.keys(SCALES) as [ExternalScoreId, ...ExternalScoreId[]];

export function scaleOf(score: ExternalScoreId): NumericScale | LetterScale {
  return SCALES[score];
}

/** Is it a value that the provider could give? */
export function isOnScale(score: ExternalScoreId, value: number | string): boolean {
  const scale = scaleOf(score);
  if ('letters' in scale) return typeof value === 'string' && scale.letters.includes(value);
  return typeof value === 'number' && value >= scale.minimum && value <= scale.maximum;
}
