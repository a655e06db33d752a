/** Tables of the imported history, backtests and jobs (migration 0002). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by migration 0002.
export interface HistoryTables {}
