/** What Node and a browser are both asked to do. Bundled for the browser, so it imports nothing that is Node's. */
import {
  Application,
  Benchmark,
  checkScorecard,
  createDecider,
  customerLetter,
  digestOf,
  explainDecision,
  parseApplication,
} from '@encours/engine';

/** A scorecard with what it is to decide, as it would come over a wire. */
export interface Task {
  readonly scorecard: unknown;
  readonly benchmarks: readonly unknown[];
  readonly applications: readonly unknown[];
}

const PARTIES = { companyName: 'Vendeur SA', customerName: 'Client SARL', contact: 'credit@vendeur.example' };

/**
 * Decides every application of every task and gives, one for each in order, the digest of the canonical JSON of the
 * decision, its explanations and letters, and what is at fault in the application, which is decided all the same.
 * `tasksJson` is JSON text: both sides start from the same bytes.
 */
export async function digestDecisions(tasksJson: string): Promise<readonly string[]> {
  const tasks = JSON.parse(tasksJson) as readonly Task[];
  const digests: string[] = [];
  for (const { scorecard, benchmarks, applications } of tasks) {
    const { policy, diagnostics } = checkScorecard(
      scorecard,
      benchmarks.map((benchmark) => Benchmark.parse(benchmark)),
    );
    if (policy === null) throw new Error(JSON.stringify(diagnostics));
    const decider = createDecider(policy);
    for (const input of applications) {
      const read = parseApplication(policy, input);
      const decision = await decider.decide(Application.parse(input));
      const texts = (['fr', 'en'] as const).map((locale) => [
        explainDecision(decision, locale, policy.scorecard),
        customerLetter(decision, locale, { ...PARTIES, isNaturalPerson: false }, policy.scorecard),
      ]);
      digests.push(digestOf({ faults: read.ok ? [] : read.error, decision, texts }));
    }
  }
  return digests;
}
