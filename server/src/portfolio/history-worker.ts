/** A worker thread: makes a history ready to be looked at, hands it over and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { prepareHistory } from '@encours/engine';
import { openDatabase } from '../store/database.js';
import { loadHistory } from '../store/history-store.js';
import type { HistoryQuestion } from './portfolio-cache.js';

const { question } = workerData as { readonly question: HistoryQuestion };
const db = await openDatabase(question.database);
try {
  const { companyId, datasetId, digest } = question;
  const history = prepareHistory(await loadHistory(db, companyId, datasetId, digest));
  const columns = [history.invoices, history.movements].flatMap((block): unknown[] => Object.values(block));
  // The long columns change hands without being copied.
  const buffers = columns.flatMap((column) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
  );
  parentPort?.postMessage(history, [...new Set(buffers)]);
} finally {
  await db.destroy();
}
