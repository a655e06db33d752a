import type { Policy } from '@encours/engine';
import { useEffect, useState } from 'react';
import type { PreviewCase } from './cases.js';
import { type CaseImpact, type Impact, measureCase, sumUpImpact } from './impact.js';

/** Typing goes first: the cases are computed once it pauses. */
const PAUSE_MS = 350;
/** Between two slices the browser may paint and take keystrokes. */
const SLICE_MS = 10;

/** What the text does to every case, computed in the browser in the pauses of typing; null before the first result. */
export function useImpact(
  cases: readonly PreviewCase[],
  base: Policy | null,
  policy: Policy | null,
): { readonly impact: Impact | null; readonly running: boolean } {
  const [impact, setImpact] = useState<Impact | null>(null);
  const [done, setDone] = useState<Policy | null>(null);
  useEffect(() => {
    if (policy === null) return;
    let current = true;
    const run = async (): Promise<void> => {
      const measured: CaseImpact[] = [];
      let sliceEnd = performance.now() + SLICE_MS;
      for (const previewCase of cases) {
        const result = await measureCase(previewCase, base, policy);
        if (!current) return;
        if (result !== null) measured.push(result);
        if (performance.now() > sliceEnd) {
          await new Promise((resolve) => setTimeout(resolve));
          sliceEnd = performance.now() + SLICE_MS;
        }
      }
      if (!current) return;
      setImpact(sumUpImpact(measured));
      setDone(policy);
    };
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [cases, base, policy]);
  return { impact, running: policy !== null && done !== policy };
}
