import { AppError } from '../errors.js';
import { explainImportError } from '../imports/explain-error.js';

/**
 * Runs something that reads an uploaded file.
 * @throws AppError `file_unreadable`, `mapping_invalid` or `import_currency_differs` in place of the reader's own errors.
 */
export async function readingFile<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error: unknown) {
    const fault = explainImportError(error);
    if (fault === null) throw error;
    throw new AppError(fault.code, { detail: fault.text, cause: error });
  }
}
