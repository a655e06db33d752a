import {
  type Application,
  type Diagnostic,
  type Policy,
  parseApplication,
  type Result,
  readApplication,
  type Text,
} from '@encours/engine';
import { AppError } from '../errors.js';

/**
 * Reads an application for the policy that decides it; the paths of faults start at the application.
 * `policy`: null where none is known, which leaves the facts unchecked.
 */
export function checkApplication(
  policy: Policy | null,
  application: unknown,
  today: string,
): Result<Application, readonly Diagnostic[]> {
  const parsed = policy === null ? readApplication(application) : parseApplication(policy, application);
  // What is recorded was decided on a day that has come: a later date would let facts through that nobody knows yet.
  const isDateRefused = !parsed.ok && parsed.error.some(({ path: [field] }) => field === 'date');
  const late = !isDateRefused && dateOf(application) > today ? [dateInFuture(today)] : [];
  if (!parsed.ok) return { ok: false, error: [...parsed.error, ...late] };
  return late.length === 0 ? parsed : { ok: false, error: late };
}

/**
 * The fault that a caller is told of, with paths that start at the request: all is said at once.
 * `shape`: faults of the request around the application. `scorecard`: why no version decides.
 * `areFactsChecked`: false where nobody could know which facts are right.
 */
export function faultOfRequest(
  shape: readonly Diagnostic[],
  scorecard: AppError | null,
  application: readonly Diagnostic[],
  areFactsChecked: boolean,
): AppError {
  const inside = application.map((diagnostic) => ({ ...diagnostic, path: ['application', ...diagnostic.path] }));
  const diagnostics = [
    ...shape,
    ...(scorecard === null ? [] : [describeScorecardFault(scorecard, areFactsChecked)]),
    ...inside,
  ];
  if (shape.length > 0) return new AppError('invalid_request', { diagnostics });
  if (scorecard !== null) {
    const { code, detail } = scorecard;
    return new AppError(code, { param: 'scorecard', ...(detail === null ? {} : { detail }), diagnostics });
  }
  const onlyLate = application.every(({ code }) => code === DATE_IN_FUTURE);
  return onlyLate
    ? new AppError('date_in_future', { param: 'application.date', diagnostics })
    : new AppError('application_invalid', { diagnostics });
}

function describeScorecardFault({ code, detail, entry }: AppError, areFactsChecked: boolean): Diagnostic {
  const unchecked = areFactsChecked
    ? null
    : { fr: 'Les faits seront vérifiés ensuite.', en: 'The facts are checked after that.' };
  const help = [entry.help, unchecked].filter((text) => text !== null);
  return {
    code: `scorecard.${code}`,
    severity: 'error',
    path: ['scorecard'],
    message: detail ?? entry.title,
    ...(help.length === 0 ? {} : { help: joinTexts(help) }),
  };
}

function joinTexts(texts: readonly Text[]): Text {
  return { fr: texts.map(({ fr }) => fr).join(' '), en: texts.map(({ en }) => en).join(' ') };
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
