import {
  type Application,
  createDecider,
  type Decision,
  type Diagnostic,
  type Policy,
  parseApplication,
  type Scorecard,
} from '@encours/engine';
import { useEffect, useState } from 'react';
import { withDeclaredFacts } from './case-application.js';

/** What the draft and the version in force say of one application. */
export interface PreviewResult {
  readonly decision: Decision | null;
  /** Why there is no decision. */
  readonly faults: readonly Diagnostic[];
  readonly compared: Decision | null;
  /** By which `decision` was made. */
  readonly scorecard: Scorecard;
  /** When it was computed, in milliseconds. */
  readonly at: number;
}

/**
 * Decides again whenever the text or the case changes, after a pause of `pauseMs`, at once where that is 0. While the
 * text has errors the last result stays.
 */
export function useDecision(
  policy: Policy | null,
  inForce: Policy | null,
  application: Application,
  pauseMs: number,
): PreviewResult | null {
  const [result, setResult] = useState<PreviewResult | null>(null);
  useEffect(() => {
    if (policy === null) return;
    let current = true;
    const run = async (): Promise<void> => {
      const draft = await decide(policy, application);
      const other =
        inForce === null ? null : await decide(inForce, withDeclaredFacts(application, inForce.scorecard.facts));
      if (current) {
        setResult({ ...draft, compared: other?.decision ?? null, scorecard: policy.scorecard, at: Date.now() });
      }
    };
    const timer = pauseMs === 0 ? undefined : setTimeout(() => void run(), pauseMs);
    if (pauseMs === 0) void run();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [policy, inForce, application, pauseMs]);
  return result;
}

const deciders = new WeakMap<Policy, ReturnType<typeof createDecider>>();

/** The decision of one application, or why it cannot be decided. */
export async function decide(
  policy: Policy,
  application: Application,
): Promise<{ readonly decision: Decision | null; readonly faults: readonly Diagnostic[] }> {
  const parsed = parseApplication(policy, application);
  if (!parsed.ok) return { decision: null, faults: parsed.error };
  let decider = deciders.get(policy);
  if (decider === undefined) {
    decider = createDecider(policy);
    deciders.set(policy, decider);
  }
  return { decision: await decider.decide(parsed.value), faults: [] };
}
