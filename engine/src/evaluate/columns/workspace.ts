/** The registers of one run: columns where a plan reads columns, blocks where its steps write. */
import type { ColumnDecisions } from './decisions.js';
import type { ColumnPlan } from './plan.js';
import type { NumberRef, NumberSource, TextRef, TruthRef } from './program.js';
import {
  ALWAYS_PRESENT,
  BLOCK_ROWS,
  type Cells,
  type NumberRegister,
  newBlock,
  newClassBlock,
  type TextRegister,
} from './registers.js';
import type { CodeColumn, ColumnTable, NumberColumn } from './table.js';

/** Cells that steps share by name: a column of the decisions where the plan gives it, otherwise a block. */
type NamedCells = ReturnType<typeof createNamedCells>;

export class Workspace {
  readonly table: ColumnTable;
  readonly cells: NamedCells;
  readonly endsAtScore: boolean;
  /** Somebody asks how much of the score is known. */
  readonly countsWeight: boolean;
  /** Somebody asks which entries were taken. */
  readonly readsEntries: boolean;
  readonly #plan: ColumnPlan;
  readonly #decisions: ColumnDecisions;
  /** Opened when they are first read: a part of a plan needs no columns of the other parts. */
  readonly #numbers: (NumberRegister | undefined)[] = [];
  readonly #texts: (TextRegister | undefined)[] = [];
  readonly #truths: (Uint8Array | undefined)[] = [];
  readonly #entryBlock: Cells<Uint8Array> = byteBlock();

  constructor(plan: ColumnPlan, table: ColumnTable, decisions: ColumnDecisions) {
    this.table = table;
    this.cells = createNamedCells(decisions);
    this.endsAtScore = plan.endsAtScore;
    this.countsWeight = plan.steps.some(({ op }) => op === 'known_share');
    this.readsEntries = decisions.entries !== null;
    this.#plan = plan;
    this.#decisions = decisions;
  }

  number(ref: NumberRef): NumberRegister {
    const source = this.#plan.numbers[ref];
    const register = this.#numbers[ref] ?? (source === undefined ? undefined : this.#open(source));
    if (register === undefined) throw new Error(`number ${ref} is read before it is written`);
    this.#numbers[ref] = register;
    return register;
  }

  /** A new block for the result of a step. */
  block(ref: NumberRef): NumberRegister {
    const register = newBlock();
    this.#numbers[ref] = register;
    return register;
  }

  classBlock(ref: NumberRef): NumberRegister {
    const register = newClassBlock();
    this.#numbers[ref] = register;
    return register;
  }

  /** Lets `ref` stand for a register that is there; nothing has to be done. */
  alias(ref: NumberRef, register: NumberRegister): [] {
    this.#numbers[ref] = register;
    return [];
  }

  text(ref: TextRef): TextRegister {
    const source = this.#plan.texts[ref];
    if (source === undefined) throw new Error(`there is no text ${ref}`);
    const register = this.#texts[ref] ?? this.#openText(source.name, source.maxAgeDays);
    this.#texts[ref] = register;
    return register;
  }

  truth(ref: TruthRef): Uint8Array {
    if (ref >= this.#plan.truthCount) throw new Error(`there is no truth ${ref}`);
    const truths = this.#truths[ref] ?? new Uint8Array(BLOCK_ROWS);
    this.#truths[ref] = truths;
    return truths;
  }

  entries(index: number): Cells<Uint8Array> {
    const kept = this.#decisions.entries?.[index];
    return kept === undefined ? this.#entryBlock : { array: kept, move: 1 };
  }

  ratio(index: number): { readonly values: Float64Array; readonly states: Uint8Array } {
    const kept = this.#decisions.ratios?.[index];
    if (kept === undefined) throw new Error(`there is no ratio ${index}`);
    return kept;
  }

  ruleRecord(index: number): Cells<Uint8Array> | null {
    const kept = this.#decisions.rules?.[index];
    return kept === undefined ? null : { array: kept, move: 1 };
  }

  agedFact(name: string): { readonly input: NumberRegister; readonly asOf: Int32Array | null } {
    const column = this.#numberColumn(name);
    return { input: toRegister(column), asOf: column.asOf };
  }

  agedText(ref: TextRef): {
    readonly input: TextRegister;
    readonly asOf: Int32Array | null;
    readonly states: Uint8Array;
  } {
    const name = this.#plan.texts[ref]?.name ?? '';
    const column = this.#codeColumn(name);
    return { input: toTextRegister(column), asOf: column.asOf, states: this.text(ref).states.array };
  }

  #open(source: NumberSource): NumberRegister | undefined {
    switch (source.kind) {
      case 'block':
        return undefined;
      case 'fact':
        return toRegister(this.#numberColumn(source.name));
      case 'prior_fact': {
        const column = this.table.priorFacts.get(source.name);
        if (column === undefined) throw new Error(`the table has no column for \`prior(${source.name})\``);
        return toRegister(column);
      }
      case 'request':
        return present({ array: this.table.request[source.part], move: 1 });
      case 'score':
        return present(this.cells.score);
      case 'constant': {
        const register = newBlock();
        register.values.array.fill(source.value);
        register.states.array.fill(source.state);
        return register;
      }
    }
  }

  #openText(name: string, maxAgeDays: number | null): TextRegister {
    const column = this.#codeColumn(name);
    const register = toTextRegister(column);
    return maxAgeDays === null || column.asOf === null ? register : { ...register, states: byteBlock() };
  }

  #numberColumn(name: string): NumberColumn {
    const column = this.table.facts.get(name);
    if (column?.kind !== 'number') throw new Error(`the table has no column of numbers for \`${name}\``);
    return column;
  }

  #codeColumn(name: string): CodeColumn {
    const column = this.table.facts.get(name);
    if (column?.kind !== 'code') throw new Error(`the table has no column of codes for \`${name}\``);
    return column;
  }
}

function toRegister({ values, states }: NumberColumn): NumberRegister {
  const cells = { array: states, move: 1 };
  return { values: { array: values, move: 1 }, states: cells, shown: cells };
}

function toTextRegister({ codes, states, dictionary }: CodeColumn): TextRegister {
  return { codes: { array: codes, move: 1 }, states: { array: states, move: 1 }, dictionary };
}

function present(values: Cells<Float64Array>): NumberRegister {
  return { values, states: ALWAYS_PRESENT, shown: ALWAYS_PRESENT };
}

function createNamedCells(decisions: ColumnDecisions) {
  return {
    score: keptOr(decisions.score, doubleBlock),
    scoreRating: keptOr(decisions.scoreRating, byteBlock),
    rating: keptOr(decisions.rating, byteBlock),
    outcome: keptOr(decisions.outcome, byteBlock),
    findings: keptOr(decisions.findings, byteBlock),
    naturalPerson: keptOr(decisions.naturalPerson, byteBlock),
    knownShare: keptOr(decisions.knownShare, doubleBlock),
    limitMinor: keptOr(decisions.limitMinor, doubleBlock),
    isCapped: keptOr(decisions.binding?.isCapped ?? null, byteBlock),
    components: keptOr(decisions.binding?.components ?? null, () => ({ array: new Uint32Array(BLOCK_ROWS), move: 0 })),
    offers: keptOr(decisions.terms?.offers ?? null, () => ({ array: new Int16Array(BLOCK_ROWS), move: 0 })),
    netDays: keptOr(decisions.terms?.netDays ?? null, () => ({ array: new Int32Array(BLOCK_ROWS), move: 0 })),
    countedMinor: keptOr(decisions.countedMinor, doubleBlock),
    level: keptOr(decisions.level, byteBlock),
    fourEyes: keptOr(decisions.fourEyes, byteBlock),
    flags: byteBlock(),
    limitCapMinor: doubleBlock(),
    termsCapDays: doubleBlock(),
    termsLift: byteBlock(),
    isAutomatic: byteBlock(),
    longestDays: { array: new Int32Array(BLOCK_ROWS), move: 0 },
  };
}

function keptOr<
  Kind extends Cells<Float64Array>['array'] | Cells<Int32Array>['array'] | Int16Array | Uint32Array | Uint8Array,
>(kept: Kind | null, block: () => Cells<Kind>): Cells<Kind> {
  return kept === null ? block() : { array: kept, move: 1 };
}

function byteBlock(): Cells<Uint8Array> {
  return { array: new Uint8Array(BLOCK_ROWS), move: 0 };
}

function doubleBlock(): Cells<Float64Array> {
  return { array: new Float64Array(BLOCK_ROWS), move: 0 };
}
