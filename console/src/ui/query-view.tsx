import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isForbidden, isNotFound } from '../errors/api-error.js';
import type { Ability } from '../session/roles.js';
import { ErrorAlert } from './error-alert.js';
import { Forbidden } from './forbidden.js';
import { LoadingSkeleton } from './loading-skeleton.js';
import { NotFound } from './not-found.js';

interface QueryViewProps<T> {
  readonly query: UseQueryResult<T, unknown>;
  readonly children: (data: T) => ReactNode;
  /** What stands in while loading; rows unless told. */
  readonly skeleton?: ReactNode;
  /** Named in the forbidden state. */
  readonly ability?: Ability;
}

/** Loading, error, forbidden and not found, the same on every screen. Data once read stays in place over a failed refresh. */
export function QueryView<T>({ query, children, skeleton, ability }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return skeleton ?? <LoadingSkeleton />;
  if (isForbidden(query.error)) return <Forbidden ability={ability} />;
  if (isNotFound(query.error)) return <NotFound />;
  return <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />;
}
