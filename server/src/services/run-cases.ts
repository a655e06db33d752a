/** Test cases: what one scorecard text and another say of the same applications. */
import {
  compareWithCase,
  type Decision,
  type Diagnostic,
  ExpectedDecision,
  parseApplication,
  summariseForCase,
  Text,
} from '@encours/engine';
import { z } from 'zod';
import type { ReadyPolicy } from '../policies/policy-cache.js';
import type { ScorecardVersionTable, TestCaseTable } from '../store/tables.js';

/** What a saved case must give; a point that is left out may be anything. */
export const CaseExpectation = ExpectedDecision.partial();
export type CaseExpectation = z.output<typeof CaseExpectation>;

export interface TestCase {
  /** Null for a shipped case, which cannot be changed. */
  readonly caseId: string | null;
  readonly name: string;
  readonly note: Text | null;
  readonly application: unknown;
  readonly expect: CaseExpectation | null;
}

const ShippedCases = z.array(z.object({ note: Text, application: z.unknown(), expect: ExpectedDecision }));

/** The cases that came with a version (pinned to it), then those that were saved for the scorecard, by name. */
export function readCases(version: ScorecardVersionTable | null, saved: readonly TestCaseTable[]): TestCase[] {
  const shipped = version?.cases == null ? [] : ShippedCases.parse(JSON.parse(version.cases));
  return [
    ...shipped.map(({ note, application, expect }) => ({ caseId: null, name: note.en, note, application, expect })),
    ...saved.map((row) => ({
      caseId: row.name,
      name: row.name,
      note: null,
      application: JSON.parse(row.application) as unknown,
      expect: row.expect === null ? null : CaseExpectation.parse(JSON.parse(row.expect)),
    })),
  ];
}

/**
 * The shipped cases of `base` as cases of a version published from it, pinned to what that version decides: the next
 * draft is measured against them in turn. A case that the new text cannot read is left behind. JSON; null for none.
 */
export async function carryCases(base: ScorecardVersionTable, next: ReadyPolicy): Promise<string | null> {
  const carried: z.output<typeof ShippedCases> = [];
  for (const { note, application } of readCases(base, [])) {
    const { decision } = await runCase(next, { caseId: null, name: '', note, application, expect: null });
    if (note !== null && decision !== null) carried.push({ note, application, expect: summariseForCase(decision) });
  }
  return carried.length === 0 ? null : JSON.stringify(carried);
}

/** The decision of a case, or why it cannot be decided. */
export async function runCase(
  ready: ReadyPolicy,
  testCase: TestCase,
): Promise<{ readonly decision: Decision | null; readonly faults: readonly Diagnostic[] }> {
  const application = parseApplication(ready.policy, testCase.application);
  if (!application.ok) return { decision: null, faults: application.error };
  return { decision: await ready.decider.decide(application.value), faults: [] };
}

/** On which points the decision is not what is expected; `outcome` when there is no decision. */
export function unmetPoints(expect: CaseExpectation, decision: Decision | null): string[] {
  if (decision === null) return ['outcome'];
  const { success, data } = ExpectedDecision.safeParse({ ...summariseForCase(decision), ...expect });
  return success ? compareWithCase(decision, data).map(({ key }) => key) : ['outcome'];
}
