import type { Application, LiveFigures } from '@encours/engine';
import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import type { LiveAnswer, LiveSessionInfo } from './live-home.js';
import { LiveRunner, type LiveView } from './live-runner.js';

/** A server whose answers are given by hand. */
function createServer() {
  const asked: { text: string; answer: (answer: LiveAnswer) => void; fail: (error: unknown) => void }[] = [];
  const views: LiveView[] = [];
  const opened: string[] = [];
  const closed: string[] = [];
  /** Sessions that hold cases, with how many rows they decide. */
  const held = new Map([['s1', 100]]);
  const runner = new LiveRunner({
    home: {
      name: 'server',
      open: async (text) => {
        opened.push(text);
        const sessionId = `s${opened.length}`;
        return { sessionId, n: 100, decided: held.get(sessionId) ?? 100, dataset: { digest: 'd' } } as LiveSessionInfo;
      },
      run: (_, text) => new Promise((answer, fail) => asked.push({ text, answer, fail })),
      listSwapIns: () => Promise.resolve([]),
      readCase: async (sessionId, row) => {
        if (held.has(sessionId)) return { date: `${sessionId} ${row}` } as Application;
        throw TRPCClientError.from({ error: { message: 'Not found.', code: -32004, data: { httpStatus: 404 } } });
      },
      close: (sessionId) => closed.push(sessionId),
    },
    onView: (view) => views.push(view),
    now: () => 42,
  });
  return { runner, asked, views, opened, closed, held };
}

const done = (n: number): LiveAnswer => ({ status: 'done', figures: { n } as LiveFigures, milliseconds: 1 });
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('LiveRunner', () => {
  it('asks for one text at a time and skips those that another one overtook', async () => {
    const { runner, asked, views } = createServer();
    for (const text of ['1', '2', '3']) runner.push(text);
    await turn();
    expect(asked.map(({ text }) => text)).toEqual(['1']);
    asked[0]?.answer(done(1));
    await turn();
    expect(asked.map(({ text }) => text)).toEqual(['1', '3']);
    expect(views.at(-1)).toMatchObject({ phase: 'computing', figures: { n: 1 } });
    asked[1]?.answer(done(3));
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', figures: { n: 3 }, answered: 2, at: 42 });
  });

  it('opens another session where the server forgot one, or has no column for a fact', async () => {
    const { runner, asked, opened, closed, views } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer({ status: 'gone' });
    await turn();
    expect(opened).toEqual(['1', '1']);
    asked[1]?.answer(done(1));
    await turn();
    runner.push('2');
    await turn();
    asked[2]?.answer({ status: 'refused', why: 'new_columns' });
    await turn();
    expect(opened).toEqual(['1', '1', '2']);
    expect(closed).toEqual(['s1', 's2']);
    asked[3]?.answer(done(2));
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', figures: { n: 2 } });
  });

  it('keeps the last figures when a text is refused', async () => {
    const { runner, asked, views } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    runner.push('2');
    await turn();
    asked[1]?.answer({ status: 'refused', why: 'too_slow' });
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', figures: { n: 1 }, refusal: 'too_slow' });
  });

  it('follows what is typed once there is a session, and asks nobody about what is no JSON', async () => {
    const { runner, asked, opened, views } = createServer();
    void runner.follow('1');
    await turn();
    expect(opened).toEqual([]);
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    void runner.follow('1,');
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', figures: { n: 1 }, refusal: 'invalid' });
    void runner.follow('12');
    // The page has found it valid as well.
    runner.push('12');
    await turn();
    asked[1]?.answer(done(2));
    await turn();
    expect(asked.map(({ text }) => text)).toEqual(['1', '12']);
    expect(views.at(-1)).toMatchObject({ phase: 'idle', figures: { n: 2 }, refusal: null });
  });

  it('opens no session with a text that nobody has found valid', async () => {
    const { runner, asked, opened } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    void runner.follow('2');
    asked[1]?.answer({ status: 'gone' });
    await turn();
    expect(opened).toEqual(['1']);
    runner.push('2');
    await turn();
    expect(opened).toEqual(['1', '2']);
    asked[2]?.answer(done(2));
    await turn();
    expect(asked.map(({ text }) => text)).toEqual(['1', '2', '2']);
  });

  it('decides texts aside between those that are typed, shows none of them, and goes back to what it shows', async () => {
    const { runner, asked, views } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    const count = views.length;
    const aside = runner.decideAside(['7', '8', '9']);
    await turn();
    asked[1]?.answer(done(7));
    await turn();
    expect(views).toHaveLength(count);
    runner.push('2');
    asked[2]?.answer({ status: 'refused', why: 'invalid' });
    await turn();
    asked[3]?.answer(done(2));
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', text: '2', figures: { n: 2 } });
    asked[4]?.answer(done(9));
    await turn();
    asked[5]?.answer(done(2));
    expect(await aside).toEqual([{ n: 7 }, null, { n: 9 }]);
    expect(asked.map(({ text }) => text)).toEqual(['1', '7', '8', '2', '9', '2']);
    expect(views.at(-1)).toMatchObject({ phase: 'idle', text: '2', figures: { n: 2 } });
  });

  it('tells that texts aside were not decided where the session ended, and opens another for what it shows', async () => {
    const { runner, asked, opened, views } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    const aside = runner.decideAside(['2']);
    const failure = expect(aside).rejects.toThrow();
    await turn();
    asked[1]?.answer({ status: 'gone' });
    await failure;
    await turn();
    expect(opened).toEqual(['1', '1']);
    asked[2]?.answer(done(1));
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', session: { sessionId: 's2' }, figures: { n: 1 } });
  });

  it('decides what was typed while a call failed', async () => {
    const { runner, asked, views } = createServer();
    runner.push('1');
    await turn();
    runner.push('2');
    asked[0]?.fail(new TypeError('fetch failed'));
    await turn();
    asked[1]?.answer(done(2));
    await turn();
    expect(asked.map(({ text }) => text)).toEqual(['1', '2']);
    expect(views.at(-1)).toMatchObject({ phase: 'idle', text: '2', figures: { n: 2 }, error: null });
  });

  it('asks again where somebody else was in the way, and tells a session that ends twice', async () => {
    const { runner, asked, views } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer({ status: 'superseded' });
    await turn();
    asked[1]?.answer({ status: 'gone' });
    await turn();
    asked[2]?.answer({ status: 'gone' });
    await turn();
    expect(asked.map(({ text }) => text)).toEqual(['1', '1', '1']);
    expect(views.at(-1)?.error).toBeInstanceOf(Error);
    runner.push('1');
    await turn();
    asked[3]?.answer(done(1));
    await turn();
    expect(views.at(-1)).toMatchObject({ phase: 'idle', figures: { n: 1 }, error: null });
  });

  it('opens a session with a text that is known to be valid, whoever gives it', async () => {
    const { runner, asked, opened } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.fail(new TypeError('fetch failed'));
    await turn();
    void runner.follow('1');
    await turn();
    expect(opened).toEqual(['1']);
    expect(asked.map(({ text }) => text)).toEqual(['1', '1']);
  });

  it('opens another session for a case where the server forgot the one there was', async () => {
    const { runner, asked, opened, held } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    expect(await runner.readCase('s1', 7)).toEqual({ date: 's1 7' });
    held.clear();
    held.set('s2', 100);
    const read = runner.readCase('s1', 7);
    await turn();
    asked[1]?.answer({ status: 'gone' });
    await turn();
    asked[2]?.answer(done(1));
    expect(await read).toEqual({ date: 's2 7' });
    expect(opened).toEqual(['1', '1']);
  });

  it('reads no case by its row in a session over other rows, nor without a session', async () => {
    const { runner, asked, held } = createServer();
    runner.push('1');
    await turn();
    asked[0]?.answer(done(1));
    await turn();
    held.clear();
    held.set('s2', 10);
    const sampled = expect(runner.readCase('s1', 7)).rejects.toThrow('Not found.');
    await turn();
    asked[1]?.answer({ status: 'gone' });
    await turn();
    asked[2]?.answer(done(1));
    await sampled;
    held.clear();
    const failed = expect(runner.readCase('s2', 7)).rejects.toThrow('Not found.');
    await turn();
    asked[3]?.fail(new TypeError('fetch failed'));
    await failed;
  });

  it('says nothing more once it is stopped, and leaves no session behind', async () => {
    const { runner, asked, views, closed } = createServer();
    runner.push('1');
    await turn();
    runner.stop();
    const count = views.length;
    asked[0]?.answer(done(1));
    await turn();
    expect(views).toHaveLength(count);
    expect(closed).toEqual(['s1']);
  });
});
