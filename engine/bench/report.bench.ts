/**
 * The full report on a million observations: both versions decided and every figure, against what DuckDB takes only to
 * score both cards. Answers are verified before anything is timed: the counts by DuckDB, a sample of rows by the slow
 * report of the tests. `ROWS=10000000` tries another size. Figures of all runs go to `bench/results`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { DEFAULT_ECONOMICS } from '../src/backtest/economics.js';
import type { BacktestReport } from '../src/backtest/report.js';
import { runBacktest } from '../src/backtest/run.js';
import { createDuckDb } from './columns/peers.js';
import { challenger, champion, createObservations } from './report/observations.js';
import { checkAgainstNaive, checkAgainstSql } from './report/verify.js';

const ROWS = Number(process.env.ROWS ?? 1_000_000);
const THREADS = 2;
const ROUNDS = 5;
/** The report may take this many times what DuckDB takes to score both cards; more, and the benchmark fails. */
const MOST_TIMES = 5;

const observations = createObservations(ROWS);
const duckDb = await createDuckDb(ROWS, THREADS);

const report = async (): Promise<BacktestReport> => {
  const found = await runBacktest({
    observations,
    dataset: { id: 'bench', name: 'bench', digest: 'sha256:0' },
    engineVersion: '0.0.0',
    champion,
    challenger,
    release: champion.scorecard.release,
    economics: DEFAULT_ECONOMICS,
  });
  if (found === null) throw new Error('nobody stopped it');
  return found;
};
const scoreBoth = async (): Promise<void> => {
  await duckDb();
  await duckDb();
};

checkAgainstSql(await report(), await duckDb());
checkAgainstNaive();

const contenders = [
  { name: 'full report, 1 thread', run: report as () => Promise<unknown>, milliseconds: [] as number[] },
  { name: 'DuckDB scores both cards, 2 threads', run: scoreBoth, milliseconds: [] as number[] },
] as const;
for (let round = -1; round < ROUNDS; round += 1) {
  for (const { run, milliseconds } of contenders) {
    const start = performance.now();
    await run();
    // The first round lets compilers warm up.
    if (round >= 0) milliseconds.push(performance.now() - start);
  }
}

const best = ({ milliseconds }: (typeof contenders)[number]): number => Math.min(...milliseconds);
const [ours, theirs] = contenders;
const times = best(ours) / best(theirs);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
console.log(`${machine}; ${ROWS.toLocaleString('en')} observations; best of ${ROUNDS} rounds`);
for (const contender of contenders) {
  console.log(`${contender.name.padEnd(38)}${best(contender).toFixed(0).padStart(8)} ms`);
}
console.log(`the report takes ${times.toFixed(1)} × (at most ${MOST_TIMES} ×)`);

const folder = new URL('./results/', import.meta.url);
mkdirSync(folder, { recursive: true });
const figures = {
  machine,
  rows: ROWS,
  times,
  contenders: contenders.map(({ name, milliseconds }) => ({ name, milliseconds })),
};
writeFileSync(new URL('report.json', folder), `${JSON.stringify(figures, null, 2)}\n`);
if (times > MOST_TIMES) process.exitCode = 1;
