import type { Slot } from '../formula/names.js';
import type { RuleOperand } from './policy.js';

/** What the `fact` of a comparison in a rule reads; null when there is no such thing. */
export function resolveRuleName(name: string, slotByName: ReadonlyMap<string, Slot>): RuleOperand | null {
  if (name === 'score') return { kind: 'score' };
  if (name === 'rating') return { kind: 'rating' };
  const slot = slotByName.get(name);
  if (slot !== undefined) return isReadable(slot) ? { kind: 'value', slot } : null;
  const dot = name.lastIndexOf('.');
  const owner = dot < 0 ? undefined : slotByName.get(name.slice(0, dot));
  if (owner === undefined || !isReadable(owner)) return null;
  const suffix = name.slice(dot + 1);
  if (suffix === 'state') return { kind: 'state', slot: owner };
  return suffix === 'class' && owner.kind === 'ratio' ? { kind: 'class', slot: owner } : null;
}

function isReadable(slot: Slot): boolean {
  return slot.kind === 'fact' || slot.kind === 'request' || slot.kind === 'ratio';
}
