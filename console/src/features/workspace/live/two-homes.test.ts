import type { LiveFigures } from '@encours/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveAnswer, LiveHome, LiveSessionInfo } from './live-home.js';
import type { LiveView } from './live-runner.js';
import { BUDGET_MS, RETRY_MS, TwoHomes } from './two-homes.js';

/** What became of a call, said by hand. */
interface Call<T> {
  readonly text: string;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function createHome(name: LiveHome['name']) {
  const opens: Call<LiveSessionInfo>[] = [];
  const runs: Call<LiveAnswer>[] = [];
  const read: string[] = [];
  const later = <T>(calls: Call<T>[], text: string) =>
    new Promise<T>((resolve, reject) => calls.push({ text, resolve, reject }));
  const home: LiveHome = {
    name,
    open: (text) => later(opens, text),
    run: (_, text) => later(runs, text),
    listSwapIns: async (sessionId) => {
      read.push(sessionId);
      return [];
    },
    readCase: () => Promise.reject(new Error('nobody reads a case')),
    close: () => undefined,
  };
  return { home, opens, runs, read };
}

const session = (sessionId: string, decided: number) => ({ sessionId, n: 1_000, decided }) as LiveSessionInfo;
const done = (rate: number): LiveAnswer => ({
  status: 'done',
  figures: { draft: { approvalRate: rate } } as LiveFigures,
  milliseconds: 1,
});

let browser: ReturnType<typeof createHome>;
let server: ReturnType<typeof createHome>;
let views: LiveView[];
let homes: TwoHomes;

beforeEach(() => {
  vi.useFakeTimers();
  browser = createHome('browser');
  server = createHome('server');
  views = [];
  homes = new TwoHomes({
    browser: browser.home,
    server: server.home,
    onView: (view) => views.push(view),
    now: () => 42,
  });
});
afterEach(() => {
  homes.stop();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const shown = () => {
  const view = views.at(-1);
  return [view?.phase, view?.home, view?.figures?.draft.approvalRate ?? null, view?.standsIn];
};

/** A sample in the browser and a session on the server, both of which have decided text `1`. */
async function openBoth(): Promise<void> {
  homes.push('1');
  browser.opens[0]?.resolve(session('b1', 100));
  await settle();
  browser.runs[0]?.resolve(done(0.5));
  server.opens[0]?.resolve(session('s1', 1_000));
  await settle();
  server.runs[0]?.resolve(done(0.51));
  await settle();
}

describe('TwoHomes', () => {
  it('asks the server for nothing where the browser has all observations', async () => {
    homes.push('1');
    browser.opens[0]?.resolve(session('b1', 1_000));
    await settle();
    browser.runs[0]?.resolve(done(0.5));
    await settle();
    homes.push('2');
    await vi.advanceTimersByTimeAsync(BUDGET_MS * 2);
    browser.runs[1]?.resolve(done(0.6));
    await settle();
    expect(shown()).toEqual(['idle', 'browser', 0.6, null]);
    expect([server.opens, server.runs]).toEqual([[], []]);
  });

  it('shows the sample while the server opens, until the server has decided the same text', async () => {
    homes.push('1');
    browser.opens[0]?.resolve(session('b1', 100));
    await settle();
    expect(server.opens.map(({ text }) => text)).toEqual(['1']);
    expect(shown()).toEqual(['opening', 'server', null, null]);
    browser.runs[0]?.resolve(done(0.5));
    await settle();
    expect(shown()).toEqual(['idle', 'browser', 0.5, 'late']);
    server.opens[0]?.resolve(session('s1', 1_000));
    await settle();
    server.runs[0]?.resolve(done(0.51));
    await settle();
    expect(shown()).toEqual(['idle', 'server', 0.51, null]);
    expect(views.at(-1)?.answered).toBe(2);
  });

  it('leaves the sample alone while the server answers in time', async () => {
    await openBoth();
    homes.push('2');
    await vi.advanceTimersByTimeAsync(BUDGET_MS - 1);
    expect(shown()).toEqual(['computing', 'server', 0.51, null]);
    server.runs[1]?.resolve(done(0.7));
    await vi.advanceTimersByTimeAsync(BUDGET_MS);
    expect(shown()).toEqual(['idle', 'server', 0.7, null]);
    expect(browser.runs).toHaveLength(1);
  });

  it('lets the sample answer the latest text when the server is late, and the server have the last word', async () => {
    await openBoth();
    homes.push('2');
    await vi.advanceTimersByTimeAsync(BUDGET_MS);
    browser.runs[1]?.resolve(done(0.6));
    await settle();
    expect(shown()).toEqual(['idle', 'browser', 0.6, 'late']);
    homes.push('3');
    expect(shown()).toEqual(['computing', 'browser', 0.6, 'late']);
    await vi.advanceTimersByTimeAsync(BUDGET_MS);
    browser.runs[2]?.resolve(done(0.65));
    server.runs[1]?.resolve(done(0.61));
    await settle();
    // Its answer is to a text that has been overtaken.
    expect(shown()).toEqual(['idle', 'browser', 0.65, 'late']);
    server.runs[2]?.resolve(done(0.66));
    await settle();
    expect(shown()).toEqual(['idle', 'server', 0.66, null]);
  });

  it('lets the sample stand in for a server that does not answer, and asks it again', async () => {
    await openBoth();
    homes.push('2');
    server.runs[1]?.reject(new TypeError('fetch failed'));
    await settle();
    browser.runs[1]?.resolve(done(0.6));
    await settle();
    expect(shown()).toEqual(['idle', 'browser', 0.6, 'lost']);
    expect(views.at(-1)?.error).toBeNull();
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(server.runs.map(({ text }) => text)).toEqual(['1', '2', '2']);
    server.runs[2]?.resolve(done(0.61));
    await settle();
    expect(shown()).toEqual(['idle', 'server', 0.61, null]);
  });

  it('decides on the server where the browser got no observations, and tells what fails there', async () => {
    homes.push('1');
    browser.opens[0]?.reject(new Error('refused: 403'));
    await settle();
    server.opens[0]?.resolve(session('s1', 1_000));
    await settle();
    server.runs[0]?.resolve(done(0.5));
    await settle();
    expect(shown()).toEqual(['idle', 'server', 0.5, null]);
    const fault = new TypeError('fetch failed');
    homes.push('2');
    server.runs[1]?.reject(fault);
    await settle();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', home: 'server', error: fault });
    expect(browser.opens).toHaveLength(1);
  });

  it('lets the sample follow what is typed, and opens nothing for a text that nobody has found valid', async () => {
    await openBoth();
    void homes.follow('2');
    await vi.advanceTimersByTimeAsync(BUDGET_MS);
    browser.runs[1]?.resolve({ status: 'refused', why: 'new_columns' });
    await settle();
    expect(browser.opens).toHaveLength(1);
    server.runs[1]?.resolve(done(0.6));
    await settle();
    expect(shown()).toEqual(['idle', 'server', 0.6, null]);
  });

  it('reads single cases where the session is that they belong to', async () => {
    await openBoth();
    await homes.listSwapIns('b1');
    await homes.listSwapIns('s1');
    expect([browser.read, server.read]).toEqual([['b1'], ['s1']]);
  });
});
