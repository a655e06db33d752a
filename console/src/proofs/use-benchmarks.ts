import type { Benchmark } from '@encours/engine';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../api/trpc.js';

export interface BenchmarksState {
  /** Null while loading. */
  readonly benchmarks: readonly Benchmark[] | null;
  /** Null once they are there, whatever a later reading says. */
  readonly error: unknown;
}

/** Every benchmark of the company in full: the engine needs them to check and to decide in the browser. */
export function useBenchmarks(): BenchmarksState {
  const heads = useQuery(trpc.benchmarks.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const documents = useQueries({
    queries: (heads.data ?? []).map(({ id, version }) =>
      // A published benchmark never changes.
      trpc.benchmarks.get.queryOptions({ id, version }, { staleTime: Number.POSITIVE_INFINITY }),
    ),
    combine: (results) => ({
      loaded: results.every(({ data }) => data !== undefined)
        ? results.flatMap(({ data }) => (data === undefined ? [] : [data.document]))
        : null,
      error: results.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
  const ready = heads.data !== undefined && documents.loaded !== null;
  const loaded = documents.loaded;
  return useMemo(
    () => ({
      benchmarks: ready ? loaded : null,
      error: ready ? null : (heads.error ?? documents.error),
    }),
    [ready, loaded, heads.error, documents.error],
  );
}
