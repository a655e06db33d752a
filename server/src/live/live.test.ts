/** Live backtests through the server, with real threads, against the formal backtest of the same text. */
import {
  type BacktestReport,
  type LiveFigures,
  observeTable,
  prepareHistory,
  profileInputs,
  tableSchemaFor,
} from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTexts } from '../backtests/compare-texts.js';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { PolicyCache } from '../policies/policy-cache.js';
import { databaseSource } from '../store/database-source.js';
import { loadHistory } from '../store/history-store.js';
import { DEMO_PLAN } from '../testing/demo-plan.js';
import { createTestServer, type TestClient, type TestServer } from '../testing/test-server.js';
import { createLiveHub, LIVE_LIMITS, type LiveLimits } from './create-live-hub.js';
import type { LiveHub, LiveOpening, LiveOwner } from './live-hub.js';

const SCORECARD = 'trade-credit-standard';
interface Opened {
  readonly server: TestServer;
  readonly camille: TestClient;
  readonly datasetId: string;
  readonly text: string;
}

async function start(): Promise<Opened> {
  const server = await createTestServer();
  const { datasetId } = await seedDemoHistory(server.deps, server.companyId, '2026-11-22');
  const camille = await server.signIn('camille');
  const { data } = await camille.query('scorecards.inForce', { scorecardId: SCORECARD });
  return { server, camille, datasetId, text: data?.text ?? '' };
}

const openInput = ({ datasetId, text }: Opened) => ({
  scorecardId: SCORECARD,
  datasetId,
  plan: DEMO_PLAN,
  baselineVersion: null,
  text,
});

/** The text with the lower bound of a rating moved. */
function moveCutOff(text: string, by: number): string {
  const card = JSON.parse(text) as { ratings: { from: number | null }[] };
  const rating = card.ratings[1];
  if (typeof rating?.from === 'number') rating.from += by;
  return JSON.stringify(card, null, 2);
}

function figuresOf(report: BacktestReport): Pick<LiveFigures, 'n' | 'migration'> & Record<string, unknown> {
  const { champion, challenger, swapSet } = report;
  return {
    n: report.observations.n,
    migration: report.migration,
    approvalRates: [champion.approvalRate, challenger.approvalRate],
    ratings: [champion, challenger].map(({ ratings }) => ratings.map(({ counts }) => counts)),
    swapSet: {
      bothApprove: swapSet.bothApprove,
      swapIn: {
        ...swapSet.swapIn.counts,
        badRateBest: swapSet.swapIn.badRateBest,
        badRateWorst: swapSet.swapIn.badRateWorst,
      },
      swapOut: swapSet.swapOut,
      neither: swapSet.neither,
    },
  };
}

let opened: Opened;
beforeAll(async () => {
  opened = await start();
}, 60_000);
afterAll(() => opened.server.close());

describe('live backtest', () => {
  it('answers an edit with the figures of the formal backtest of the same text', async () => {
    const { server, camille, text, datasetId } = opened;
    const { data: session } = await camille.mutate('live.open', openInput(opened));
    expect(session.decided).toBe(session.n);
    const edited = moveCutOff(text, -15);
    const answer = await camille.mutate('live.run', { sessionId: session.sessionId, text: edited });
    if (answer.data.status !== 'done') throw new Error(`the text was ${answer.data.status}`);
    const { figures } = answer.data;

    const history = prepareHistory(await loadHistory(server.deps.db, server.companyId, datasetId));
    const report = await compareTexts({
      observe: (schema) => Promise.resolve(observeTable(history, DEMO_PLAN, schema)),
      dataset: { id: datasetId, name: '', digest: '' },
      economics: null,
      texts: { champion: text, challenger: edited },
      benchmarks: await new PolicyCache().benchmarksOf(server.deps.db, server.companyId),
    });
    expect(report.swapSet.swapIn.counts.n).toBeGreaterThan(0);
    expect({
      n: figures.n,
      migration: figures.migration,
      approvalRates: [figures.baseline.approvalRate, figures.draft.approvalRate],
      ratings: [figures.baseline.ratings, figures.draft.ratings],
      swapSet: figures.swapSet,
    }).toEqual(figuresOf(report));

    const worst = await camille.query('live.swapIns', { sessionId: session.sessionId });
    const [first] = worst.data;
    expect(worst.data.length).toBe(Math.min(20, report.swapSet.swapIn.counts.n));
    const found = await camille.query('live.readCase', { sessionId: session.sessionId, row: first?.row ?? -1 });
    expect(found.data.date).toBe(first?.date);
    await camille.mutate('live.close', { sessionId: session.sessionId });
    const after = await camille.mutate('live.run', { sessionId: session.sessionId, text: edited });
    expect(after.data.status).toBe('gone');
  });

  it('decides the first and the last of many texts at once, and no queue grows', async () => {
    const { server, camille, text } = opened;
    const { data: session } = await camille.mutate('live.open', openInput(opened));
    const texts = Array.from({ length: 8 }, (_, by) => moveCutOff(text, -by));
    // Asked of the hub itself: requests may come in another order, or when the first has been decided already.
    const owner = { companyId: server.companyId, userId: (await server.actor('camille')).id, ...session };
    const answers = await Promise.all(texts.map((edited) => server.deps.live.run(owner, edited)));
    const superseded = Array.from({ length: 6 }, () => 'superseded');
    expect(answers.map(({ status }) => status)).toEqual(['done', ...superseded, 'done']);
  });

  it('refuses a text with errors and one with facts it has no column for, and goes on', async () => {
    const { camille, text } = opened;
    const { data: session } = await camille.mutate('live.open', openInput(opened));
    const answer = async (edited: string) =>
      (await camille.mutate('live.run', { sessionId: session.sessionId, text: edited })).data;
    expect(await answer('{')).toEqual({ status: 'refused', why: 'invalid' });
    const card = JSON.parse(text) as { facts: Record<string, { type: string }> };
    const counted = Object.values(card.facts).find(({ type }) => type === 'integer');
    const added = JSON.stringify({ ...card, facts: { ...card.facts, 'pay.visits': counted } });
    expect(await answer(added)).toEqual({ status: 'refused', why: 'new_columns' });
    expect((await answer(text)).status).toBe('done');
    const { data: wider } = await camille.mutate('live.open', { ...openInput(opened), text: added });
    const { data } = await camille.mutate('live.run', { sessionId: wider.sessionId, text: added });
    expect(data.status).toBe('done');
  });

  it('answers nobody but the person who opened it, and nobody without the right', async () => {
    const { server, camille } = opened;
    const { data: session } = await camille.mutate('live.open', openInput(opened));
    const { sessionId } = session;
    const stranger = await (await server.addCompany('ailleurs')).signIn('camille');
    for (const client of [stranger, await server.signIn('alex')]) {
      expect((await client.mutate('live.run', { sessionId, text: opened.text })).data.status).toBe('gone');
      expect((await client.query('live.swapIns', { sessionId })).error.data.code).toBe('not_found');
      expect((await client.query('live.readCase', { sessionId, row: 0 })).error.data.code).toBe('not_found');
    }
    expect((await stranger.mutate('live.open', openInput(opened))).error.data.code).toBe('not_found');
    const auditor = await server.signIn('maxime');
    expect((await auditor.mutate('live.open', openInput(opened))).error.data.code).toBe('forbidden');
    expect((await auditor.mutate('live.run', { sessionId, text: opened.text })).error.data.code).toBe('forbidden');
  });

  it('lets go of a session that rests for ten minutes', async () => {
    const { server, camille, text } = opened;
    const { data: session } = await camille.mutate('live.open', openInput(opened));
    server.advance(11 * 60_000);
    const { data: other } = await camille.mutate('live.open', openInput(opened));
    expect((await camille.mutate('live.run', { sessionId: session.sessionId, text })).data.status).toBe('gone');
    expect((await camille.mutate('live.run', { sessionId: other.sessionId, text })).data.status).toBe('done');
  });
});

describe('live backtests under load', () => {
  /** A hub of its own over the same database. */
  async function withHub(
    limits: Partial<LiveLimits>,
    use: (hub: LiveHub, opening: LiveOpening, faults: readonly unknown[]) => Promise<void>,
  ) {
    const faults: unknown[] = [];
    const { server, datasetId, text } = opened;
    const { deps, companyId } = server;
    const { policy } = await deps.policies.checkText(deps.db, companyId, text);
    if (policy === null) throw new Error('the version in force has a fault');
    const hub = createLiveHub({
      ...deps,
      log: { error: (...fault: unknown[]) => void faults.push(fault) },
      database: databaseSource(deps.config),
      limits: { ...LIVE_LIMITS, threads: 1, ...limits },
      // Read here, once more; how a thread does it is tried above.
      loadTable: async ({ plan, schema }) =>
        observeTable(prepareHistory(await loadHistory(deps.db, companyId, datasetId)), plan, schema),
    });
    try {
      const opening: LiveOpening = {
        companyId,
        userId: 'usr_x',
        dataset: { id: datasetId, digest: '' },
        plan: DEMO_PLAN,
        baseline: { text, policy },
        schema: tableSchemaFor([policy]),
        benchmarks: policy.benchmarks,
      };
      await use(hub, opening, faults);
    } finally {
      await hub.stop();
    }
  }

  async function openIn(hub: LiveHub, opening: LiveOpening): Promise<LiveOwner> {
    const result = await hub.open(opening);
    if (result.status !== 'open') throw new Error(`the session was ${result.status}`);
    return { companyId: opening.companyId, userId: opening.userId, sessionId: result.session.sessionId };
  }

  it('stand a hundred sessions: later ones decide a sample and say so, the last are turned away', async () => {
    const limits = { bytes: 1_500_000, sessionsAUser: 1_000, sessions: 100, sampleRows: [300, 50] };
    await withHub(limits, async (hub, opening) => {
      const owners: LiveOwner[] = [];
      for (let k = 0; k < 100; k += 1) owners.push(await openIn(hub, opening));
      const answers = await Promise.all(owners.map((owner) => hub.run(owner, moveCutOff(opened.text, -10))));
      const figures = answers.map((answer) => {
        if (answer.status !== 'done') throw new Error(`a text was ${answer.status}`);
        return answer.figures;
      });
      const whole = figures.filter(({ sample }) => sample === null);
      expect(whole.length).toBeGreaterThan(0);
      expect(figures.length - whole.length).toBeGreaterThan(50);
      const exact = whole[0]?.draft.approvalRate ?? Number.NaN;
      for (const { n, sample, draft } of figures) {
        expect(n).toBe(whole[0]?.n);
        if (sample !== null) expect(Math.abs(draft.approvalRate - exact)).toBeLessThan(sample.approvalMargin * 2);
      }
      expect(await hub.open(opening)).toEqual({ status: 'busy' });
      expect(hub.size).toBe(100);
    });
  });

  it('closes the session that one person used longest ago', async () => {
    await withHub({ sessionsAUser: 4 }, async (hub, opening) => {
      const owners: LiveOwner[] = [];
      for (let k = 0; k < 5; k += 1) owners.push(await openIn(hub, opening));
      const answers = await Promise.all(owners.map((owner) => hub.run(owner, opened.text)));
      expect(answers.map(({ status }) => status)).toEqual(['gone', 'done', 'done', 'done', 'done']);
    });
  });

  it('leaves a session closed that was closed while it opened, and calls that no fault', async () => {
    await withHub({ sessionsAUser: 1 }, async (hub, opening, faults) => {
      const first = openIn(hub, opening);
      // It takes its place first, and waits for threads then.
      while (hub.size === 0) await new Promise((resolve) => setImmediate(resolve));
      const owners = await Promise.all([first, openIn(hub, opening)]);
      expect(hub.size).toBe(1);
      const answers = await Promise.all(owners.map((owner) => hub.run(owner, opened.text)));
      expect(answers.map(({ status }) => status)).toEqual(['gone', 'done']);
      expect(faults).toEqual([]);
    });
  });

  it('calls it no fault where it is stopped while a text is decided', async () => {
    await withHub({}, async (hub, opening, faults) => {
      const owner = await openIn(hub, opening);
      const answer = hub.run(owner, moveCutOff(opened.text, -10));
      await hub.stop();
      expect(['done', 'gone']).toContain((await answer).status);
      expect(faults).toEqual([]);
    });
  });

  it('gives a text up that costs too much', async () => {
    await withHub({ deadlineMs: 0 }, async (hub, opening) => {
      const owner = await openIn(hub, opening);
      expect(await hub.run(owner, opened.text)).toEqual({ status: 'refused', why: 'too_slow' });
    });
  });
});

describe('what facts and ratios are in the history', { timeout: 60_000 }, () => {
  it('is what the engine says of the observations that the dataset suggests', async () => {
    const { server, camille, datasetId, text } = opened;
    const { data } = await camille.mutate('datasets.profileInputs', { text });
    const { suggestedPlan } = (await camille.query('datasets.get', { datasetId })).data;
    const { policy } = await server.deps.policies.checkText(server.deps.db, server.companyId, text);
    if (policy === null || suggestedPlan === null) throw new Error('there is no policy or no plan');
    const history = prepareHistory(await loadHistory(server.deps.db, server.companyId, datasetId));
    const table = observeTable(history, suggestedPlan, tableSchemaFor([policy]));
    expect(data).toMatchObject({ n: table.applications.length, from: suggestedPlan.from, to: suggestedPlan.to });
    expect(data?.inputs).toEqual(profileInputs(policy, table.applications));
    const delay = data?.inputs.find(({ name }) => name === 'pay.averageDaysBeyondTerms');
    expect(delay?.quantiles).not.toBeNull();
    expect(data?.inputs.some(({ formula, quantiles }) => formula !== null && quantiles !== null)).toBe(true);
  });

  it('follows the text: a ratio of another formula has other figures', async () => {
    const { camille, text } = opened;
    const card = JSON.parse(text) as { ratios: Record<string, { formula: string }> };
    const inputs = (await camille.mutate('datasets.profileInputs', { text })).data?.inputs ?? [];
    const found = inputs.find(({ formula, quantiles }) => formula !== null && (quantiles?.[2] ?? 0) > 0);
    const ratio = card.ratios[found?.name ?? ''];
    if (found === undefined || ratio === undefined) throw new Error('no ratio has figures');
    ratio.formula = `(${ratio.formula}) * 2`;
    const { data } = await camille.mutate('datasets.profileInputs', { text: JSON.stringify(card) });
    const doubled = data?.inputs.find(({ name }) => name === found.name);
    expect(doubled?.formula).toBe(ratio.formula);
    expect(doubled?.quantiles).toEqual(found.quantiles?.map((value) => value * 2));
  });

  it('is nothing where there is no history or no valid text, and not for everybody', async () => {
    const { server, camille, text } = opened;
    expect((await camille.mutate('datasets.profileInputs', { text: '{' })).data).toBeNull();
    const elsewhere = await (await server.addCompany('profil')).signIn('camille');
    expect((await elsewhere.mutate('datasets.profileInputs', { text })).data).toBeNull();
    const noa = await server.signIn('noa');
    expect((await noa.mutate('datasets.profileInputs', { text })).error.data.code).toBe('forbidden');
  });
});
