/** Whether an amount holds VAT, followed from ratio to ratio: a turnover of twelve months is still without it. */
import type { Dimension, Slot } from './names.js';
import type { NumberNode } from './program.js';

type Vat = 'included' | 'excluded' | null;

/** Literals that count months or days: VAT is no such factor. */
const PERIODS: ReadonlySet<number> = new Set([12, 30, 360, 365]);

/**
 * The slots, those of ratios that are money with the VAT that their formulas tell; null where they tell none, or both.
 * `formulas` are by slot; one that leads back to itself tells nothing.
 */
export function followVat(slots: readonly Slot[], formulas: ReadonlyMap<number, NumberNode>): readonly Slot[] {
  const known = new Map<number, Vat>();
  const vatOfSlot = (slot: number): Vat => {
    const { dimension = null } = slots[slot] ?? {};
    if (dimension?.kind !== 'money') return null;
    const formula = formulas.get(slot);
    if (formula === undefined) return dimension.vat;
    if (!known.has(slot)) {
      known.set(slot, null);
      known.set(slot, vatOf(formula));
    }
    return known.get(slot) ?? null;
  };
  const vatOf = (node: NumberNode): Vat => {
    switch (node.kind) {
      case 'slot':
      case 'prior':
        return vatOfSlot(node.slot);
      case 'negation':
      case 'abs':
        return vatOf(node.operand);
      case 'min':
      case 'max':
      case 'coalesce':
        return agree(node.operands.map(vatOf));
      case 'clamp':
        return vatOf(node.operand);
      case 'arithmetic':
        if (node.operator === '+' || node.operator === '-') return agree([vatOf(node.left), vatOf(node.right)]);
        if (isPeriod(node.right, slots)) return vatOf(node.left);
        return node.operator === '*' && isPeriod(node.left, slots) ? vatOf(node.right) : null;
      default:
        return null;
    }
  };
  return slots.map((slot) => {
    const { dimension } = slot;
    if (dimension?.kind !== 'money' || !formulas.has(slot.slot)) return slot;
    const followed: Dimension = { ...dimension, vat: vatOfSlot(slot.slot) };
    return { ...slot, dimension: followed };
  });
}

/** What all say that say anything; null where they differ. */
function agree(all: readonly Vat[]): Vat {
  const said = new Set(all.filter((vat) => vat !== null));
  const [first = null] = said;
  return said.size === 1 ? first : null;
}

/** A number of months or days. */
function isPeriod(node: NumberNode, slots: readonly Slot[]): boolean {
  switch (node.kind) {
    case 'literal':
      return PERIODS.has(node.value);
    case 'slot': {
      const { dimension = null } = slots[node.slot] ?? {};
      return dimension?.kind === 'plain' && (dimension.unit === 'months' || dimension.unit === 'days');
    }
    case 'coalesce':
      return node.operands.every((operand) => isPeriod(operand, slots));
    default:
      return false;
  }
}
