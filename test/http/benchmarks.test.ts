/** Sector benchmarks of a company: adding versions, and which scorecards pin them. */
import { readBenchmarks } from '@encours/scorecards';
import { createTestServer, type TestClient, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const [shipped] = readBenchmarks();
const SHIPPED = JSON.parse(shipped?.text ?? '') as Record<string, unknown> & { cells: Record<string, unknown>[] };
const textWith = (change: object): string => JSON.stringify({ ...SHIPPED, ...change });

let server: TestServer;
let camille: TestClient;

beforeAll(async () => {
  server = await createTestServer();
  camille = await server.signIn('camille');
});
afterAll(() => server.close());

const subjects = async (): Promise<string[]> => {
  const { rows } = (await (await server.signIn('maxime')).query('audit.list', { action: 'benchmark.installed' })).data;
  return rows.map(({ subject }) => subject);
};

describe('a benchmark', () => {
  it('is published as the next version, once, with a row in the audit log', async () => {
    const text = textWith({ version: 2, year: 2025 });
    const added = (await camille.mutate('benchmarks.add', { text })).data;
    expect(added).toMatchObject({ id: 'sector-fr-demo', version: 2 });
    expect((await camille.mutate('benchmarks.add', { text })).data).toEqual(added);
    expect(await subjects()).toEqual(['sector-fr-demo@2', 'sector-fr-demo@1']);

    const read = (await camille.query('benchmarks.get', { id: 'sector-fr-demo', version: 2 })).data;
    expect(read).toMatchObject({ digest: added.digest, document: { year: 2025 } });
    const list = (await camille.query('benchmarks.list')).data;
    expect(list.map(({ version, year }) => [version, year])).toEqual([
      [2, 2025],
      [1, 2018],
    ]);
  });

  it.each([
    ['the same number with another text', { version: 2, year: 2024 }],
    ['a number further on', { version: 9 }],
  ])('is refused under %s', async (_, change) => {
    const { error } = await camille.mutate('benchmarks.add', { text: textWith(change) });
    expect(error.data).toMatchObject({ code: 'benchmark_version_taken', httpStatus: 409 });
  });

  it('may be the first of its name', async () => {
    const { data } = await camille.mutate('benchmarks.add', { text: textWith({ id: 'own-ratios', version: 1 }) });
    expect(data).toMatchObject({ id: 'own-ratios', version: 1 });
  });

  it.each([
    ['no JSON', '{', 'json_syntax'],
    ['a key that is there twice', textWith({ version: 3 }).replace('{', '{"year":2020,'), 'duplicate_key'],
    [
      'falling quantiles',
      textWith({ version: 3, cells: [{ ...SHIPPED.cells[0], q50: 1_000 }] }),
      'quantiles_unordered',
    ],
    [
      'a cell that is there twice',
      textWith({ version: 3, cells: [SHIPPED.cells[0], SHIPPED.cells[0]] }),
      'cell_repeated',
    ],
  ])('is refused with %s', async (_, text, code) => {
    const { error } = await camille.mutate('benchmarks.add', { text });
    expect(error.data).toMatchObject({ code: 'benchmark_invalid', httpStatus: 422 });
    expect(error.data.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it.each(['dominique', 'alex', 'maxime', 'noa'])('is not for %s to add', async (name) => {
    const { error } = await (await server.signIn(name)).mutate('benchmarks.add', { text: textWith({ version: 3 }) });
    expect(error.data).toMatchObject({ code: 'forbidden' });
  });

  it('names the versions of scorecards that pin it', async () => {
    const pins = (await camille.query('benchmarks.pins', { id: 'sector-fr-demo', version: 1 })).data;
    expect(pins).toContainEqual(
      expect.objectContaining({ scorecardId: 'trade-credit-standard', version: 1, status: 'in_force' }),
    );
    expect((await camille.query('benchmarks.pins', { id: 'sector-fr-demo', version: 2 })).data).toEqual([]);
  });

  it('stays with its company', async () => {
    const elsewhere = await (await server.addCompany('ailleurs')).signIn('camille');
    for (const path of ['benchmarks.get', 'benchmarks.pins'] as const) {
      const { error } = await elsewhere.query(path, { id: 'sector-fr-demo', version: 2 });
      expect(error.data).toMatchObject({ code: 'not_found' });
    }
  });
});
