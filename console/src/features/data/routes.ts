import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, type RawSearch, textParam } from '../../routing/search.js';
import { KIND_NAMES, type KindName } from './fields.js';

const datasetsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/data',
  staticData: { ability: 'read_data' },
  component: lazyRouteComponent(() => import('./datasets-page.js')),
});

export const IMPORT_STEPS = ['file', 'reading', 'columns', 'check', 'run'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

export interface ImportSearch {
  /** The file sent; without it the wizard asks for one. */
  readonly upload?: string | undefined;
  readonly step?: ImportStep | undefined;
  /** What the file holds, when it is not what its headers suggest. */
  readonly kind?: KindName | undefined;
  /** The dataset to add to. */
  readonly dataset?: string | undefined;
  /** The import under way. */
  readonly job?: string | undefined;
}

export const importRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/data/import',
  validateSearch: (search: RawSearch): ImportSearch => ({
    upload: textParam(search.upload),
    step: choiceParam(search.step, IMPORT_STEPS),
    kind: choiceParam(search.kind, KIND_NAMES),
    dataset: textParam(search.dataset),
    job: textParam(search.job),
  }),
  staticData: { ability: 'import_data' },
  component: lazyRouteComponent(() => import('./import-page.js')),
});

export const datasetRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/data/$datasetId',
  /** `imported`: the import that has just been done, to say so. */
  validateSearch: (search: RawSearch): { imported?: string | undefined } => ({ imported: textParam(search.imported) }),
  staticData: { ability: 'read_data' },
  component: lazyRouteComponent(() => import('./dataset-page.js')),
});

export const dataRoutes = [datasetsRoute, importRoute, datasetRoute] as const;
