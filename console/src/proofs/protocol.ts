import type { Application, Benchmark, PolicyDifference, ProofReport } from '@encours/engine';

/** What the worker is asked: to prove one text, or to compare two by meaning. Documents travel as text. */
export type ProofQuestion =
  | { readonly kind: 'prove'; readonly text: string; readonly benchmarks: readonly Benchmark[] }
  | {
      readonly kind: 'compare';
      readonly before: string;
      readonly after: string;
      readonly benchmarks: readonly Benchmark[];
      /** Customers to count in each region. */
      readonly applications: readonly Application[];
    };

/** A difference without what cannot leave the worker. */
export type Comparison = Omit<PolicyDifference, 'locate'> & {
  /** For each region, how many of the customers lie in it and what they owe or ask for. */
  readonly weights: readonly { readonly customers: number; readonly exposureMinor: number }[];
};

/** `failed`: one of the texts has an error, so there is nothing to prove. */
export type ProofAnswer =
  | { readonly kind: 'proved'; readonly report: ProofReport }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'failed' };
