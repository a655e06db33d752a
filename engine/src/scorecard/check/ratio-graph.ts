/** Ratios that read each other: no circles, and never more than one year back. */
import { type NumberNode, type TruthNode, walkProgram } from '../../formula/program.js';
import { formulaCodes } from '../../kernel/codes/formula-codes.js';
import { nameCodes } from '../../kernel/codes/name-codes.js';
import type { BoundRatio, Check, CheckContext } from './context.js';

/** Every program of a ratio that could be read. */
export function programsOf(ratio: BoundRatio): (NumberNode | TruthNode)[] {
  return [ratio.formula, ...ratio.guards].flatMap(({ program }) => (program === null ? [] : [program]));
}

/** Slots that a program reads; `prior` slots are those it reads one year earlier. */
export function readsOf(program: NumberNode | TruthNode): {
  readonly current: Set<number>;
  readonly prior: Set<number>;
} {
  const current = new Set<number>();
  const prior = new Set<number>();
  walkProgram(program, (node) => {
    if (node.kind === 'slot' || node.kind === 'percentile') current.add(node.slot);
    else if (node.kind === 'prior') prior.add(node.slot);
  });
  return { current, prior };
}

export interface RatioGraph {
  /** Each ratio after those that it reads; null when some of them form a circle. */
  readonly order: readonly BoundRatio[] | null;
  readonly cycles: readonly (readonly BoundRatio[])[];
  /** Slots of the ratios that read the year before, directly or through others. */
  readonly readingPrior: ReadonlySet<number>;
  /** Slots of the ratios whose own value one year earlier is asked for, directly or through others. */
  readonly readAtPrior: ReadonlySet<number>;
}

/** Orders ratios by what they read. */
export function buildRatioGraph(context: Pick<CheckContext, 'ratios' | 'components' | 'combine'>): RatioGraph {
  const bySlot = new Map(context.ratios.map((ratio) => [ratio.slot, ratio]));
  const reads = new Map(
    context.ratios.map((ratio) => {
      const all = programsOf(ratio).map(readsOf);
      return [
        ratio.slot,
        { current: all.flatMap((read) => [...read.current]), prior: all.flatMap((read) => [...read.prior]) },
      ];
    }),
  );
  const order: BoundRatio[] = [];
  const cycles: BoundRatio[][] = [];
  const readingPrior = new Set<number>();
  const state = new Map<number, 'open' | 'done'>();
  const trail: BoundRatio[] = [];
  const visit = (ratio: BoundRatio): void => {
    if (state.get(ratio.slot) === 'done') return;
    if (state.get(ratio.slot) === 'open') {
      cycles.push(trail.slice(trail.indexOf(ratio)));
      return;
    }
    state.set(ratio.slot, 'open');
    trail.push(ratio);
    const read = reads.get(ratio.slot) ?? { current: [], prior: [] };
    if (read.prior.length > 0) readingPrior.add(ratio.slot);
    for (const slot of [...read.current, ...read.prior]) {
      const other = bySlot.get(slot);
      if (other === undefined) continue;
      visit(other);
      if (readingPrior.has(slot)) readingPrior.add(ratio.slot);
    }
    trail.pop();
    state.set(ratio.slot, 'done');
    order.push(ratio);
  };
  context.ratios.forEach(visit);

  const readAtPrior = new Set<number>();
  const pull = (slot: number): void => {
    if (!bySlot.has(slot) || readAtPrior.has(slot)) return;
    readAtPrior.add(slot);
    reads.get(slot)?.current.forEach(pull);
  };
  for (const { prior } of reads.values()) prior.forEach(pull);
  for (const { program } of [...context.components, ...(context.combine === null ? [] : [context.combine])]) {
    if (program !== null) readsOf(program).prior.forEach(pull);
  }
  return { order: cycles.length === 0 ? order : null, cycles, readingPrior, readAtPrior };
}

/** Reports circles, and `prior()` of what reads the year before already. */
export const checkRatioGraph: Check = (context) => {
  const graph = buildRatioGraph(context);
  for (const cycle of graph.cycles) {
    const [first] = cycle;
    if (first === undefined) continue;
    const names = [...cycle, first].map(({ name }) => name);
    context.report(nameCodes.ratioCycle.at({ path: first.formula.path }, { cycle: names }));
  }
  if (graph.order === null) return;
  for (const { program, path } of context.formulas) {
    if (program === null) continue;
    walkProgram(program, (node) => {
      if (node.kind !== 'prior' || !graph.readingPrior.has(node.slot)) return;
      const name = context.slots[node.slot]?.name ?? '';
      context.report(formulaCodes.priorTwice.at({ path, span: { from: node.from, to: node.to } }, { name }));
    });
  }
};
