/** Everything in a scorecard that can be named, each with its slot. */
import type { Dimension, NameTable, Slot, SlotKind } from '../formula/names.js';
import { toCheckedUnit } from '../formula/units.js';
import type { FactDefinition, Ratio } from './schema.js';
import type { ScorecardView } from './view.js';

/** The parts of the request that formulas and rules may read, as money without a stated VAT basis. */
export const REQUEST_NAMES = ['request.amount', 'request.exposure', 'request.insured', 'request.total'] as const;

const MONEY: Dimension = { kind: 'money', vat: null, scaled: false };
const ANY: Dimension = { kind: 'any' };

/** All slots of a scorecard, in the order that `Policy.slots` documents. */
export function slotsOf(view: ScorecardView): Slot[] {
  const slots: Slot[] = [];
  const add = (name: string, kind: SlotKind, dimension: Dimension | null, minimum: number, maximum: number): void => {
    slots.push(Object.freeze({ slot: slots.length, name, kind, dimension, minimum, maximum }));
  };
  const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  for (const [name, fact] of view.facts) {
    const [minimum, maximum] = fact === null ? anywhere : boundsOf(fact);
    add(name, 'fact', fact === null ? ANY : dimensionOfFact(fact), minimum, maximum);
  }
  for (const name of REQUEST_NAMES) add(name, 'request', MONEY, 0, Number.POSITIVE_INFINITY);
  for (const [name, ratio] of view.ratios)
    add(name, 'ratio', ratio === null ? ANY : dimensionOfRatio(ratio), ...anywhere);
  add('score', 'score', { kind: 'plain', unit: 'points' }, ...anywhere);
  for (const [name, table] of view.tables) {
    const values = table?.values ?? [];
    const dimension = table === null ? ANY : dimensionOfRatio(table);
    if (values.length === 0) add(`rating.${name}`, 'table', dimension, ...anywhere);
    else add(`rating.${name}`, 'table', dimension, Math.min(...values), Math.max(...values));
  }
  for (const { value } of view.components) add(`limit.${value.id}`, 'component', MONEY, ...anywhere);
  return slots;
}

function dimensionOfFact(fact: FactDefinition): Dimension | null {
  switch (fact.type) {
    case 'money':
      return { kind: 'money', vat: fact.vat, scaled: false };
    case 'number':
    case 'integer':
      return { kind: 'plain', unit: toCheckedUnit(fact.unit) };
    default:
      return null;
  }
}

function dimensionOfRatio({ unit }: Pick<Ratio, 'unit'>): Dimension {
  return unit === 'money' ? MONEY : { kind: 'plain', unit: toCheckedUnit(unit) };
}

function boundsOf(fact: FactDefinition): readonly [number, number] {
  if (fact.type !== 'number' && fact.type !== 'integer') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [fact.minimum ?? Number.NEGATIVE_INFINITY, fact.maximum ?? Number.POSITIVE_INFINITY];
}

/** Which names a formula may use, by where it stands. `component`: only components before the one with this slot. */
export type FormulaPlace =
  | { readonly kind: 'ratio' }
  | { readonly kind: 'component'; readonly slot: number }
  | { readonly kind: 'combine' };

/** The names that a formula in that place may use. */
export function nameTableFor(slotByName: ReadonlyMap<string, Slot>, place: FormulaPlace): NameTable {
  const refuse: NameTable['refuse'] = (slot) => {
    if (place.kind === 'ratio') {
      return slot.kind === 'score' || slot.kind === 'table' || slot.kind === 'component' ? 'limit_only' : null;
    }
    return place.kind === 'component' && slot.kind === 'component' && slot.slot >= place.slot
      ? 'later_component'
      : null;
  };
  return {
    find: (name) => slotByName.get(name),
    refuse,
    *names() {
      for (const [name, slot] of slotByName) if (refuse(slot) === null && slot.dimension !== null) yield name;
    },
  };
}
