/** The oracle's own reading of formulas and benchmarks: see `oracle.ts`. */
import type { Benchmark } from '../benchmark/schema.js';
import { parseFormula } from '../formula/parse.js';
import type { FormulaNode } from '../formula/syntax.js';
import type { AbsentKind } from '../scorecard/schema.js';

/** A number, text or flag; a class `{c}`; an absence `{a}`. */
export type Value = number | string | boolean | { readonly c: string } | { readonly a: AbsentKind };
/** Looks up a name; `year` 1 is one fiscal year earlier. */
export type Look = (name: string, year: 0 | 1) => Value;

const STRONGEST_FIRST: readonly AbsentKind[] = ['missing', 'stale', 'confidential', 'notApplicable'];

export type Place = (ratio: string, value: number) => Value;

export function compute(node: FormulaNode, look: Look, year: 0 | 1, place: Place): Value {
  const operands =
    'operands' in node
      ? node.operands
      : 'left' in node
        ? [node.left, node.right]
        : 'operand' in node
          ? [node.operand]
          : [];
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'name') return asNumber(look(node.name, year));
  if (node.kind === 'call' && (node.function === 'prior' || node.function === 'percentile')) {
    const [argument] = operands;
    if (argument?.kind !== 'name') throw new Error('a name is needed');
    if (node.function === 'prior') return asNumber(look(argument.name, 1));
    const value = asNumber(look(argument.name, year));
    return typeof value === 'number' ? place(argument.name, value) : value;
  }
  const values = operands.map((operand) => compute(operand, look, year, place));
  if (node.kind === 'call' && node.function === 'coalesce') {
    const present = values.find((value) => typeof value === 'number');
    if (present !== undefined) return present;
  }
  for (const kind of STRONGEST_FIRST) {
    if (values.some((value) => typeof value === 'object' && 'a' in value && value.a === kind)) return { a: kind };
  }
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = values.map(Number);
  let result = Number.NaN;
  if (node.kind === 'negation') result = -x;
  if (node.kind === 'arithmetic') {
    result = node.operator === '+' ? x + y : node.operator === '-' ? x - y : node.operator === '*' ? x * y : x / y;
  }
  if (node.kind === 'call') {
    if (node.function === 'min') result = Math.min(...values.map(Number));
    if (node.function === 'max') result = Math.max(...values.map(Number));
    if (node.function === 'abs') result = x < 0 ? -x : x;
    if (node.function === 'clamp') result = Math.min(Math.max(x, y), z);
  }
  return Number.isFinite(result) ? result + 0 : { a: 'notApplicable' };
}

function asNumber(value: Value): Value {
  if (typeof value === 'object') return 'c' in value ? { a: 'notApplicable' } : value;
  if (typeof value !== 'number') throw new Error('a number is needed');
  return value;
}

export function truth(node: FormulaNode, look: Look, year: 0 | 1, place: Place): boolean | null {
  if (node.kind === 'not') {
    const operand = truth(node.operand, look, year, place);
    return operand === null ? null : !operand;
  }
  if (node.kind === 'logic') {
    const sides = [truth(node.left, look, year, place), truth(node.right, look, year, place)];
    const decisive = node.operator === 'or';
    if (sides.includes(decisive)) return decisive;
    return sides.includes(null) ? null : !decisive;
  }
  if (node.kind !== 'order') throw new Error('a condition is needed');
  const left = compute(node.left, look, year, place);
  const right = compute(node.right, look, year, place);
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  if (node.operator === '==' || node.operator === '!=') return (left === right) === (node.operator === '==');
  if (node.operator === '<' || node.operator === '>=') return left < right === (node.operator === '<');
  return left > right === (node.operator === '>');
}

/** Names whose values decide a formula that is present. */
export function decidingNames(node: FormulaNode, look: Look, place: Place): string[] {
  if (node.kind === 'name') return [node.name];
  const value = compute(node, look, 0, place);
  const same = (operand: FormulaNode): boolean => compute(operand, look, 0, place) === value;
  if (node.kind === 'call') {
    const candidates = node.operands.filter((operand) => typeof compute(operand, look, 0, place) === 'number');
    if (node.function === 'min' || node.function === 'max' || node.function === 'clamp') {
      return candidates.filter(same).flatMap((operand) => decidingNames(operand, look, place));
    }
    if (node.function === 'coalesce')
      return candidates.slice(0, 1).flatMap((first) => decidingNames(first, look, place));
    return node.operands.flatMap((operand) => decidingNames(operand, look, place));
  }
  if (node.kind === 'arithmetic') {
    return [...decidingNames(node.left, look, place), ...decidingNames(node.right, look, place)];
  }
  return node.kind === 'negation' ? decidingNames(node.operand, look, place) : [];
}

/** Position 0…100 in the finest usable cell of the first benchmark that has one. */
export function findPosition(
  benchmarks: readonly Benchmark[],
  formulaId: string,
  isLowerBetter: boolean,
  value: number,
  look: Look,
): Value {
  let absent: Value = { a: 'notApplicable' };
  for (const benchmark of benchmarks) {
    const own = look(benchmark.sectorFact, 0);
    const other = benchmark.correspondence === undefined ? own : look(benchmark.correspondence.fact, 0);
    if (typeof own !== 'string' && typeof other !== 'string') {
      absent = typeof own === 'object' ? own : absent;
      continue;
    }
    const code =
      typeof own === 'string' ? own.replaceAll('.', '') : translate(benchmark, typeof other === 'string' ? other : '');
    if (code !== null && !/^\d{2}(\d(\d[A-Z]?)?)?$/.test(code)) continue;
    const size = look(benchmark.sizeFact, 0);
    const dotted = (length: number): string => {
      const digits = (code ?? '').slice(0, length);
      return length === 2 ? digits : `${digits.slice(0, 2)}.${digits.slice(2)}`;
    };
    const section = benchmark.sections[dotted(2)];
    const chain =
      code === null
        ? [['all', 'all']]
        : [
            ...[5, 4, 3, 2]
              .filter((length) => code.length >= length && size !== 'all')
              .map((length) => [dotted(length), size]),
            [dotted(2), 'all'],
            ...(section === undefined ? [] : [[section, 'all']]),
            ['all', 'all'],
          ];
    for (const [wanted, wantedSize] of chain) {
      const cell = benchmark.cells.find(
        (candidate) => candidate.formulaId === formulaId && candidate.code === wanted && candidate.size === wantedSize,
      );
      if (cell === undefined || cell.n < benchmark.minimumN) continue;
      const knots = (
        [
          [10, cell.q10],
          [25, cell.q25],
          [50, cell.q50],
          [75, cell.q75],
          [90, cell.q90],
        ] as const
      ).flatMap(([position, quantile]): [number, number][] => (quantile === null ? [] : [[position, quantile]]));
      const at = knots.filter(([, quantile]) => quantile === value).map(([position]) => position);
      const lower = knots.filter(([, quantile]) => quantile < value).at(-1);
      const upper = knots.find(([, quantile]) => quantile > value);
      let position = Number.NaN;
      if (at.length > 0) position = (Math.min(...at) + Math.max(...at)) / 2;
      else if (lower === undefined) position = cell.q10 === null ? 25 : 5;
      else if (upper === undefined) position = cell.q90 === null ? 75 : 95;
      else position = lower[0] + ((value - lower[1]) / (upper[1] - lower[1])) * (upper[0] - lower[0]);
      return isLowerBetter ? 100 - position : position;
    }
  }
  return absent;
}

/** The longest beginning of a code, without its dot, that enough of the counterparts have; null when not two digits. */
function translate({ correspondence }: Benchmark, code: string): string | null {
  const table = Object.entries(correspondence?.codes ?? {});
  const rows = table.find(([key]) => key.replace('.', '') === code.replace('.', ''))?.[1] ?? [];
  const share = (start: string): number =>
    rows.reduce((sum, row) => sum + (row.code.replace('.', '').startsWith(start) ? row.weight : 0), 0) /
    rows.reduce((sum, row) => sum + row.weight, 0);
  const starts = rows.flatMap((row) => {
    const digits = row.code.replace('.', '');
    return [2, 3, 4, 5].filter((length) => length <= digits.length).map((length) => digits.slice(0, length));
  });
  const enough = starts.filter((start) => share(start) >= (correspondence?.minimumShare ?? 1));
  return enough.sort((a, b) => b.length - a.length)[0] ?? null;
}

export function parse(text: string): FormulaNode {
  const parsed = parseFormula(text, []);
  if (!parsed.ok) throw new Error(`cannot read ${text}`);
  return parsed.value;
}
