import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftSaver, type SaveState } from './draft-saver.js';

const CONFLICT = new Error('conflict');

function setUp(save: (text: string, revision: number) => Promise<{ revision: number; savedAt: string }>) {
  const states: SaveState['kind'][] = [];
  const backups: (string | null)[] = [];
  const saver = createDraftSaver({
    revision: 1,
    savedAt: '2026-01-01T00:00:00.000Z',
    delayMs: 1000,
    save,
    isConflict: (error) => error === CONFLICT,
    onState: ({ kind }) => states.push(kind),
    onBackup: (text) => backups.push(text),
  });
  return { saver, states, backups };
}

describe('createDraftSaver', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('saves once, a second after the last of several edits', async () => {
    const save = vi.fn(async (_text: string, revision: number) => ({ revision: revision + 1, savedAt: 'now' }));
    const { saver, states } = setUp(save);
    saver.edit('a');
    await vi.advanceTimersByTimeAsync(600);
    saver.edit('ab');
    await vi.advanceTimersByTimeAsync(999);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['ab', 1]]);
    expect(states).toEqual(['dirty', 'saving', 'saved']);
    expect(saver.revision()).toBe(2);
  });

  it('saves edits made during a save from the revision that the save gave', async () => {
    let finish: () => void = () => undefined;
    const save = vi.fn(
      (_text: string, revision: number) =>
        new Promise<{ revision: number; savedAt: string }>((resolve) => {
          finish = () => resolve({ revision: revision + 1, savedAt: 'now' });
        }),
    );
    const { saver } = setUp(save);
    saver.edit('a');
    await vi.advanceTimersByTimeAsync(1000);
    saver.edit('ab');
    finish();
    await vi.advanceTimersByTimeAsync(1000);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([
      ['a', 1],
      ['ab', 2],
    ]);
  });

  it('tries again after a failure, and keeps a backup until it is saved', async () => {
    const save = vi
      .fn<(text: string, revision: number) => Promise<{ revision: number; savedAt: string }>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue({ revision: 2, savedAt: 'now' });
    const { saver, states, backups } = setUp(save);
    saver.edit('a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)).toBe('failed');
    expect(backups).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(states.at(-1)).toBe('saved');
    expect(backups).toEqual(['a', null]);
  });

  it('sends nothing more after a conflict until it is resolved', async () => {
    const save = vi
      .fn<(text: string, revision: number) => Promise<{ revision: number; savedAt: string }>>()
      .mockRejectedValueOnce(CONFLICT)
      .mockResolvedValue({ revision: 8, savedAt: 'now' });
    const { saver, states } = setUp(save);
    saver.edit('a');
    await vi.advanceTimersByTimeAsync(1000);
    saver.edit('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(states.at(-1)).toBe('conflict');
    saver.resolve(7, 'ab', 'then');
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls[1]).toEqual(['ab', 7]);
    expect(states.at(-1)).toBe('saved');
  });

  it('flushes at once and tells the revision', async () => {
    const { saver } = setUp(async () => ({ revision: 2, savedAt: 'now' }));
    saver.edit('a');
    await expect(saver.flush()).resolves.toBe(2);
  });

  it('tells by null that a flush could not save', async () => {
    const { saver } = setUp(() => Promise.reject(new Error('offline')));
    saver.edit('a');
    await expect(saver.flush()).resolves.toBeNull();
    saver.stop();
  });
});
