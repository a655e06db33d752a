import type { BenchmarkCell } from '@encours/engine';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, type RawSearch, textParam } from '../../routing/search.js';

const benchmarksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/data/benchmarks',
  component: lazyRouteComponent(() => import('./benchmarks-page.js')),
});

/** Which code is given: of the benchmark's own nomenclature, or of the one that it translates. */
const CODE_KINDS = ['own', 'other'] as const;
type CodeKind = (typeof CODE_KINDS)[number];

/** Sizes that a company may have. Of the engine only the type: routes are part of what everybody loads first. */
export const SIZES = ['TPE', 'PME', 'ETI', 'GE'] as const satisfies readonly BenchmarkCell['size'][];

/** The ratio shown, and the company whose cell is looked for; all of it in the address. */
export interface BenchmarkSearch {
  readonly formula?: string | undefined;
  readonly codes?: CodeKind | undefined;
  readonly code?: string | undefined;
  readonly size?: (typeof SIZES)[number] | undefined;
  readonly value?: string | undefined;
}

export const benchmarkRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/data/benchmarks/$benchmarkId/$version',
  validateSearch: (search: RawSearch): BenchmarkSearch => ({
    formula: textParam(search.formula),
    codes: choiceParam(search.codes, CODE_KINDS),
    code: textParam(search.code),
    size: choiceParam(search.size, SIZES),
    value: textParam(search.value),
  }),
  component: lazyRouteComponent(() => import('./benchmark-page.js')),
});

export const benchmarkRoutes = [benchmarksRoute, benchmarkRoute] as const;
