/** What the steps of a plan read and write, so that a part of a plan can be run, and compared with that of another. */
import type { ColumnPlan } from '../evaluate/columns/plan.js';
import type { NumberRef, RuleStep, Step, TextRef, TruthRef } from '../evaluate/columns/program.js';
import type { Policy } from '../scorecard/policy.js';

type Ref =
  | { readonly kind: 'number'; readonly ref: NumberRef }
  | { readonly kind: 'text'; readonly ref: TextRef }
  | { readonly kind: 'truth'; readonly ref: TruthRef };

interface StepLinks {
  readonly reads: readonly Ref[];
  /** Null for a step that works on cells that all steps share by name (score, rating, limit …). */
  readonly writes: Ref | null;
  /** Reads the rating, which follows from the score. */
  readonly readsRating: boolean;
  /** All that its result depends on besides what it reads, as plain JSON. */
  readonly own: unknown;
}

const number = (ref: NumberRef): Ref => ({ kind: 'number', ref });
const text = (ref: TextRef): Ref => ({ kind: 'text', ref });
const truth = (ref: TruthRef): Ref => ({ kind: 'truth', ref });

function linksOf(policy: Policy, step: Step): StepLinks {
  const links = (writes: Ref | null, reads: readonly Ref[], own: unknown = null, readsRating = false): StepLinks => ({
    writes,
    reads,
    own,
    readsRating,
  });
  const { terms, delegation, completeness, ratings } = policy.scorecard;
  switch (step.op) {
    case 'age':
      return links(number(step.out), [], [step.name, step.maxAgeDays]);
    case 'age_text':
      return links(text(step.text), []);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
    case 'coalesce':
      return links(number(step.out), [number(step.left), number(step.right)]);
    case 'negate':
    case 'abs':
      return links(number(step.out), [number(step.operand)]);
    case 'percentile': {
      const facts = [...step.facts];
      return links(
        number(step.out),
        [number(step.operand), ...facts.flatMap(([, ref]) => (ref === null ? [] : [text(ref)]))],
        [
          step.formulaId,
          step.lowerIsBetter,
          facts.map(([name, ref]) => [name, ref === null]),
          policy.scorecard.benchmarks,
        ],
      );
    }
    case 'compare':
      return links(truth(step.out), [number(step.left), number(step.right)], step.operator);
    case 'and':
    case 'or':
      return links(truth(step.out), [truth(step.left), truth(step.right)]);
    case 'not':
      return links(truth(step.out), [truth(step.operand)]);
    case 'classify':
      return links(
        number(step.out),
        [number(step.formula), ...step.guards.map(({ when }) => truth(when))],
        step.guards.map(({ state }) => state),
      );
    case 'bands':
      return links(null, [number(step.input)], [step.bounds.map(String), [...step.entryOfState]]);
    case 'categories':
      return links(null, [text(step.input)], [[...step.entryOf], step.unlisted, [...step.entryOfState]]);
    case 'test_text':
      return links(truth(step.out), [text(step.text)], step.comparison);
    case 'test_state':
      return links(
        truth(step.out),
        ['text' in step.of ? text(step.of.text) : number(step.of.number)],
        [...step.truths],
      );
    case 'test_rating':
      return links(truth(step.out), [], [...step.truths], true);
    case 'rule': {
      const { when, ifFired, ifUnknown, ratingAtBest, limitCapMinor, termsCapDays, termsLift } = step;
      return links(
        null,
        [truth(when)],
        [ifFired, ifUnknown, ratingAtBest, String(limitCapMinor), String(termsCapDays), termsLift],
      );
    }
    case 'table':
      return links(number(step.out), [], step.values, true);
    case 'component':
      return links(number(step.out), [number(step.formula)]);
    case 'limit':
      return links(null, [number(step.combined)], step.stepMinor);
    case 'terms':
      return links(null, step.segment === null ? [] : [text(step.segment)], terms);
    case 'authority':
      return links(null, [], delegation);
    case 'outcome':
      return links(
        null,
        [text(step.naturalPerson)],
        [completeness.minimumShare, delegation.levels.length, ratings.map(({ outcome }) => outcome)],
      );
    case 'start':
    case 'score_rating':
    case 'known_share':
      return links(null, []);
    case 'keep_ratio':
    case 'follow_limit':
    case 'follow_equal':
    case 'follow_present':
    case 'copy_truth':
    case 'mark_binding':
      throw new Error(`no live figure needs the step \`${step.op}\``);
  }
}

/** Gives equal texts equal numbers. */
export class Keys {
  readonly #known = new Map<string, number>();

  of(description: unknown): number {
    const text = JSON.stringify(description);
    const key = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, key);
    return key;
  }
}

/** The steps of one plan with what leads to each. Keys compare with those of other plans over the same {@link Keys}. */
export class StepGraph {
  readonly plan: ColumnPlan;
  readonly #keys: Keys;
  readonly #links: readonly StepLinks[];
  readonly #writerOf = new Map<string, number>();
  readonly #keyByIndex = new Map<number, number>();

  constructor(plan: ColumnPlan, keys: Keys) {
    this.plan = plan;
    this.#keys = keys;
    this.#links = plan.steps.map((step) => linksOf(plan.policy, step));
    for (const [index, { writes }] of this.#links.entries()) {
      if (writes !== null) this.#writerOf.set(`${writes.kind} ${writes.ref}`, index);
    }
  }

  /** Equal for steps that give the same result on every table. */
  keyOf(step: Step): number {
    return this.#keyAt(this.#indexOf(step));
  }

  /** Equal for rules with the same condition, whatever their effects. */
  whenKeyOf({ when }: Extract<RuleStep, { op: 'rule' }>): number {
    return this.#keyOfRef(truth(when));
  }

  /** Do these steps ask for the score itself, for the rating only, or for neither? */
  readsScore(steps: readonly Step[]): 'score' | 'rating' | null {
    const links = this.#slice(steps).map((index) => this.#linksAt(index));
    const isScore = ({ kind, ref }: Ref): boolean => kind === 'number' && this.plan.numbers[ref]?.kind === 'score';
    if (links.some(({ reads }) => reads.some(isScore))) return 'score';
    return links.some(({ readsRating }) => readsRating) ? 'rating' : null;
  }

  /** These steps with all that they need, in the order of the plan; without what is known already, and what leads to it. */
  select(steps: readonly Step[], isKnown: (step: Step) => boolean = () => false): Step[] {
    return this.#slice(steps, isKnown).flatMap((index) => this.plan.steps[index] ?? []);
  }

  /** The register of numbers that a step writes; null: it writes elsewhere. */
  numberOf(step: Step): NumberRef | null {
    const { writes } = this.#linksAt(this.#indexOf(step));
    return writes?.kind === 'number' ? writes.ref : null;
  }

  /** Names of the columns that these steps read. */
  columnsOf(steps: readonly Step[]): { facts: Set<string>; priorFacts: Set<string> } {
    const facts = new Set<string>();
    const priorFacts = new Set<string>();
    for (const step of steps) {
      if (step.op === 'age') facts.add(step.name);
      for (const { kind, ref } of this.#linksAt(this.#indexOf(step)).reads) {
        const source = kind === 'number' ? this.plan.numbers[ref] : null;
        if (source?.kind === 'fact') facts.add(source.name);
        if (source?.kind === 'prior_fact') priorFacts.add(source.name);
        const name = kind === 'text' ? this.plan.texts[ref]?.name : undefined;
        if (name !== undefined) facts.add(name);
      }
    }
    return { facts, priorFacts };
  }

  /** Equal for numbers that are computed alike from the same columns, in plans of whatever session. As long as its steps. */
  describeNumber(ref: NumberRef): string {
    const lines: unknown[] = [];
    const places = new Map<string, number>();
    const placeOf = (read: Ref): number => {
      const name = `${read.kind} ${read.ref}`;
      const place = places.get(name) ?? lines.push(this.#describe(read, placeOf)) - 1;
      places.set(name, place);
      return place;
    };
    placeOf(number(ref));
    return JSON.stringify(lines);
  }

  #describe({ kind, ref }: Ref, placeOf: (read: Ref) => number): unknown {
    if (kind === 'text') return ['text', this.plan.texts[ref]];
    const writer = this.#writerOf.get(`${kind} ${ref}`);
    if (writer === undefined) return [kind, describeSource(this.plan, ref)];
    const { own, reads } = this.#linksAt(writer);
    return [this.plan.steps[writer]?.op, own, reads.map(placeOf)];
  }

  #slice(steps: readonly Step[], isKnown: (step: Step) => boolean = () => false): number[] {
    const found = new Set<number>();
    const visit = (index: number): void => {
      const step = this.plan.steps[index];
      if (found.has(index) || step === undefined || isKnown(step)) return;
      found.add(index);
      for (const { kind, ref } of this.#linksAt(index).reads) {
        const writer = this.#writerOf.get(`${kind} ${ref}`);
        if (writer !== undefined) visit(writer);
      }
    };
    for (const step of steps) visit(this.#indexOf(step));
    return [...found].sort((a, b) => a - b);
  }

  #keyAt(index: number): number {
    const known = this.#keyByIndex.get(index);
    if (known !== undefined) return known;
    const { reads, own } = this.#linksAt(index);
    const op = this.plan.steps[index]?.op;
    const key = this.#keys.of([op, own, reads.map((ref) => this.#keyOfRef(ref))]);
    this.#keyByIndex.set(index, key);
    return key;
  }

  #keyOfRef({ kind, ref }: Ref): number {
    // A text is its column and its age, whether or not a step has to find out that it is stale.
    if (kind === 'text') return this.#keys.of(['text', this.plan.texts[ref]]);
    const writer = this.#writerOf.get(`${kind} ${ref}`);
    return writer === undefined ? this.#keys.of([kind, describeSource(this.plan, ref)]) : this.#keyAt(writer);
  }

  #indexOf(step: Step): number {
    const index = this.plan.steps.indexOf(step);
    if (index < 0) throw new Error(`the step \`${step.op}\` is not of this plan`);
    return index;
  }

  #linksAt(index: number): StepLinks {
    const links = this.#links[index];
    if (links === undefined) throw new Error(`there is no step ${index}`);
    return links;
  }
}

/** JSON has no infinity and no NaN; text tells them apart, and zero from minus zero. */
function describeSource(plan: ColumnPlan, ref: NumberRef): unknown {
  const source = plan.numbers[ref];
  if (source?.kind !== 'constant') return source;
  return ['constant', Object.is(source.value, -0) ? '-0' : String(source.value), source.state];
}
