import type { AppRouter } from '@encours/server/router';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

/** What procedures take and give: `ApiOutput['drafts']['get']`. */
export type ApiInput = inferRouterInputs<AppRouter>;
export type ApiOutput = inferRouterOutputs<AppRouter>;

export type Me = NonNullable<ApiOutput['session']['me']>;
