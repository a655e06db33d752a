/** The shipped documents, parsed and checked once for every conformance test. */
import {
  Benchmark,
  CompositeCatalogue,
  checkScorecard,
  createDecider,
  type Decision,
  ExternalScoreCatalogue,
  FactCatalogue,
  LiasseCatalogue,
  type Policy,
  PromptnessTable,
  parseApplication,
  RatioCatalogue,
  RegimeCatalogue,
  ScorecardCases,
} from '@encours/engine';
import { readBenchmarks, readCatalogue, readScorecards } from '@encours/scorecards';

export const benchmarks = readBenchmarks().map(({ value }) => Benchmark.parse(value));

export const scorecards = readScorecards().map((shipped) => ({
  ...shipped,
  name: `${shipped.id}@${shipped.version}`,
  checked: checkScorecard(shipped.value, benchmarks),
  cases: ScorecardCases.parse(shipped.cases),
}));
export type ShippedCard = (typeof scorecards)[number];

const parts = readCatalogue();
export const catalogue = {
  facts: FactCatalogue.parse(parts.facts),
  ratios: RatioCatalogue.parse(parts.ratios),
  composites: CompositeCatalogue.parse(parts.composites),
  externalScores: ExternalScoreCatalogue.parse(parts['external-scores']),
  liasse: LiasseCatalogue.parse(parts.liasse),
  regimes: RegimeCatalogue.parse(parts.regimes),
  promptness: PromptnessTable.parse(parts.promptness),
};

/** The checked policy of a shipped scorecard; throws when it has faults. */
export function policyOf(id: string, version: number): Policy {
  const { policy, diagnostics } = checkScorecard(
    scorecards.find((card) => card.id === id && card.version === version)?.value,
    benchmarks,
  );
  if (policy === null) throw new Error(JSON.stringify(diagnostics));
  return policy;
}

/** Decides by the rules executor. */
export async function decideWith(policy: Policy, application: unknown): Promise<Decision> {
  const parsed = parseApplication(policy, application);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return createDecider(policy).decide(parsed.value);
}
