import { describe, expect, it } from 'vitest';
import { readHistoryKey } from './history-keys.js';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('readHistoryKey', () => {
  it.each([
    [{ key: 'z', ctrlKey: true }, 'undo'],
    [{ key: 'z', metaKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    [{ key: 'y', ctrlKey: true }, 'redo'],
    [{ key: 'z' }, null],
    [{ key: 'z', ctrlKey: true, altKey: true }, null],
    [{ key: 'ArrowLeft', ctrlKey: true }, null],
  ])('%j: %s', (pressed, step) => {
    expect(readHistoryKey({ ...NONE, ...pressed })).toBe(step);
  });
});
