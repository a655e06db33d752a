/** The one public door of the engine. */

export * from './application/schema.js';
export * from './backtest/report.js';
export * from './benchmark/percentile.js';
export * from './benchmark/schema.js';
export * from './evaluate/decision.js';
export * from './formula/evaluate.js';
export * from './formula/names.js';
export * from './formula/parse.js';
export * from './formula/print.js';
export * from './formula/program.js';
export * from './formula/syntax.js';
export * from './history/records.js';
export { type Absent, type MaybeNumber, strongerAbsence } from './kernel/absent.js';
export * from './kernel/calendar-date.js';
export * from './kernel/canonical-json.js';
export * from './kernel/diagnostic.js';
export * from './kernel/digest.js';
export * from './kernel/engine-version.js';
export { formatText } from './kernel/messages.js';
export * from './kernel/result.js';
export * from './kernel/text.js';
export * from './scorecard/policy.js';
export * from './scorecard/schema.js';
