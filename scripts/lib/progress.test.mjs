import { describe, expect, it } from 'vitest';
import { createProgress, formatElapsed } from './progress.mjs';

/** @param {boolean} isTTY */
function recorder(isTTY) {
  /** @type {string[]} */
  const written = [];
  const out = { isTTY, write: (/** @type {string} */ text) => written.push(text) > 0 };
  return { out: /** @type {NodeJS.WriteStream} */ (/** @type {unknown} */ (out)), written };
}

describe('formatElapsed', () => {
  it.each([
    [0, '0 s'],
    [1_499, '1 s'],
    [12_000, '12 s'],
    [59_600, '1 min'],
    [120_000, '2 min'],
    [200_000, '3 min 20 s'],
  ])('writes %i ms as %s', (milliseconds, expected) => {
    expect(formatElapsed(milliseconds)).toBe(expected);
  });
});

describe('createProgress', () => {
  it('numbers the steps and leaves one line for each away from a terminal', async () => {
    const { out, written } = recorder(false);
    const { heading, step } = createProgress(2, out);
    await step('Installing packages', () => Promise.resolve());
    heading('Running the tests');
    expect(written).toEqual(['[1/2] Installing packages… 0 s\n', '[2/2] Running the tests…\n']);
  });

  it('marks the step that failed and passes its error on', async () => {
    const { out, written } = recorder(false);
    const { step } = createProgress(1, out);
    await expect(step('Building', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    expect(written).toEqual(['[1/1] Building… 0 s — failed\n']);
  });

  it('shows a step on a terminal before it ends', async () => {
    const { out, written } = recorder(true);
    const { step } = createProgress(1, out);
    await step('Building', () => {
      expect(written).toEqual(['[1/1] Building…']);
      return Promise.resolve();
    });
  });
});
