/** Datasets made ready for screens that look at customers. A digest never stands for other contents, so nothing goes stale. */
import type { PreparedHistory } from '@encours/engine';
import { askThread } from '../history/ask-thread.js';
import type { Dataset } from '../store/dataset-store.js';

/** Histories are large: one for each of two people who look at different datasets. */
const KEPT_HISTORIES = 2;
const KEPT_RESULTS = 24;

export interface HistoryQuestion {
  /** @see databaseSource */
  readonly database: string;
  readonly companyId: string;
  readonly datasetId: string;
  readonly digest: string;
}

export class PortfolioCache {
  readonly #database: string;
  readonly #histories = new Map<string, Promise<PreparedHistory>>();
  readonly #results = new Map<string, Promise<unknown>>();

  /** `database`: as `databaseSource` names it. */
  constructor(database: string) {
    this.#database = database;
  }

  historyOf(companyId: string, dataset: Pick<Dataset, 'id' | 'digest'>): Promise<PreparedHistory> {
    const { id: datasetId, digest } = dataset;
    const question: HistoryQuestion = { database: this.#database, companyId, datasetId, digest };
    return remember(this.#histories, KEPT_HISTORIES, `${companyId} ${datasetId} ${digest}`, () =>
      askThread<PreparedHistory>(new URL('./history-worker.js', import.meta.url), question),
    );
  }

  /** What `make` gave for this key, made once. The key names everything that the result depends on. */
  result<T>(key: string, make: () => Promise<T>): Promise<T> {
    return remember(this.#results as Map<string, Promise<T>>, KEPT_RESULTS, key, make);
  }
}

/** The entry of the key, made where it is not there yet; a failure is not kept, and the entry used longest ago goes first. */
function remember<T>(map: Map<string, Promise<T>>, size: number, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key) ?? make();
  map.delete(key);
  map.set(key, known);
  known.catch(() => {
    if (map.get(key) === known) map.delete(key);
  });
  for (const oldest of map.keys()) {
    if (map.size <= size) break;
    map.delete(oldest);
  }
  return known;
}
