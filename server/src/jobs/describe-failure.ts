import { ERRORS } from '../error-catalogue.js';
import { AppError } from '../errors.js';
import type { JobError } from '../store/job-store.js';
import { StoreError } from '../store/store-error.js';
import { JobFailedError } from './job-context.js';

const DISK_FULL: JobError = {
  code: 'disk_full',
  message: {
    fr: 'Il n’y a plus de place sur le disque de la base de données. Rien n’a été enregistré. Libérez de la place, puis relancez : le fichier envoyé est gardé.',
    en: 'The disk of the database is full. Nothing was stored. Make room, then start again: the file that was sent is kept.',
  },
};

/** The words of a failure: those of the catalogue, or that something is wrong with the program. */
export function describeFailure(error: unknown): JobError {
  if (error instanceof JobFailedError) return { code: error.code, message: error.text };
  if (error instanceof StoreError && error.fault === 'full') return DISK_FULL;
  if (error instanceof AppError) {
    const { title } = error.entry;
    const detail = error.detail;
    return {
      code: error.code,
      message: detail === null ? title : { fr: `${title.fr} ${detail.fr}`, en: `${title.en} ${detail.en}` },
    };
  }
  return { code: 'internal', message: ERRORS.internal.title };
}
