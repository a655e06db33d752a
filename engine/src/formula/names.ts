/** What the names in a formula stand for. */
import type { CheckedUnit } from './units.js';

export const SLOT_KINDS = ['fact', 'request', 'ratio', 'score', 'table', 'component'] as const;
/** `table` is written `rating.<name>`, `component` is written `limit.<name>`. */
export type SlotKind = (typeof SLOT_KINDS)[number];

/** The unit of a number as the checker sees it. `vat` null: not said. */
export type Dimension =
  | { readonly kind: 'money'; readonly vat: 'included' | 'excluded' | null; readonly scaled: boolean }
  | { readonly kind: 'plain'; readonly unit: CheckedUnit }
  /** Fits everywhere: a literal, or a product whose unit only its author can tell. */
  | { readonly kind: 'any' };

/** One value of a decision that can be named: its place in the scope, and what kind of number it is. */
export interface Slot {
  readonly slot: number;
  readonly name: string;
  readonly kind: SlotKind;
  /** Null when it is no number (a category, a code, a date, a flag). */
  readonly dimension: Dimension | null;
  /** Declared bounds, infinite when there are none. */
  readonly minimum: number;
  readonly maximum: number;
}

/** The names that one formula may use. */
export interface NameTable {
  readonly find: (name: string) => Slot | undefined;
  /** Tells why a name that exists may not be used in this formula; null when it may. */
  readonly refuse: (slot: Slot) => 'limit_only' | 'later_component' | null;
  /** Every usable name, for suggestions. */
  readonly names: () => Iterable<string>;
}
