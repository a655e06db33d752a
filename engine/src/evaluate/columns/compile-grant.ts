/** Limit, terms, authority and outcome as steps. */
import type { NumberNode } from '../../formula/program.js';
import { assertNever } from '../../kernel/result.js';
import type { StepWriter } from './compile-formula.js';
import { ColumnCompileError, type NumberRef, type TruthRef } from './program.js';

/** Greatest number of components whose part in the limit can be told. */
const MOST_COMPONENTS = 32;
/** Days are kept in 32 bits. */
const MOST_DAYS = 0x7fff_ffff;

export function compileGrant(writer: StepWriter, withBinding: boolean): void {
  const { policy } = writer;
  compileLimit(writer, withBinding);
  for (const { maxNetDays } of policy.scorecard.terms.regimes) {
    if (maxNetDays > MOST_DAYS) throw new ColumnCompileError(`a regime allows ${maxNetDays} days`);
  }
  const segment = policy.segmentSlot === null ? undefined : policy.slots[policy.segmentSlot];
  writer.steps.push({ op: 'terms', segment: segment === undefined ? null : writer.text(segment.name) });
  writer.steps.push({ op: 'authority' });
  const person = writer.text(policy.scorecard.naturalPersonFact);
  if (person === null) throw new ColumnCompileError('the fact of the natural person is no flag');
  writer.steps.push({ op: 'outcome', naturalPerson: person });
}

function compileLimit(writer: StepWriter, withBinding: boolean): void {
  const { limit, slotByName, scorecard } = writer.policy;
  const score = slotByName.get('score');
  if (score !== undefined) writer.fillSlot(score.slot, writer.score());
  for (const { slot, values } of limit.tables) {
    writer.fillSlot(
      slot,
      writer.newNumber((out) => ({ op: 'table', out, values })),
    );
  }
  for (const { slot, formula } of limit.components) {
    const value = writer.number(formula, 'current');
    writer.fillSlot(
      slot,
      writer.newNumber((out) => ({ op: 'component', out, formula: value })),
    );
  }
  const combined = writer.number(limit.combine, 'current');
  writer.steps.push({ op: 'limit', combined, stepMinor: scorecard.limit.roundDownToMinor });
  if (!withBinding) return;
  if (limit.components.length > MOST_COMPONENTS) throw new ColumnCompileError('the limit has too many components');
  follow(
    writer,
    limit.combine,
    writer.newTruth((out) => ({ op: 'follow_limit', out })),
  );
}

/** Marks, in the rows of `rows`, the components that determine the value of a formula: see `findBindingSlots`. */
function follow(writer: StepWriter, node: NumberNode, rows: TruthRef): void {
  switch (node.kind) {
    case 'literal':
      return;
    case 'slot':
    case 'prior':
    case 'percentile': {
      const bit = writer.policy.limit.components.findIndex(({ slot }) => slot === node.slot);
      if (bit >= 0) writer.steps.push({ op: 'mark_binding', rows, bit });
      return;
    }
    case 'negation':
    case 'abs':
      follow(writer, node.operand, rows);
      return;
    case 'arithmetic':
      follow(writer, node.left, rows);
      follow(writer, node.right, rows);
      return;
    case 'min':
    case 'max':
      followEqual(writer, node, node.operands, rows);
      return;
    case 'clamp':
      followEqual(writer, node, [node.operand, node.low, node.high], rows);
      return;
    case 'coalesce': {
      const remaining = writer.newTruth((out) => ({ op: 'copy_truth', out, operand: rows }));
      for (const operand of node.operands) {
        const child = writer.number(operand, 'current');
        follow(
          writer,
          operand,
          writer.newTruth((out) => ({ op: 'follow_present', out, remaining, child })),
        );
      }
      return;
    }
    default:
      assertNever(node);
  }
}

function followEqual(writer: StepWriter, node: NumberNode, operands: readonly NumberNode[], parent: TruthRef): void {
  const value = writer.number(node, 'current');
  for (const operand of operands) {
    const child: NumberRef = writer.number(operand, 'current');
    follow(
      writer,
      operand,
      writer.newTruth((out) => ({ op: 'follow_equal', out, parent, child, node: value })),
    );
  }
}
