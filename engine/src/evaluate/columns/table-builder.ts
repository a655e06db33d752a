/** From applications to columns. */
import type { Application, FactInput } from '../../application/schema.js';
import { walkProgram } from '../../formula/program.js';
import { toDayNumber } from '../../kernel/calendar-date.js';
import { longestDays } from '../../scorecard/payment-terms.js';
import type { Policy } from '../../scorecard/policy.js';
import type { FactDefinition } from '../../scorecard/schema.js';
import { CodeWriter, FIRST_CAPACITY, Growing, NumberWriter } from './column-writers.js';
import { type ColumnTable, type FactColumn, NO_TERMS } from './table.js';

/** What a column of a fact holds; flags are codes with a dictionary of two. */
export type ColumnStorage = 'number' | 'text' | 'flag';

/** Which columns a table has. */
export interface TableSchema {
  readonly facts: ReadonlyMap<string, ColumnStorage>;
  /** Facts whose value one year earlier is kept as well. */
  readonly priorFacts: ReadonlySet<string>;
}

/**
 * The columns that these policies read between them. Throws where two policies declare a fact of the same name with
 * values that cannot stand in one column.
 */
export function tableSchemaFor(policies: readonly Policy[]): TableSchema {
  const facts = new Map<string, ColumnStorage>();
  const priorFacts = new Set<string>();
  for (const policy of policies) {
    for (const { name, definition } of policy.facts) {
      const storage = storageOf(definition);
      const known = facts.get(name);
      if (known !== undefined && known !== storage) {
        throw new Error(`fact \`${name}\` is a ${known} in one scorecard and a ${storage} in another`);
      }
      facts.set(name, storage);
    }
    for (const name of listPriorFacts(policy)) priorFacts.add(name);
  }
  return { facts, priorFacts };
}

export function storageOf(definition: FactDefinition): ColumnStorage {
  switch (definition.type) {
    case 'money':
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'category':
    case 'code':
    case 'date':
      return 'text';
  }
}

/** Facts that some formula reads one year earlier, directly or through a ratio. */
function listPriorFacts(policy: Policy): Set<string> {
  const names = new Set<string>();
  const readSlot = (slot: number): void => {
    const ratio = policy.ratios.find((candidate) => candidate.slot === slot);
    if (ratio === undefined) {
      const fact = policy.slots[slot];
      if (fact?.kind === 'fact') names.add(fact.name);
      return;
    }
    for (const program of [ratio.formula, ...ratio.guards.map(({ when }) => when)]) {
      walkProgram(program, (node) => {
        if (node.kind === 'slot' || node.kind === 'percentile') readSlot(node.slot);
      });
    }
  };
  const programs = [
    ...policy.ratios.flatMap(({ formula, guards }) => [formula, ...guards.map(({ when }) => when)]),
    ...policy.limit.components.map(({ formula }) => formula),
    policy.limit.combine,
  ];
  for (const program of programs) {
    walkProgram(program, (node) => {
      if (node.kind === 'prior') readSlot(node.slot);
    });
  }
  return names;
}

/**
 * Takes applications one by one. Only the columns are kept, so a stream of any length needs no more memory than its
 * table; capacity doubles as rows come in.
 */
export class ColumnTableBuilder {
  #length = 0;
  #capacity = FIRST_CAPACITY;
  readonly #dates = new Growing(Int32Array);
  readonly #amountMinor = new Growing(Float64Array);
  readonly #exposureMinor = new Growing(Float64Array);
  readonly #groupExposureMinor = new Growing(Float64Array);
  readonly #insuredMinor = new Growing(Float64Array);
  readonly #longestDays = new Growing(Int32Array);
  readonly #facts: ReadonlyMap<string, NumberWriter | CodeWriter>;
  readonly #priorFacts: ReadonlyMap<string, NumberWriter>;
  readonly #days = new Map<string, number>();

  constructor(schema: TableSchema) {
    const dayOf = (date: string): number => this.#dayOf(date);
    this.#facts = new Map(
      [...schema.facts].map(([name, storage]) => [
        name,
        storage === 'number' ? new NumberWriter(name, dayOf) : new CodeWriter(name, storage, dayOf),
      ]),
    );
    this.#priorFacts = new Map([...schema.priorFacts].map((name) => [name, new NumberWriter(name, null)]));
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Adds one row; facts without a column are left out. Throws on a value of a kind that its column cannot hold, which
   * `parseApplication` excludes.
   */
  append({ date, request, facts, priorFacts }: Application): void {
    const row = this.#length;
    if (row === this.#capacity) this.#grow();
    this.#dates.array[row] = this.#dayOf(date);
    this.#amountMinor.array[row] = request.amountMinor;
    this.#exposureMinor.array[row] = request.exposureMinor;
    this.#groupExposureMinor.array[row] = request.groupExposureMinor;
    this.#insuredMinor.array[row] = request.insuredMinor;
    this.#longestDays.array[row] = request.terms === null ? NO_TERMS : longestDays(request.terms);
    for (const [name, column] of this.#facts) column.write(row, readOwn(facts, name));
    for (const [name, column] of this.#priorFacts) column.write(row, readOwn(priorFacts, name));
    this.#length += 1;
  }

  /** The rows so far. Rows added later are not in it. */
  build(): ColumnTable {
    const length = this.#length;
    return {
      length,
      dates: this.#dates.array.subarray(0, length),
      request: {
        amountMinor: this.#amountMinor.array.subarray(0, length),
        exposureMinor: this.#exposureMinor.array.subarray(0, length),
        groupExposureMinor: this.#groupExposureMinor.array.subarray(0, length),
        insuredMinor: this.#insuredMinor.array.subarray(0, length),
        longestDays: this.#longestDays.array.subarray(0, length),
      },
      facts: new Map([...this.#facts].map(([name, column]): [string, FactColumn] => [name, column.build(length)])),
      priorFacts: new Map([...this.#priorFacts].map(([name, column]) => [name, column.build(length)])),
    };
  }

  #grow(): void {
    this.#capacity *= 2;
    const columns = [
      this.#dates,
      this.#amountMinor,
      this.#exposureMinor,
      this.#groupExposureMinor,
      this.#insuredMinor,
      this.#longestDays,
    ];
    for (const column of [...columns, ...this.#facts.values(), ...this.#priorFacts.values()]) {
      column.grow(this.#capacity);
    }
  }

  #dayOf(date: string): number {
    let day = this.#days.get(date);
    if (day === undefined) {
      day = toDayNumber(date);
      this.#days.set(date, day);
    }
    return day;
  }
}

/** The table of a list of applications; see {@link ColumnTableBuilder}. */
export function buildColumnTable(schema: TableSchema, applications: Iterable<Application>): ColumnTable {
  const builder = new ColumnTableBuilder(schema);
  for (const application of applications) builder.append(application);
  return builder.build();
}

function readOwn(facts: Application['facts'], name: string): FactInput | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}
