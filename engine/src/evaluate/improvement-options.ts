/** Every single change of an input that would earn points, and the value that the input would then have. */
import type { Slot } from '../formula/names.js';
import type { Policy } from '../scorecard/policy.js';
import type { Band, Characteristic } from '../scorecard/schema.js';
import type { Improvement, Resolved } from './decision.js';
import { isInBand } from './resolve-band.js';
import { listValueLabels, type ValueLabels } from './value-labels.js';

/** How far below a bound, in parts of it, a value is tried: near enough, and no number so small that it vanishes in a ratio. */
const LITTLE = 1e-9;

type Change = Improvement['changes'][number];
type Target = Change['target'];

/** What a characteristic reads, as far as it bounds the values that may be advised. */
export interface AdvisedInput {
  readonly slot: Pick<Slot, 'slot' | 'minimum' | 'maximum'>;
  /** A count or an amount: between two whole numbers it has no value. */
  readonly isWhole: boolean;
  readonly labels: ValueLabels;
}

/** The inputs of a policy's characteristics, in document order. */
export function listAdvisedInputs(policy: Policy): readonly AdvisedInput[] {
  return policy.characteristics.map(({ input }) => {
    const fact = policy.facts.find(({ slot }) => slot === input.slot)?.definition.type;
    return {
      slot: input,
      isWhole: input.kind === 'request' || fact === 'money' || fact === 'integer',
      labels: listValueLabels(policy.scorecard, input.name),
    };
  });
}

/** A characteristic as an application took it. */
export interface TakenEntry {
  readonly characteristic: Characteristic;
  readonly input: AdvisedInput;
  readonly resolved: Resolved;
  readonly points: number;
}

export interface Option {
  /** Position of the characteristic in the document. */
  readonly order: number;
  readonly slot: number;
  readonly isActionable: boolean;
  readonly change: Change;
  /** The input with the change made: on the bound that the change names, or a little below it. */
  readonly changed: Resolved;
}

/** Every entry of a characteristic that earns more than the one taken and that a possible value leads to. */
export function listOptions(taken: TakenEntry, order: number): Option[] {
  const { characteristic, input, resolved } = taken;
  return listTargets(taken)
    .filter(({ points }) => points > taken.points)
    .map(({ target, changed, points }) => ({
      order,
      slot: input.slot.slot,
      isActionable: characteristic.actionable,
      changed: { state: 'present', value: changed },
      change: {
        characteristic: characteristic.id,
        label: characteristic.label,
        from: resolved,
        target,
        pointsGained: points - taken.points,
      },
    }));
}

interface PossibleTarget {
  readonly target: Target;
  readonly changed: string | number | boolean;
  readonly points: number;
}

function listTargets(taken: TakenEntry): PossibleTarget[] {
  const { characteristic, input } = taken;
  if (characteristic.kind === 'categorical') {
    return characteristic.categories.flatMap(({ id, values, points }) => {
      const [changed] = values;
      if (changed === undefined) return [];
      return {
        target: { entry: id, bound: 'one_of', value: values.map(String), labels: labelsOf(values, input.labels) },
        changed,
        points,
      };
    });
  }
  return characteristic.bands.flatMap((band) => {
    const target = nearestBound(taken, band);
    if (target === null) return [];
    const changed = valueFor(target, input.isWhole);
    const { minimum, maximum } = input.slot;
    const isPossible = changed >= minimum && changed <= maximum && isInBand(band, changed);
    return isPossible ? [{ target, changed, points: band.points }] : [];
  });
}

/** One for each value, the value itself where it has none; null when none of them has. */
function labelsOf(values: readonly (string | boolean)[], labels: ValueLabels): Target['labels'] {
  if (!values.some((value) => labels.has(String(value)))) return null;
  return values.map((value) => labels.get(String(value)) ?? { fr: String(value), en: String(value) });
}

type NumericTarget = Target & { readonly value: number };

/**
 * The bound of a band that lies towards the present value: from below its lower bound, from above its upper one. With
 * no number to start from, the bound that the good direction leads to: "at least" would ask for more of what is better
 * when it is less. Null for a band without such a bound.
 */
function nearestBound({ characteristic, resolved }: TakenEntry, band: Band): NumericTarget | null {
  const { direction } = characteristic;
  const today = resolved.state === 'present' && typeof resolved.value === 'number' ? resolved.value : null;
  const isFromAbove = today === null ? direction === 'lower_better' : band.to !== null && today >= band.to;
  if (today === null && direction !== 'neutral' && (isFromAbove ? band.to : band.from) === null) return null;
  if (band.to !== null && (isFromAbove || band.from === null)) {
    return { entry: band.id, bound: 'below', value: band.to, labels: null };
  }
  return band.from === null ? null : { entry: band.id, bound: 'at_least', value: band.from, labels: null };
}

function valueFor({ bound, value }: NumericTarget, isWhole: boolean): number {
  if (bound === 'at_least') return isWhole ? Math.ceil(value) : value;
  if (isWhole) return Math.ceil(value) - 1;
  return value - LITTLE * Math.max(1, Math.abs(value));
}
