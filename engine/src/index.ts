/** The one public door of the engine. */

export * from './application/parse.js';
export * from './application/schema.js';
export * from './backtest/cross.js';
export {
  countMigration,
  countOutcomes,
  countSwapSet,
  rateOf,
  type Side as BacktestSide,
} from './backtest/cross-margins.js';
export { decideVersion, openVersion, REPORT_OUTPUTS } from './backtest/decide-version.js';
export { describeCheck, type ReleaseLine, TOLERANCE_NAMES } from './backtest/describe-release.js';
export { badRateAfter, monthsShown } from './backtest/describe-vintages.js';
export * from './backtest/economics.js';
export * from './backtest/headline.js';
export * from './backtest/key-figures.js';
export * from './backtest/plan.js';
export type { ReleaseTolerances } from './backtest/release.js';
export * from './backtest/report.js';
export { reportToCsv } from './backtest/report-csv.js';
export { reportToHtml } from './backtest/report-html.js';
export { type DecidedVersion, type ReportInput, reportOn } from './backtest/report-on.js';
export { reportSentences, SENTENCE_KEYS, type SentenceKey } from './backtest/report-sentences.js';
export { reportTables } from './backtest/report-tables.js';
export { wordsOf as reportWords } from './backtest/report-words.js';
export { type BacktestInput, type BacktestProgress, runBacktest } from './backtest/run.js';
export * from './backtest/statistics/auc.js';
export * from './backtest/statistics/binomial-interval.js';
export * from './backtest/statistics/binomial-test.js';
export * from './backtest/statistics/brier.js';
export * from './backtest/statistics/clustered-auc.js';
export * from './backtest/statistics/cochran-armitage.js';
export * from './backtest/statistics/concentration.js';
export { type AucEstimate, delongEstimate } from './backtest/statistics/delong.js';
export * from './backtest/statistics/divergence.js';
export * from './backtest/statistics/fisher-exact.js';
export * from './backtest/statistics/gini.js';
export * from './backtest/statistics/hanley-mcneil.js';
export * from './backtest/statistics/hosmer-lemeshow.js';
export type { Interval } from './backtest/statistics/interval.js';
export * from './backtest/statistics/kolmogorov-smirnov.js';
export * from './backtest/statistics/log-loss.js';
export * from './backtest/statistics/mcnemar.js';
export * from './backtest/statistics/mobility.js';
export * from './backtest/statistics/population-stability.js';
export * from './backtest/statistics/roc.js';
export { poolScores, type ScoreTable, tableOfCounts } from './backtest/statistics/score-table.js';
export * from './backtest/statistics/somers-d.js';
export * from './backtest/statistics/weight-of-evidence.js';
export { summariseReport } from './backtest/summarise-report.js';
export type { ReportCell, ReportTable } from './backtest/table-parts.js';
export { checkBenchmark } from './benchmark/check.js';
export * from './benchmark/levels.js';
export * from './benchmark/percentile.js';
export * from './benchmark/schema.js';
export * from './catalogue/liasse.js';
export * from './catalogue/schema.js';
export * from './evaluate/case.js';
export * from './evaluate/columns/decisions.js';
export { createGrader, type GradedApplication } from './evaluate/columns/grade.js';
export { FINDING_BITS, LEGAL_ENTITY, MAYBE_NATURAL_PERSON, NATURAL_PERSON } from './evaluate/columns/grant-kernels.js';
export * from './evaluate/columns/plan.js';
export { ColumnCompileError } from './evaluate/columns/program.js';
export { decideRows, decideTable, type RowRange } from './evaluate/columns/run.js';
export * from './evaluate/columns/states.js';
export * from './evaluate/columns/table.js';
export {
  buildColumnTable,
  type ColumnStorage,
  ColumnTableBuilder,
  type TableSchema,
  tableSchemaFor,
} from './evaluate/columns/table-builder.js';
export * from './evaluate/decide.js';
export * from './evaluate/decision.js';
export * from './evaluate/delegation.js';
export {
  describeBound,
  describeChange,
  describeQuantity,
  describeResolved,
  listBounds,
} from './evaluate/describe-value.js';
export * from './evaluate/explain.js';
export * from './evaluate/format.js';
export * from './evaluate/letter.js';
export { type Entry, isInBand, listEntries, resolveBand, resolveEntry, resolveInput } from './evaluate/resolve-band.js';
export * from './evaluate/rules/export-rules.js';
export type { JsonRule } from './evaluate/rules/rule-sets.js';
export * from './evaluate/scaling.js';
export * from './evaluate/terms.js';
export * from './formula/evaluate.js';
export { FUNCTION_HELP, type FunctionHelp } from './formula/function-help.js';
export * from './formula/names.js';
export * from './formula/parse.js';
export * from './formula/print.js';
export * from './formula/program.js';
export * from './formula/syntax.js';
export * from './history/account-months.js';
export * from './history/digest-observations.js';
export * from './history/external-scores.js';
export * from './history/observation-table.js';
export {
  judgeCustomer,
  type Observation,
  type ObservationGroups,
  type ObservationSummary,
  type ObserveOptions,
  observationDates,
  observe,
  observeOne,
  observeStepwise,
} from './history/observe.js';
export * from './history/observe-table.js';
export { OWN_FACTS, PAYMENT_FACTS } from './history/own-facts.js';
export { describePaymentBehaviour } from './history/payment-behaviour.js';
export { type BehaviourRules, DEFAULT_BEHAVIOUR_RULES } from './history/payment-characteristics.js';
export { type PreparedHistory, prepareHistory } from './history/prepared-history.js';
export { type InputProfile, profileInputs } from './history/profile-inputs.js';
export * from './history/profile-observations.js';
export { daysOfPromptnessIndex, promptnessIndex } from './history/promptness-index.js';
export * from './history/read-observation.js';
export * from './history/receivables.js';
export * from './history/records.js';
export * from './history/standing.js';
export * from './json-schema/build.js';
export { type Absent, type MaybeNumber, strongerAbsence } from './kernel/absent.js';
export * from './kernel/calendar-date.js';
export * from './kernel/canonical-json.js';
export { type CatalogueEntry, DIAGNOSTIC_CODES } from './kernel/codes/catalogue.js';
export * from './kernel/diagnostic.js';
export * from './kernel/digest.js';
export { findNearest } from './kernel/edit-distance.js';
export * from './kernel/engine-version.js';
export { capitalise } from './kernel/messages.js';
export {
  DOCUMENT_ID,
  describeForm,
  FACT_NAME,
  IDENTIFIER,
  PAGE_SIZE_TEXT,
  READABLE_LINES,
  SCORECARD_REFERENCE,
  VERSION_TEXT,
  VISIBLE_TEXT,
} from './kernel/patterns.js';
export * from './kernel/result.js';
export { readShape } from './kernel/shape/read-shape.js';
export * from './kernel/text.js';
export * from './live/decide-text.js';
export { derivedBytesOf } from './live/derived-bytes.js';
export * from './live/figures.js';
export {
  type ObservationPack,
  ObservationPackError,
  packedBytesPerRow,
  packObservations,
  unpackObservations,
} from './live/observation-pack.js';
export { sampleTable } from './live/sample.js';
export * from './live/session.js';
export * from './live/solo-backtest.js';
export { ANSWERS, addTallies, type LiveTally } from './live/tally.js';
export { listWorstSwapIns, mergeSwapIns, type SwapIn } from './live/worst-swap-ins.js';
export { PROOF_CODES } from './proofs/codes/catalogue.js';
export { describeWitness } from './proofs/describe-witness.js';
export { diffPolicies, type PolicyDifference, weighRegions } from './proofs/diff/diff.js';
export type { Interval as RegionInterval, Move, Region, RegionCondition, RegionPart } from './proofs/diff/region.js';
export type { Certainty, Claim, Finding } from './proofs/finding.js';
export * from './proofs/prove.js';
export * from './scorecard/apply-fix.js';
export { digestOfBenchmark } from './scorecard/check/benchmarks.js';
export { type CheckedScorecard, checkScorecard } from './scorecard/check.js';
export * from './scorecard/complete.js';
export * from './scorecard/document.js';
export type { DocumentRange, Located } from './scorecard/locate.js';
export { longestDays } from './scorecard/payment-terms.js';
export { describePlace } from './scorecard/place.js';
export * from './scorecard/policy.js';
export * from './scorecard/schema.js';
