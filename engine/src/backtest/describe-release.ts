/** The release gate in words: every tolerance with what it allows and what was found. */
import { formatHundredths } from '../evaluate/format.js';
import type { BacktestReport, ReleaseCheck } from './report.js';
import type { Words } from './report-words.js';

type Name = readonly [fr: string, en: string];
type Unit = 'points' | 'share' | 'number';

interface Tolerance {
  readonly name: Name;
  readonly unit: Unit;
  /** The gate holds how great the change is, whatever its direction. */
  readonly isEitherWay?: true;
}

/** Names and units of the release tolerances. */
const TOLERANCES: Readonly<Record<string, Tolerance>> = {
  minGiniChange: { name: ['évolution du Gini', 'change in Gini'], unit: 'points' },
  maxBadRateChange: {
    name: ['évolution du taux de défaut des acceptés', 'change in the bad rate of the approved'],
    unit: 'points',
  },
  maxApprovalRateChange: {
    name: ['évolution du taux d’acceptation', 'change in the approval rate'],
    unit: 'points',
    isEitherWay: true,
  },
  maxExposureChange: {
    name: ['évolution des plafonds accordés', 'change in the limits granted'],
    unit: 'share',
    isEitherWay: true,
  },
  maxPsi: {
    name: ['stabilité de la répartition des cotes (PSI)', 'stability of the rating distribution (PSI)'],
    unit: 'number',
  },
  maxInversions: {
    name: ['inversions entre cotes voisines', 'inversions between neighbouring ratings'],
    unit: 'number',
  },
  maxRedRatings: { name: ['cotes au risque sous-estimé', 'ratings that understate their risk'], unit: 'number' },
  maxExpectedLossChange: { name: ['évolution de la perte attendue', 'change in the expected loss'], unit: 'share' },
  maxWorkloadChange: {
    name: ['évolution des dossiers qui demandent une personne', 'change in the cases that need a person'],
    unit: 'share',
  },
  maxUnlawfulTerms: { name: ['délais au-delà du maximum légal', 'terms beyond the statutory cap'], unit: 'number' },
  maxNaturalPersonDeclines: {
    name: ['personnes physiques refusées par la machine', 'natural persons declined by the machine'],
    unit: 'number',
  },
  minObservations: { name: ['nombre d’observations', 'number of observations'], unit: 'number' },
};

/** Their names alone. */
export const TOLERANCE_NAMES: Readonly<Record<string, Name>> = Object.fromEntries(
  Object.entries(TOLERANCES).map(([tolerance, { name }]) => [tolerance, name]),
);

/** One tolerance, ready to be shown. */
export interface ReleaseLine {
  readonly name: string;
  readonly allowed: string;
  readonly actual: string;
  /** The interval of what was found; null where the report has none. */
  readonly range: string | null;
  readonly passed: boolean;
}

export function describeCheck(
  { tolerance, allowed, actual, interval, passed }: ReleaseCheck,
  words: Words,
): ReleaseLine {
  const { pick } = words;
  const { name, unit, isEitherWay }: Tolerance = TOLERANCES[tolerance] ?? {
    name: [tolerance, tolerance],
    unit: 'number',
  };
  // What passes must not be read as what does not.
  const beside = isEitherWay === true ? [allowed, -allowed] : [allowed];
  const write = (value: number): string => writeValue(value, unit, words, beside);
  const bound = tolerance.startsWith('min') ? pick('au moins', 'at least') : pick('au plus', 'at most');
  return {
    name: pick(...name),
    allowed: `${bound} ${writeBound(allowed, unit, isEitherWay ? '±' : '+', words)}`,
    actual: actual === null ? pick('non mesurable', 'cannot be measured') : write(actual),
    range: interval === null ? null : `${write(interval.low)} … ${write(interval.high)}`,
    passed,
  };
}

function writeValue(value: number, unit: Unit, words: Words, beside: readonly number[]): string {
  switch (unit) {
    case 'points':
      return words.points(value, beside);
    case 'share':
      return signedShare(value, words, beside);
    case 'number':
      return words.decimal(value, 3, beside);
  }
}

/** A bound as it was set: not rounded to what a figure found is shown with. `plus` is the sign of one above zero. */
function writeBound(value: number, unit: Unit, plus: '+' | '±', words: Words): string {
  if (unit === 'number') return writeValue(value, unit, words, [value]);
  const text =
    unit === 'points' ? `${formatHundredths(value, words.locale, 2, 0, [value])}\u00a0pt` : words.share(value, [value]);
  return value > 0 ? plus + text : text;
}

function signedShare(value: number, words: Words, beside: readonly number[]): string {
  const text = words.share(value, beside);
  return value > 0 ? `+${text}` : text;
}

export function describeRelease({ release }: BacktestReport, words: Words): string {
  const { pick } = words;
  if (release.length === 0)
    return pick('La version en vigueur ne fixe aucune tolérance.', 'The version in force sets no tolerances.');
  const failed = release.filter(({ passed }) => !passed);
  if (failed.length === 0)
    return pick(
      release.length === 1
        ? 'La tolérance de mise en vigueur est respectée.'
        : `Les ${release.length} tolérances de mise en vigueur sont respectées.`,
      release.length === 1 ? 'The release tolerance is met.' : `All ${release.length} release tolerances are met.`,
    );
  const names = failed.map((check) => {
    const { name, allowed, actual } = describeCheck(check, words);
    return `${name} (${actual}, ${allowed})`;
  });
  return pick(
    `${words.count(failed.length, 'tolérance', 'tolérances')} sur ${release.length} ${failed.length < 2 ? 'n’est pas respectée' : 'ne sont pas respectées'}\u00a0: ${names.join(', ')}.`,
    `${failed.length} of ${words.count(release.length, 'tolerance', 'tolerances')} ${failed.length === 1 ? 'is' : 'are'} not met: ${names.join(', ')}.`,
  );
}
