/** The same scorecards and applications decided in Node and in Chromium give the same bytes. */
import { fileURLToPath } from 'node:url';
import { arbitraryCase } from '@encours/engine/testing';
import { readBenchmarks, readScorecards } from '@encours/scorecards';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './support/browser.js';
import { digestDecisions, type Task } from './support/decide-in-any-runtime.js';

const ENTRY = fileURLToPath(new URL('support/decide-in-any-runtime.ts', import.meta.url));
/** Drawn anew at every run; a difference prints the seed that leads back to it. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

let browser: Browser;
let bundle: string;

beforeAll(async () => {
  [browser, bundle] = await Promise.all([launchChromium(), bundleForBrowser()]);
});

afterAll(async () => {
  await browser.close();
});

/** The engine as a console would ship it: bundled and minified, for a page without any other script. */
async function bundleForBrowser(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'encours' } },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [chunk, ...others] = outputs.filter((output) => output.type === 'chunk');
  if (chunk === undefined || others.length > 0) throw new Error('the engine should bundle to one script');
  return chunk.code;
}

async function digestInChromium(tasks: readonly Task[]): Promise<readonly string[]> {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: bundle });
    const call = `encours.digestDecisions(${JSON.stringify(JSON.stringify(tasks))})`;
    return await page.evaluate<readonly string[]>(call);
  } finally {
    await page.close();
  }
}

describe('the engine in Chromium', () => {
  it('decides every shipped case in the same bytes as in Node', async () => {
    const benchmarks = readBenchmarks().map(({ value }) => value);
    const tasks = readScorecards().map(({ value, cases }) => ({
      scorecard: value,
      benchmarks,
      applications: list(cases),
    }));
    const expected = await digestDecisions(JSON.stringify(tasks));
    expect(expected.length).toBeGreaterThan(500);
    expect(await digestInChromium(tasks)).toEqual(expected);
  });

  it(`decides random scorecards in the same bytes as in Node (FUZZ_SEED=${SEED})`, async () => {
    const tasks = fc
      .sample(arbitraryCase(5), { seed: SEED, numRuns: 60 })
      .map(({ scorecard, benchmarks, applications }) => ({ scorecard, benchmarks, applications }));
    expect(await digestInChromium(tasks)).toEqual(await digestDecisions(JSON.stringify(tasks)));
  });
});

/** The applications of a case file. */
function list(cases: unknown): unknown[] {
  if (!Array.isArray(cases)) throw new Error('a case file is a list');
  return cases.map((entry: { application: unknown }) => entry.application);
}
