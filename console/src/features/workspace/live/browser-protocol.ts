import type { Application, Benchmark, SoloAnswer, SwapIn } from '@encours/engine';
import type { ApiInput } from '../../../api/types.js';

/** What the worker is asked. It is opened once, and first. */
export type LiveTask =
  | {
      readonly kind: 'open';
      readonly wanted: ApiInput['live']['open'];
      readonly baseline: string;
      readonly benchmarks: readonly Benchmark[];
    }
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'swap-ins'; readonly most: number }
  | { readonly kind: 'case'; readonly row: number };

export type LiveResult =
  | {
      readonly kind: 'opened';
      /** Observations of the plan, and how many of them the worker has. */
      readonly n: number;
      readonly decided: number;
      readonly dates: readonly string[];
    }
  | { readonly kind: 'answer'; readonly answer: SoloAnswer }
  | { readonly kind: 'swap-ins'; readonly swapIns: readonly SwapIn[] }
  | { readonly kind: 'case'; readonly application: Application | null }
  /** It cannot go on; for whoever reads the console of the browser. */
  | { readonly kind: 'failed'; readonly why: string };
