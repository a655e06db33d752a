/**
 * How long proofs take: the quick part, which runs between two keystrokes, on a scorecard of 60 characteristics with as
 * many guarded ratios and 40 rules, and on the shipped standard; then the whole, which runs in a worker.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Benchmark } from '../src/benchmark/schema.js';
import { prove, proveQuickly } from '../src/proofs/prove.js';
import { checkScorecard } from '../src/scorecard/check.js';
import type { Policy } from '../src/scorecard/policy.js';
import type { Scorecard } from '../src/scorecard/schema.js';
import { smallBenchmark, smallScorecard } from '../src/testing/small-scorecard.js';

const CHARACTERISTICS = 60;
const RULES = 40;
const ROUNDS = 21;
/** The promise of the design, in milliseconds; the run fails beyond it. */
const MOST_QUICK_LARGE = 50;
const MOST_QUICK_TYPICAL = 16;

const large = policyOf(largeScorecard(), [smallBenchmark()]);
const shipped = new URL('../../scorecards/', import.meta.url);
const sectors = Benchmark.parse(JSON.parse(readFileSync(new URL('benchmarks/sector-fr-demo/1.json', shipped), 'utf8')));
const standard = policyOf(JSON.parse(readFileSync(new URL('trade-credit-standard/2.json', shipped), 'utf8')), [
  sectors,
]);

const rows: readonly (readonly [string, number, number | null])[] = [
  [`quick, ${CHARACTERISTICS} characteristics, ${large.rules.length} rules`, timeQuick(large), MOST_QUICK_LARGE],
  [
    `quick, standard (${standard.characteristics.length} characteristics, ${standard.rules.length} rules)`,
    timeQuick(standard),
    MOST_QUICK_TYPICAL,
  ],
  ['whole, standard', await timeWhole(standard), null],
];
process.stdout.write(`${cpus()[0]?.model ?? 'unknown'}, median of ${ROUNDS}\n`);
for (const [name, milliseconds, most] of rows) {
  process.stdout.write(`${name}: ${milliseconds.toFixed(1)} ms${most === null ? '' : ` (promised: ${most} ms)`}\n`);
}
if (rows.some(([, milliseconds, most]) => most !== null && milliseconds > most)) process.exitCode = 1;

function timeQuick(policy: Policy): number {
  const timings: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    proveQuickly(policy);
    timings.push(performance.now() - start);
  }
  return timings.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

async function timeWhole(policy: Policy): Promise<number> {
  const start = performance.now();
  await prove(policy);
  return performance.now() - start;
}

function policyOf(document: unknown, benchmarks: readonly Benchmark[]): Policy {
  const { policy, diagnostics } = checkScorecard(document, benchmarks);
  if (policy === null) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return policy;
}

/** The small scorecard with as many debts, ratios over equity, characteristics and rules as asked for. */
function largeScorecard(): Scorecard {
  const card = smallScorecard();
  const [leverage] = card.characteristics;
  const [, rule] = card.rules;
  const { gearing } = card.ratios;
  const debt = card.facts['fin.debt'];
  if (leverage === undefined || rule === undefined || gearing === undefined || debt === undefined)
    throw new Error('changed');
  const extra = Array.from({ length: CHARACTERISTICS - card.characteristics.length }, (_, index) => index);
  return {
    ...card,
    facts: { ...card.facts, ...Object.fromEntries(extra.map((index) => [`fin.debt${index}`, debt])) },
    ratios: {
      ...card.ratios,
      ...Object.fromEntries(
        extra.map((index) => [
          `gearing${index}`,
          { ...gearing, formulaId: `gearing${index}`, formula: `fin.debt${index} / fin.equity + ${index}` },
        ]),
      ),
    },
    characteristics: [
      ...card.characteristics,
      ...extra.map((index) => ({ ...leverage, id: `leverage${index}`, input: `gearing${index}` })),
    ],
    rules: [
      ...card.rules,
      ...Array.from({ length: RULES - card.rules.length }, (_, index) => ({ ...rule, id: `thin${index}` })),
    ],
  };
}
