import { afterEach, beforeEach, type MockInstance, vi } from 'vitest';

/** A test that makes the code under test complain has found something: it fails. */
const complaints: string[] = [];
const spies: MockInstance[] = [];

beforeEach(() => {
  for (const method of ['error', 'warn'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      complaints.push(`console.${method}: ${args.map(String).join(' ')}`);
    });
    spies.push(spy);
  }
});

afterEach(() => {
  for (const spy of spies.splice(0)) spy.mockRestore();
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`The test wrote to the console.\n${heard.join('\n')}`);
});
