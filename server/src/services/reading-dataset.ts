import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { findDataset } from '../store/dataset-store.js';

/**
 * Runs something that reads all that a dataset holds, which takes its time.
 * @throws AppError `not_found` where the dataset was removed meanwhile, in place of what the reader then stumbles over
 */
export async function readingDataset<T>(
  deps: Deps,
  companyId: string,
  datasetId: string,
  body: () => Promise<T>,
): Promise<T> {
  try {
    return await body();
  } catch (cause: unknown) {
    if (cause instanceof AppError || (await findDataset(deps.db, companyId, datasetId)) !== null) throw cause;
    throw new AppError('not_found', {
      param: 'datasetId',
      detail: {
        fr: 'Ce jeu de données vient d’être supprimé ; choisissez-en un autre.',
        en: 'This dataset has just been removed; choose another one.',
      },
      cause,
    });
  }
}
