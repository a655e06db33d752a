import { type Application, type Diagnostic, type Policy, parseApplication, type Result } from '@encours/engine';
import { AppError } from '../errors.js';

/** Reads an application for the policy that decides it; the paths of faults start at the application. */
export function checkApplication(
  policy: Policy,
  application: unknown,
  today: string,
): Result<Application, readonly Diagnostic[]> {
  const parsed = parseApplication(policy, application);
  // What is recorded was decided on a day that has come: a later date would let facts through that nobody knows yet.
  const late = dateOf(application) > today ? [dateInFuture(today)] : [];
  if (!parsed.ok) return { ok: false, error: [...parsed.error, ...late] };
  return late.length === 0 ? parsed : { ok: false, error: late };
}

/**
 * The fault that a caller is told of, with paths that start at the request.
 * `others`: what else is wrong with the request, so that all is said at once.
 */
export function faultOfApplication(diagnostics: readonly Diagnostic[], others: readonly Diagnostic[] = []): AppError {
  const inside = diagnostics.map((diagnostic) => ({ ...diagnostic, path: ['application', ...diagnostic.path] }));
  if (others.length > 0) return new AppError('invalid_request', { diagnostics: [...others, ...inside] });
  const onlyLate = diagnostics.every(({ code }) => code === DATE_IN_FUTURE);
  return onlyLate
    ? new AppError('date_in_future', { param: 'application.date', diagnostics: inside })
    : new AppError('application_invalid', { diagnostics: inside });
}

const DATE_IN_FUTURE = 'application.date_in_future';

function dateInFuture(today: string): Diagnostic {
  return {
    code: DATE_IN_FUTURE,
    severity: 'error',
    path: ['date'],
    message: { fr: 'Ce jour est à venir.', en: 'This day lies in the future.' },
    help: { fr: `Mettez le ${today} au plus tard.`, en: `Set ${today} at the latest.` },
  };
}

/** The date as it was sent, or the empty text when it is no text at all. */
function dateOf(application: unknown): string {
  if (typeof application !== 'object' || application === null || !('date' in application)) return '';
  const { date } = application;
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : '';
}
