import { type Benchmark, type Claim, type Finding, type ProofStage, proveQuickly } from '@encours/engine';
import { useEffect, useMemo, useState } from 'react';
import { askWorker } from '../../../proofs/ask-worker.js';
import type { Analysis, LocatedDiagnostic } from '../analysis.js';
import type { TextFeed } from '../live/text-feed.js';
import { rememberLast } from '../remember-last.js';

/** Typing and live figures go first: the long proofs begin once it pauses, and the next keystroke ends them. */
const PAUSE_MS = 600;

export interface LocatedFinding extends LocatedDiagnostic {
  readonly diagnostic: Finding;
}

export interface Proofs {
  /** In the order of the text. */
  readonly findings: readonly LocatedFinding[];
  readonly claims: readonly Claim[];
  readonly cutShort: readonly ProofStage[];
  /** `proving`: what is shown may not be all. `off`: the text has an error, so there is nothing to prove. */
  readonly state: 'off' | 'proving' | 'done' | 'failed';
}

interface Answer {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly cutShort: readonly ProofStage[];
  readonly state: 'proving' | 'done' | 'failed';
}

const NOTHING: Answer = { text: '', findings: [], claims: [], cutShort: [], state: 'proving' };

/** What is proved about the text: the quick part at each keystroke, the rest in a worker in the pauses of typing. */
export function useProofs(analysis: Analysis, benchmarks: readonly Benchmark[], feed: TextFeed): Proofs {
  const { policy, text, document } = analysis;
  const [proveAtOnce] = useState(() => rememberLast(proveQuickly));
  const quick = useMemo(() => (policy === null ? [] : proveAtOnce(policy)), [proveAtOnce, policy]);
  const [answer, setAnswer] = useState(NOTHING);

  useEffect(() => {
    if (policy === null) return;
    let end = (): void => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = (): void => {
      end = askWorker(
        { kind: 'prove', text, benchmarks },
        (message) => {
          if (message.kind === 'proved') setAnswer({ text, ...message.report, state: 'done' });
          if (message.kind === 'failed') setAnswer((old) => ({ ...old, text, state: 'failed' }));
        },
        () => setAnswer((old) => ({ ...old, text, state: 'failed' })),
      );
    };
    const stop = (): void => {
      clearTimeout(timer);
      end();
    };
    const startLater = (): void => {
      stop();
      timer = setTimeout(start, PAUSE_MS);
    };
    startLater();
    // The page may read what is typed a while after the key, or never where the text becomes what it was.
    const unlisten = feed.listen(async () => startLater());
    return () => {
      unlisten();
      stop();
    };
  }, [policy, text, benchmarks, feed]);

  return useMemo(() => {
    if (policy === null) return { ...NOTHING, findings: [], state: 'off' };
    const isCurrent = answer.text === text;
    // Until the new answer comes, customers found for the last text are shown beside what is certain of this one.
    const findings =
      isCurrent && answer.state === 'done'
        ? answer.findings
        : [...quick, ...answer.findings.filter(({ witness }) => witness !== null)];
    return {
      findings: findings
        .map((diagnostic) => ({ diagnostic, range: document.locate(diagnostic) }))
        .sort((a, b) => a.range.from - b.range.from),
      claims: answer.claims,
      cutShort: isCurrent ? answer.cutShort : [],
      state: isCurrent ? answer.state : 'proving',
    };
  }, [policy, document, text, quick, answer]);
}
