import { useEffect, useState } from 'react';
import { askWorker } from '../../../proofs/ask-worker.js';
import type { ProofAnswer } from '../../../proofs/protocol.js';
import { useBenchmarks } from '../../../proofs/use-benchmarks.js';

export type VersionProofs = 'proving' | 'failed' | Extract<ProofAnswer, { kind: 'proved' }>['report'];

/** All that can be proved of a published text, in a worker. */
export function useVersionProofs(text: string): VersionProofs {
  const { benchmarks } = useBenchmarks();
  const [answer, setAnswer] = useState<{ readonly text: string; readonly proofs: VersionProofs } | null>(null);
  useEffect(() => {
    if (benchmarks === null) return;
    return askWorker(
      { kind: 'prove', text, benchmarks },
      (message) => setAnswer({ text, proofs: message.kind === 'proved' ? message.report : 'failed' }),
      () => setAnswer({ text, proofs: 'failed' }),
    );
  }, [text, benchmarks]);
  return answer?.text === text ? answer.proofs : 'proving';
}
