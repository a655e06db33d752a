/** Runs beside the page: proofs take seconds, and typing must not wait for them. Whoever lost interest ends the worker. */
import {
  type Benchmark,
  checkScorecard,
  diffPolicies,
  type Policy,
  type ProofReport,
  parseApplication,
  parseDocument,
  proveStepwise,
  weighRegions,
} from '@encours/engine';
import type { ProofAnswer, ProofQuestion } from './protocol.js';

const SLICE_MS = 10;

addEventListener('message', ({ data }: MessageEvent<ProofQuestion>) => {
  // Outside of a worker a rejection is not heard, an error is.
  answer(data).catch(reportError);
});

async function answer(question: ProofQuestion): Promise<void> {
  if (question.kind === 'prove') await proveText(question.text, question.benchmarks);
  else await compareTexts(question);
}

async function proveText(text: string, benchmarks: readonly Benchmark[]): Promise<void> {
  const policy = policyOf(text, benchmarks);
  tell(policy === null ? { kind: 'failed' } : { kind: 'proved', report: await proveInSlices(policy) });
}

/** A worker that is told to end goes on until it pauses, for two seconds at most: meanwhile it would slow the typing. */
async function proveInSlices(policy: Policy): Promise<ProofReport> {
  const steps = proveStepwise(policy);
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < sliceEnd) continue;
    await new Promise((resolve) => setTimeout(resolve));
    sliceEnd = performance.now() + SLICE_MS;
  }
}

async function compareTexts(question: Extract<ProofQuestion, { kind: 'compare' }>): Promise<void> {
  const { before, after, benchmarks, applications } = question;
  const [a, b] = [policyOf(before, benchmarks), policyOf(after, benchmarks)];
  if (a === null || b === null) {
    tell({ kind: 'failed' });
    return;
  }
  const difference = await diffPolicies(a, b);
  const { equivalent, textsDiffer, regions } = difference;
  // A case that was written for other facts is none of both versions'.
  const cases = applications
    .filter((application) => [a, b].every((policy) => parseApplication(policy, application).ok))
    .map((application) => ({
      application,
      exposureMinor: application.request.exposureMinor + application.request.amountMinor,
    }));
  tell({
    kind: 'compared',
    comparison: { equivalent, textsDiffer, regions, weights: weighRegions(difference, cases) },
  });
}

function policyOf(text: string, benchmarks: readonly Benchmark[]): Policy | null {
  const { value } = parseDocument(text);
  return value === undefined ? null : checkScorecard(value, benchmarks).policy;
}

function tell(message: ProofAnswer): void {
  postMessage(message);
}
