import { describe, expect, it } from 'vitest';
import { isSupportedNode } from './node-version.mjs';

describe('isSupportedNode', () => {
  it.each([
    ['18.20.8', false, 'a line that ended'],
    ['20.18.3', false, 'one minor short of the floor'],
    ['20.19.0', true, 'the floor'],
    ['v20.20.2', true, 'a leading v'],
    ['21.7.3', false, 'an odd line'],
    ['22.12.0', false, 'one minor short on the next line'],
    ['22.13.0', true, 'the floor of the next line'],
    ['24.0.0', true, 'a newer line'],
    ['26.1.0', true, 'a much newer line'],
  ])('says of %s: %s (%s)', (version, expected) => {
    expect(isSupportedNode(version)).toBe(expected);
  });
});
