import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exampleApplication, examplePolicy } from '../../testing/example-policy.js';
import { compileColumns } from './plan.js';
import { BLOCK_ROWS } from './registers.js';
import { decideTable } from './run.js';
import { type BandPoints, bindAddition, bindBands, bindPointsInArena } from './score-kernels.js';
import { BAND_ARENA } from './simd/arena.js';
import { STATE_COUNT, STATE_OF } from './states.js';
import { buildColumnTable, tableSchemaFor } from './table-builder.js';

const STATES = [0, 0, 0, 0, ...Object.values(STATE_OF), 16, 17];
const ROWS = BLOCK_ROWS + 3;

/** Numbers on, beside and far from the bounds that the generator draws. */
const arbitraryNumber = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, Number.MAX_VALUE, Number.MIN_VALUE, 0.1 + 0.2, 1 / 3),
);

const arbitraryCharacteristic: fc.Arbitrary<BandPoints> = fc
  .record({
    cells: fc.array(fc.tuple(arbitraryNumber, fc.constantFrom(...STATES)), { minLength: 7, maxLength: 13 }),
    bounds: fc.uniqueArray(arbitraryNumber, { maxLength: 9, comparator: (a, b) => a === b }),
    points: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ cells, bounds, points }) => {
    const values = Float64Array.from({ length: ROWS }, (_, row) => {
      const [value = 0, state = 0] = cells[row % cells.length] ?? [];
      return state === 0 ? value : Number.NaN;
    });
    const states = Uint8Array.from({ length: ROWS }, (_, row) => cells[row % cells.length]?.[1] ?? 0);
    const entryOfState = new Uint8Array(STATE_COUNT);
    for (const [at, state] of [...Object.values(STATE_OF), 16, 17].entries()) entryOfState[state] = 10 + at;
    const shown = { array: states, move: 1 };
    return {
      input: { values: { array: values, move: 1 }, states: shown, shown },
      bounds: bounds.sort((a, b) => a - b),
      entryOfState,
      points: Float64Array.from(points),
    };
  });

describe('points in an arena', () => {
  const arena = BAND_ARENA;
  if (arena === null) throw new Error('Node has WebAssembly');

  it('are those of the entries, to the bit', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryCharacteristic, { maxLength: 5 }),
        fc.integer({ min: 0, max: BLOCK_ROWS }),
        fc.constantFrom(0, 1, 3),
        (characteristics, n, from) => {
          const [together, apart] = [0, 0].map(() => ({ array: new Float64Array(ROWS).fill(-7), move: 1 }));
          if (together === undefined || apart === undefined) throw new Error('two scores');
          bindPointsInArena(arena, characteristics, together)?.(from, n);
          const entries = { array: new Uint8Array(ROWS), move: 1 };
          for (const { input, bounds, entryOfState, points } of characteristics) {
            bindBands(input, bounds, entryOfState, entries)(from, n);
            bindAddition(entries, points, apart)(from, n);
          }
          expect(together.array).toEqual(apart.array);
        },
      ),
    );
  });

  it('are not added where a sum may be rounded', () => {
    const [drawn] = fc.sample(arbitraryCharacteristic, 1);
    if (drawn === undefined) throw new Error('a characteristic');
    const points = Float64Array.of(0, 2 ** 31 + 1);
    expect(bindPointsInArena(arena, [{ ...drawn, points }], { array: new Float64Array(ROWS), move: 1 })).toBeNull();
  });
});

describe('without WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('decides the same', async () => {
    const policy = examplePolicy();
    const plan = compileColumns(policy, ['score', 'rating', 'knownShare', 'limitMinor']);
    const applications = Array.from({ length: 500 }, (_, row) =>
      exampleApplication({
        facts: { 'pay.delay': row % 7 === 0 ? undefined : row % 45, 'fin.equity': ((row % 13) - 2) * 1_000_000 },
      }),
    );
    const table = buildColumnTable(tableSchemaFor([policy]), applications);
    const expected = decideTable(plan, table);
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const { BAND_ARENA: none } = await import('./simd/arena.js');
    const bare = await import('./run.js');
    expect(none).toBeNull();
    expect(bare.decideTable(plan, table)).toEqual(expected);
  });
});
