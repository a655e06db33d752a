import type { Characteristic, Scorecard } from '@encours/engine';

/** Points of every entry of a characteristic for a known value: bands or categories, and classes. */
function knownPoints(characteristic: Characteristic): readonly number[] {
  const entries = characteristic.kind === 'numeric' ? characteristic.bands : characteristic.categories;
  return [...entries, ...characteristic.classes].map(({ points }) => points);
}

export interface CharacteristicWeight {
  readonly characteristic: Characteristic;
  readonly least: number;
  readonly most: number;
  /** Share of the total weight, 0…1; 0 when nothing weighs. */
  readonly share: number;
}

/** How much each characteristic can move the score, the heaviest first. */
export function weighCharacteristics(scorecard: Pick<Scorecard, 'characteristics'>): readonly CharacteristicWeight[] {
  const ranges = scorecard.characteristics.map((characteristic) => {
    const points = knownPoints(characteristic);
    return { characteristic, least: Math.min(...points), most: Math.max(...points) };
  });
  const total = ranges.reduce((sum, { least, most }) => sum + most - least, 0);
  return ranges
    .map((range) => ({ ...range, share: total === 0 ? 0 : (range.most - range.least) / total }))
    .sort((a, b) => b.share - a.share);
}
