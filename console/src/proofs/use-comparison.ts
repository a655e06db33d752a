import type { Application, Benchmark } from '@encours/engine';
import { useEffect, useState } from 'react';
import { askWorker } from './ask-worker.js';
import type { Comparison } from './protocol.js';

const NO_CASES: readonly Application[] = [];

/** Two texts compared by meaning, in a worker; null while it works or benchmarks are still to come. */
export function useComparison(
  before: string,
  after: string,
  benchmarks: readonly Benchmark[] | null,
  applications: readonly Application[] = NO_CASES,
): Comparison | 'failed' | null {
  const [answer, setAnswer] = useState<{
    readonly before: string;
    readonly after: string;
    readonly result: Comparison | 'failed';
  } | null>(null);
  useEffect(() => {
    if (benchmarks === null) return;
    return askWorker(
      { kind: 'compare', before, after, benchmarks, applications },
      (message) => {
        const result = message.kind === 'compared' ? message.comparison : 'failed';
        setAnswer({ before, after, result });
      },
      () => setAnswer({ before, after, result: 'failed' }),
    );
  }, [before, after, benchmarks, applications]);
  return answer !== null && answer.before === before && answer.after === after ? answer.result : null;
}
