/** What every check reads, and how it reports what it finds. */
import type { Benchmark } from '../../benchmark/schema.js';
import { bindNumber, bindTruth } from '../../formula/bind.js';
import type { Slot } from '../../formula/names.js';
import type { NumberNode, TruthNode } from '../../formula/program.js';
import type { Diagnostic, JsonPath } from '../../kernel/diagnostic.js';
import type { Result } from '../../kernel/result.js';
import type { Ratio } from '../schema.js';
import { nameTableFor, slotsOf } from '../slots.js';
import type { ScorecardView } from '../view.js';

/** A formula that could be read, with its text and its place; unreadable ones have been reported. */
export interface BoundFormula<Node> {
  readonly text: string;
  readonly path: JsonPath;
  readonly program: Node | null;
}

export interface BoundGuard extends BoundFormula<TruthNode> {
  readonly class: string;
}

export interface BoundRatio {
  readonly name: string;
  readonly slot: number;
  readonly definition: Ratio;
  readonly formula: BoundFormula<NumberNode>;
  readonly guards: readonly BoundGuard[];
}

export interface CheckContext {
  readonly view: ScorecardView;
  readonly benchmarks: readonly Benchmark[];
  readonly slots: readonly Slot[];
  readonly slotByName: ReadonlyMap<string, Slot>;
  /** In document order. */
  readonly ratios: readonly BoundRatio[];
  readonly components: readonly (BoundFormula<NumberNode> & {
    readonly id: string;
    readonly slot: number;
    readonly index: number;
  })[];
  readonly combine: BoundFormula<NumberNode> | null;
  /** All of them: ratios with their guards, components, the combination. */
  readonly formulas: readonly BoundFormula<NumberNode | TruthNode>[];
  /**
   * The document is well formed and every formula could be read. Only then can a check say that something is *not*
   * there: what cannot be read may be where it is.
   */
  readonly isComplete: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** One kind of check. It reports faults to the context and changes nothing. */
export type Check = (context: CheckContext) => void;

/** Reads every formula of the view once, for all checks and for the policy. */
export function createContext(
  view: ScorecardView,
  benchmarks: readonly Benchmark[],
  report: (diagnostic: Diagnostic) => void,
): CheckContext {
  const slots = slotsOf(view);
  // A name declared twice keeps its first meaning here; that there are two is reported by a check.
  const slotByName = new Map<string, Slot>();
  for (const slot of slots) if (!slotByName.has(slot.name)) slotByName.set(slot.name, slot);

  const keep = <Node>(text: string, path: JsonPath, result: Result<Node, Diagnostic[]>): BoundFormula<Node> => {
    if (!result.ok) result.error.forEach(report);
    return { text, path, program: result.ok ? result.value : null };
  };
  const inRatios = nameTableFor(slotByName, { kind: 'ratio' });
  const ratios: BoundRatio[] = [];
  for (const [name, definition] of view.ratios) {
    const slot = slotByName.get(name);
    if (definition === null || slot === undefined) continue;
    const path = ['ratios', name, 'formula'];
    ratios.push({
      name,
      slot: slot.slot,
      definition,
      formula: keep(definition.formula, path, bindNumber(definition.formula, path, inRatios)),
      guards: definition.guards.map((guard, index) => {
        const whenPath = ['ratios', name, 'guards', index, 'when'];
        return { ...keep(guard.when, whenPath, bindTruth(guard.when, whenPath, inRatios)), class: guard.class };
      }),
    });
  }
  const components = view.components.map(({ index, value }) => {
    const slot = slotByName.get(`limit.${value.id}`)?.slot ?? slots.length;
    const path = ['limit', 'components', index, 'formula'];
    const names = nameTableFor(slotByName, { kind: 'component', slot });
    return { ...keep(value.formula, path, bindNumber(value.formula, path, names)), id: value.id, slot, index };
  });
  const combinePath = ['limit', 'combine'];
  const combine =
    view.combine === null
      ? null
      : keep(
          view.combine,
          combinePath,
          bindNumber(view.combine, combinePath, nameTableFor(slotByName, { kind: 'combine' })),
        );
  const formulas = [
    ...ratios.flatMap((ratio) => [ratio.formula, ...ratio.guards]),
    ...components,
    ...(combine === null ? [] : [combine]),
  ];
  const isComplete = view.whole !== null && formulas.every(({ program }) => program !== null);
  return { view, benchmarks, slots, slotByName, ratios, components, combine, formulas, isComplete, report };
}
