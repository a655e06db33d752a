/** Memory of the kernel that takes two rows at a time: blocks are copied in and out, which costs less than it saves. */
import { BLOCK_ROWS } from '../registers.js';
import { STATE_COUNT } from '../states.js';
import { BAND_KERNELS } from './band-kernels.js';

/** Bounds that one pass over a block compares with. */
export const BOUNDS_PER_PASS = 4;

/** What this module needs of WebAssembly, which the language's own library does not declare. */
interface WebAssemblyApi {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

/** The export of `band-kernels.wat`, where parameters are explained. */
interface BandKernels {
  addBandPoints(
    x: number,
    states: number,
    bounds: number,
    steps: number,
    worth: number,
    score: number,
    n: number,
  ): void;
}

/** One block of each kind, with the kernel that reads and writes them. Whoever fills it uses it before anybody else does. */
export interface BandArena {
  readonly x: Float64Array;
  readonly score: Float64Array;
  /** What a state is worth. */
  readonly worth: Float64Array;
  readonly bounds: Float64Array;
  /** What reaching each of the bounds adds. */
  readonly steps: Float64Array;
  readonly states: Uint8Array;
  /** Adds to `score`, for the first `n` rows. */
  addPoints(n: number): void;
}

/** The arena of this thread; null where there is no WebAssembly with SIMD, or where it is not Node. */
export const BAND_ARENA: BandArena | null = createBandArena();

function createBandArena(): BandArena | null {
  const { WebAssembly: api, process } = globalThis as { WebAssembly?: WebAssemblyApi; process?: object };
  // The console's content security policy forbids WebAssembly, and a page that only asks for it is reported.
  if (api === undefined || process === undefined || !api.validate(BAND_KERNELS)) return null;
  const memory = new api.Memory({ initial: 1 });
  const { exports } = new api.Instance(new api.Module(BAND_KERNELS), { arena: { memory } });
  const kernels = exports as BandKernels;

  let end = 0;
  const place = (bytes: number): number => {
    const at = end;
    end += bytes;
    return at;
  };
  const doubles = (length: number): Float64Array => new Float64Array(memory.buffer, place(length * 8), length);
  const x = doubles(BLOCK_ROWS);
  const score = doubles(BLOCK_ROWS);
  const worth = doubles(STATE_COUNT);
  const bounds = doubles(BOUNDS_PER_PASS);
  const steps = doubles(BOUNDS_PER_PASS);
  const states = new Uint8Array(memory.buffer, place(BLOCK_ROWS), BLOCK_ROWS);
  const at = (part: Float64Array | Uint8Array): number => part.byteOffset;
  return {
    x,
    score,
    worth,
    bounds,
    steps,
    states,
    addPoints: (n) => kernels.addBandPoints(at(x), at(states), at(bounds), at(steps), at(worth), at(score), n),
  };
}
