/** Formulas that are right by construction: money is never added to days, and every name exists. */
import type { Tape } from './tape.js';

/** The names that a formula may use, by what they are. */
export interface FormulaVocabulary {
  readonly money: readonly string[];
  readonly plain: readonly string[];
  /** Facts and ratios whose value a year earlier may be asked for. */
  readonly priorMoney: readonly string[];
  readonly priorPlain: readonly string[];
  /** Ratios that a benchmark places. */
  readonly ranked: readonly string[];
}

const PLAIN_LITERALS = ['0', '1', '2', '0.5', '1.5', '3', '10', '100', '365', '0.1', '1e9'] as const;
const MONEY_LITERALS = ['0', '1', '100', '5000', '100000', '1000000', '33333'] as const;
const DIVISORS = ['2', '3', '12', '100', '0.5', '0.1'] as const;

/** An amount of money. */
export function drawMoney(tape: Tape, words: FormulaVocabulary, depth: number): string {
  if (depth <= 0 || tape.chance(30)) return drawMoneyLeaf(tape, words);
  const inner = (): string => drawMoney(tape, words, depth - 1);
  switch (tape.int(0, 8)) {
    case 0:
      return `(${inner()} + ${inner()})`;
    case 1:
      return `(${inner()} - ${inner()})`;
    case 2:
      return `(${inner()} * ${drawPlain(tape, words, depth - 1)})`;
    case 3:
      return `(${inner()} / ${tape.pick(DIVISORS)})`;
    case 4:
      return `min(${inner()}, ${inner()})`;
    case 5:
      return `max(${inner()}, ${inner()})`;
    case 6:
      return `coalesce(${inner()}, ${inner()})`;
    case 7:
      return `clamp(${inner()}, ${inner()}, ${inner()})`;
    default:
      return tape.chance(50) ? `abs(${inner()})` : `-${inner()}`;
  }
}

function drawMoneyLeaf(tape: Tape, { money, priorMoney }: FormulaVocabulary): string {
  if (priorMoney.length > 0 && tape.chance(15)) return `prior(${tape.pick(priorMoney)})`;
  return money.length === 0 || tape.chance(20) ? tape.pick(MONEY_LITERALS) : tape.pick(money);
}

/** A number that is not money. */
export function drawPlain(tape: Tape, words: FormulaVocabulary, depth: number): string {
  if (depth <= 0 || tape.chance(25)) return drawPlainLeaf(tape, words);
  const inner = (): string => drawPlain(tape, words, depth - 1);
  switch (tape.int(0, 9)) {
    case 0:
    case 1:
      return `(${drawMoney(tape, words, depth - 1)} / (${drawMoney(tape, words, depth - 1)} + 1))`;
    case 2:
      return `(${inner()} + ${inner()})`;
    case 3:
      return `(${inner()} - ${inner()})`;
    case 4:
      return `(${inner()} * ${inner()})`;
    case 5:
      return `(${inner()} / ${tape.chance(50) ? `(${inner()} + 0.25)` : tape.pick(DIVISORS)})`;
    case 6:
      return `${tape.pick(['min', 'max', 'coalesce'])}(${tape.list(2, 3, inner).join(', ')})`;
    case 7:
      return `clamp(${inner()}, ${inner()}, ${inner()})`;
    case 8:
      return words.ranked.length > 0 ? `percentile(${tape.pick(words.ranked)})` : inner();
    default:
      return tape.chance(50) ? `abs(${inner()})` : `-(${inner()})`;
  }
}

function drawPlainLeaf(tape: Tape, { plain, priorPlain }: FormulaVocabulary): string {
  if (priorPlain.length > 0 && tape.chance(15)) return `prior(${tape.pick(priorPlain)})`;
  return plain.length === 0 || tape.chance(25) ? tape.pick(PLAIN_LITERALS) : tape.pick(plain);
}

/** A condition for a guard. */
export function drawTruth(tape: Tape, words: FormulaVocabulary, depth: number): string {
  if (depth <= 0 || tape.chance(50)) {
    const operator = tape.pick(['<=', '<', '>', '>=', '==', '!=']);
    const draw = tape.chance(50) && words.money.length > 0 ? drawMoney : drawPlain;
    return `${draw(tape, words, 1)} ${operator} ${draw(tape, words, 0)}`;
  }
  const inner = (): string => drawTruth(tape, words, depth - 1);
  switch (tape.int(0, 2)) {
    case 0:
      return `(${inner()} and ${inner()})`;
    case 1:
      return `(${inner()} or ${inner()})`;
    default:
      return `not (${inner()})`;
  }
}
