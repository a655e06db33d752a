import type { ApiInput } from '../../api/types.js';
import { actionMessages } from './messages.js';

/** An act that the log can be filtered by. */
export type AuditAction = NonNullable<NonNullable<ApiInput['audit']['list']>['action']>;

/** In the order in which a filter offers them; the compiler refuses one that the server does not record. */
export const ACTIONS: readonly AuditAction[] = Object.keys(actionMessages).filter(isAction);

export function isAction(value: unknown): value is AuditAction {
  return typeof value === 'string' && Object.hasOwn(actionMessages, value);
}

/** The act in words, or its code where this console has none. */
export function nameAction(action: string, words: Readonly<Record<string, string>>): string {
  return Object.hasOwn(words, action) ? (words[action] ?? action) : action;
}
