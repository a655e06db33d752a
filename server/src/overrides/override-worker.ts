/** A worker thread: says what became of some customers by a history, which may be large, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeCustomer, prepareHistory } from '@encours/engine';
import { openDatabase } from '../store/database.js';
import { loadHistory } from '../store/history-store.js';
import type { Fate, FateQuestion } from './judge-overrides.js';

const { question } = workerData as { readonly question: FateQuestion };
const { database, companyId, datasetId, digest, outcome, knownUntil, cases } = question;
const db = await openDatabase(database);
try {
  const history = prepareHistory(await loadHistory(db, companyId, datasetId, digest));
  const fates = cases.map(
    ({ customerId, date }): Fate => judgeCustomer(history, customerId, date, outcome, knownUntil) ?? 'unknown',
  );
  parentPort?.postMessage(fates);
} finally {
  await db.destroy();
}
