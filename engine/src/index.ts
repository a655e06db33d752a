/** The one public door of the engine. */

export * from './application/schema.js';
export * from './backtest/report.js';
export * from './benchmark/schema.js';
export * from './evaluate/decision.js';
export * from './history/records.js';
export * from './kernel/diagnostic.js';
export * from './kernel/result.js';
export * from './kernel/text.js';
export * from './scorecard/schema.js';
