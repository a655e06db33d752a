/** Two scorecard texts judged on one history: shared by the background job and the command line. */
import {
  type BacktestReport,
  type Benchmark,
  checkScorecard,
  columnSide,
  type Diagnostic,
  ENGINE_VERSION,
  type History,
  type ObservationPlan,
  type Policy,
  parseDocument,
  prepareHistory,
  runBacktest,
} from '@encours/engine';
import { AppError } from '../errors.js';

export interface ComparisonInput {
  readonly history: History;
  readonly dataset: { readonly id: string; readonly name: string; readonly digest: string };
  readonly plan: ObservationPlan;
  readonly texts: { readonly champion: string; readonly challenger: string };
  readonly benchmarks: readonly Benchmark[];
  /** Called now and then with the share done (0…1); it stops the run by throwing. */
  readonly onProgress?: (share: number) => Promise<void>;
}

/** @throws AppError `scorecard_invalid`, its `param` the side at fault. */
export async function compareTexts(input: ComparisonInput): Promise<BacktestReport> {
  const champion = readPolicy(input.texts.champion, input.benchmarks, 'champion');
  const challenger = readPolicy(input.texts.challenger, input.benchmarks, 'challenger');
  const report = await runBacktest({
    history: prepareHistory(input.history),
    plan: input.plan,
    dataset: input.dataset,
    engineVersion: ENGINE_VERSION,
    champion: columnSide(champion),
    challenger: columnSide(challenger),
    // The tolerances of the version in force: a draft must not relax the gate it has to pass.
    release: champion.scorecard.release,
    economics: null,
    onProgress: ({ share }) => input.onProgress?.(share),
  });
  if (report === null) throw new Error('the backtest was stopped by nobody');
  return report;
}

function readPolicy(text: string, benchmarks: readonly Benchmark[], param: string): Policy {
  const document = parseDocument(text);
  const faults: readonly Diagnostic[] = document.diagnostics;
  const checked = document.value === undefined ? null : checkScorecard(document.value, benchmarks);
  if (checked?.policy == null || faults.some(({ severity }) => severity === 'error')) {
    throw new AppError('scorecard_invalid', { param, diagnostics: [...faults, ...(checked?.diagnostics ?? [])] });
  }
  return checked.policy;
}
