/**
 * How the shape of the rules and the explanation cost: 12 characteristics of 5 bands. Answers are verified before
 * anything is timed; contenders take turns, so that a slow minute of the machine hits all of them.
 */
import { cpus } from 'node:os';
import { Engine } from 'json-rules-engine';
import type { Application } from '../src/application/schema.js';
import { createDecider } from '../src/evaluate/decide.js';
import { explainDecision } from '../src/evaluate/explain.js';
import { resolveFacts } from '../src/evaluate/facts.js';
import { listEntries } from '../src/evaluate/resolve-band.js';
import { createRulesJudge } from '../src/evaluate/rules/rules-judge.js';
import { ABSENT_KINDS, type Characteristic, type FactDefinition } from '../src/scorecard/schema.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../src/testing/example-policy.js';

const CHARACTERISTICS = 12;
const EDGES = [10, 20, 30, 40];
const ROUNDS = 15;
const APPLICATIONS = 200;
/** The promise of the design; the run fails below it. */
const LEAST_RATIO = 2.5;

const policy = examplePolicy({
  facts: Object.fromEntries(names().map((name): [string, FactDefinition] => [name, factDefinition()])),
  characteristics: names().map(characteristicOf),
});
const judge = createRulesJudge(policy);
const decider = createDecider(policy);
const applications = Array.from({ length: APPLICATIONS }, (_, index) => applicationOf(index));
const scopes = applications.map((application) => resolveFacts(policy, application));
const naive = buildNaiveEngine();
const naiveFacts = applications.map(factsOf);

await verify();

const timings = {
  perBand: [] as number[],
  perCharacteristic: [] as number[],
  decide: [] as number[],
  explain: [] as number[],
};
const decisions = await Promise.all(applications.map((application) => decider.decide(application)));
for (let round = 0; round < ROUNDS; round += 1) {
  timings.perBand.push(await time(async (index) => naive.run(naiveFacts[index])));
  timings.perCharacteristic.push(await time(async (index) => judge.chooseEntries(at(scopes, index))));
  timings.decide.push(await time(async (index) => decider.decide(at(applications, index))));
  timings.explain.push(
    await time(async (index) => explainDecision(at(decisions, index), index % 2 === 0 ? 'fr' : 'en', policy.scorecard)),
  );
}

const perBand = median(timings.perBand);
const perCharacteristic = median(timings.perCharacteristic);
const decide = median(timings.decide);
const explain = median(timings.explain);
const ratio = perBand / perCharacteristic;
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
console.log(`entries, one rule per band             ${show(perBand)}`);
console.log(`entries, one rule per characteristic   ${show(perCharacteristic)}   ${ratio.toFixed(2)} times as fast`);
console.log(`whole decision with its trace          ${show(decide)}   ${Math.round(1e6 / decide)} a second`);
console.log(
  `its explanation in one language        ${show(explain)}   ${((100 * explain) / decide).toFixed(0)} % of the decision`,
);
if (ratio < LEAST_RATIO) {
  console.error(`one rule per characteristic should be at least ${LEAST_RATIO} times as fast`);
  process.exitCode = 1;
}
if (explain >= decide) {
  console.error('an explanation should cost less than its decision');
  process.exitCode = 1;
}

function names(): string[] {
  return Array.from({ length: CHARACTERISTICS }, (_, index) => `bench.f${index}`);
}

function factDefinition(): FactDefinition {
  return { label: { fr: 'x', en: 'x' }, type: 'number', unit: 'days', minimum: null, maximum: null, maxAgeDays: null };
}

function characteristicOf(input: string, index: number): Characteristic {
  const [template] = EXAMPLE_SCORECARD.characteristics;
  if (template?.kind !== 'numeric') throw new Error('the first characteristic of the example is numeric');
  return {
    ...template,
    id: `c${index}`,
    input,
    direction: 'higher_better',
    classes: [],
    bands: [null, ...EDGES].map((from, band) => ({
      id: `b${band}`,
      from,
      to: EDGES[band] ?? null,
      points: band * 5 - 10,
      reason: { fr: 'Raison.', en: 'Reason.' },
    })),
  };
}

/** Values spread over all bands; one in twelve is absent. */
function applicationOf(seed: number): Application {
  const facts = names().map((name, index): [string, number | undefined] => [
    name,
    (seed + index) % 12 === 0 ? undefined : (seed * 7 + index * 13) % 50,
  ]);
  return exampleApplication({ facts: Object.fromEntries(facts) });
}

/** The shape that comes to mind first: every entry is a rule. */
function buildNaiveEngine(): Engine {
  const engine = new Engine();
  for (const { definition } of policy.characteristics) {
    if (definition.kind !== 'numeric') continue;
    for (const { id, from, to } of definition.bands) {
      const all = [
        ...(from === null ? [] : [{ fact: definition.input, operator: 'greaterThanInclusive', value: from }]),
        ...(to === null ? [] : [{ fact: definition.input, operator: 'lessThan', value: to }]),
      ];
      engine.addRule({ name: `${definition.id}.${id}`, conditions: { all }, event: { type: 'entry' } });
    }
    for (const kind of ABSENT_KINDS) {
      const all = [{ fact: `${definition.input}.state`, operator: 'equal', value: kind }];
      engine.addRule({ name: `${definition.id}.${kind}`, conditions: { all }, event: { type: 'entry' } });
    }
  }
  return engine;
}

function factsOf({ facts }: Application): Record<string, unknown> {
  return Object.fromEntries(
    names().flatMap((name) => [
      [name, facts[name] ?? null],
      [`${name}.state`, facts[name] === undefined ? 'missing' : 'present'],
    ]),
  );
}

async function verify(): Promise<void> {
  for (let index = 0; index < applications.length; index += 1) {
    const { results } = await naive.run(naiveFacts[index]);
    const positions = await judge.chooseEntries(at(scopes, index));
    const chosen = policy.characteristics.map(({ definition }, place) => {
      const entry = listEntries(definition)[positions[place] ?? -1];
      return `${definition.id}.${entry?.id ?? ''}`;
    });
    if (
      results
        .map(({ name }) => name)
        .sort()
        .join() !== chosen.sort().join()
    ) {
      throw new Error(`the two shapes disagree on application ${index}`);
    }
  }
}

/** Microseconds per application. */
async function time(run: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < applications.length; index += 1) await run(index);
  return ((performance.now() - start) * 1000) / applications.length;
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
}

function median(values: readonly number[]): number {
  return at(
    values.toSorted((a, b) => a - b),
    Math.floor(values.length / 2),
  );
}

function show(microseconds: number): string {
  return `${microseconds.toFixed(0).padStart(5)} µs`;
}
