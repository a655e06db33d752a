/** Two scorecard texts judged on one set of observations: shared by the background job and the command line. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type BacktestReport,
  type Benchmark,
  checkScorecard,
  type Diagnostic,
  type Economics,
  ENGINE_VERSION,
  type Headline,
  type ObservationTable,
  type Policy,
  parseDocument,
  runBacktest,
  type TableSchema,
  tableSchemaFor,
} from '@encours/engine';
import { AppError } from '../errors.js';

export interface ComparisonInput {
  /** The observations with the columns of this schema. */
  readonly observe: (schema: TableSchema) => Promise<ObservationTable>;
  readonly dataset: { readonly id: string; readonly name: string; readonly digest: string };
  readonly economics: Economics | null;
  readonly texts: { readonly champion: string; readonly challenger: string };
  readonly benchmarks: readonly Benchmark[];
  /** Called after every batch of decisions with the share done (0…1) and first figures; it stops the run by throwing. */
  readonly onProgress?: (share: number, headline: Headline) => void;
}

/** @throws AppError `scorecard_invalid`, its `param` the side at fault. */
export async function compareTexts(input: ComparisonInput): Promise<BacktestReport> {
  const champion = readPolicy(input.texts.champion, input.benchmarks, 'champion');
  const challenger = readPolicy(input.texts.challenger, input.benchmarks, 'challenger');
  const report = await runBacktest({
    observations: await input.observe(tableSchemaFor([champion, challenger])),
    dataset: input.dataset,
    engineVersion: ENGINE_VERSION,
    champion,
    challenger,
    // The tolerances of the version in force: a draft must not relax the gate it has to pass.
    release: champion.scorecard.release,
    economics: input.economics,
    onProgress: async ({ done, total, headline }) => {
      input.onProgress?.(done / total, headline);
      // Lets messages of this thread out.
      await nextTurn();
    },
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
