import { AppError } from '../errors.js';
import { describeMixedDates, findOpenQuestions } from '../imports/explain-error.js';
import { FIELDS } from '../imports/fields.js';
import { inspectFile } from '../imports/inspect-file.js';
import { isCurrency } from '../imports/is-currency.js';
import type { Mapping } from '../imports/mapping.js';

/**
 * A mapping may leave the order of dates or the decimal sign open only where the file has none to read. The file is
 * looked at only in that case.
 * @throws AppError `mapping_incomplete`; `invalid_request` for a currency that is none
 */
export async function requireCompleteMapping(path: string, mapping: Mapping): Promise<void> {
  const { currency } = mapping;
  if (currency !== null && !isCurrency(currency)) {
    throw new AppError('invalid_request', {
      param: 'currency',
      detail: {
        fr: `« ${currency} » n’est le code d’aucune devise (ISO 4217), et rien n’a été importé. Indiquez celle des montants, EUR par exemple.`,
        en: `“${currency}” is not the code of a currency (ISO 4217), so nothing was imported. State that of the amounts, EUR for instance.`,
      },
    });
  }
  const has = (type: 'date' | 'amount') =>
    Object.keys(mapping.columns).some((field) => FIELDS.get(field)?.type === type);
  const unsure = (mapping.dateOrder === null && has('date')) || (mapping.decimal === null && has('amount'));
  if (!unsure) return;
  const { columns, mixedDates } = await inspectFile(path, mapping.kind);
  const [question] = findOpenQuestions(mapping, columns);
  if (question === undefined) return;
  if (question !== 'date_order') throw new AppError('mapping_incomplete', { param: 'decimal' });
  const detail = mixedDates === null ? {} : { detail: describeMixedDates(mixedDates) };
  throw new AppError('mapping_incomplete', { param: 'dateOrder', ...detail });
}
