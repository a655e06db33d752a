/**
 * The same documents as the package's main entry, for a bundler: no file system, plain imports.
 * Node 20 warns about JSON imports, so a server uses the main entry.
 */
import benchmarkSectorFrDemo1 from '../benchmarks/sector-fr-demo/1.json' with { type: 'json' };
import compositesCatalogue from '../catalogue/composites.json' with { type: 'json' };
import externalScoresCatalogue from '../catalogue/external-scores.json' with { type: 'json' };
import factsCatalogue from '../catalogue/facts.json' with { type: 'json' };
import liasseCatalogue from '../catalogue/liasse.json' with { type: 'json' };
import promptnessCatalogue from '../catalogue/promptness.json' with { type: 'json' };
import ratiosCatalogue from '../catalogue/ratios.json' with { type: 'json' };
import regimesCatalogue from '../catalogue/regimes.json' with { type: 'json' };
import tradeCreditLargeAccounts1 from '../trade-credit-large-accounts/1.json' with { type: 'json' };
import tradeCreditProspects1 from '../trade-credit-prospects/1.json' with { type: 'json' };
import tradeCreditSmallAmounts1 from '../trade-credit-small-amounts/1.json' with { type: 'json' };
import tradeCreditSoleTraders1 from '../trade-credit-sole-traders/1.json' with { type: 'json' };
import tradeCreditStandard1 from '../trade-credit-standard/1.json' with { type: 'json' };
import tradeCreditStandard2 from '../trade-credit-standard/2.json' with { type: 'json' };
import tradeCreditTransport1 from '../trade-credit-transport/1.json' with { type: 'json' };

/** A shipped document; what it is, the engine says. */
export interface BundledDocument {
  readonly id: string;
  readonly version: number;
  readonly value: unknown;
}

/** Shipped sector benchmarks, by id, then version. */
export const benchmarks: readonly BundledDocument[] = [
  { id: 'sector-fr-demo', version: 1, value: benchmarkSectorFrDemo1 },
];

/** Shipped scorecards, by id, then version. */
export const scorecards: readonly BundledDocument[] = [
  { id: 'trade-credit-large-accounts', version: 1, value: tradeCreditLargeAccounts1 },
  { id: 'trade-credit-prospects', version: 1, value: tradeCreditProspects1 },
  { id: 'trade-credit-small-amounts', version: 1, value: tradeCreditSmallAmounts1 },
  { id: 'trade-credit-sole-traders', version: 1, value: tradeCreditSoleTraders1 },
  { id: 'trade-credit-standard', version: 1, value: tradeCreditStandard1 },
  { id: 'trade-credit-standard', version: 2, value: tradeCreditStandard2 },
  { id: 'trade-credit-transport', version: 1, value: tradeCreditTransport1 },
];

/** The catalogue by part. */
export const catalogue: Readonly<Record<string, unknown>> = {
  composites: compositesCatalogue,
  'external-scores': externalScoresCatalogue,
  facts: factsCatalogue,
  liasse: liasseCatalogue,
  promptness: promptnessCatalogue,
  ratios: ratiosCatalogue,
  regimes: regimesCatalogue,
};
