/** Words of sector benchmarks, apart from the documents' schema: a page that only names them loads no validation. */

export const NOMENCLATURES = ['NAF_REV2', 'NAF_2025'] as const;
/** From the finest to the coarsest; the fallback chain climbs in this order. */
export const SECTOR_LEVELS = ['subclass', 'class', 'group', 'division', 'section', 'all'] as const;
export const SIZE_CLASSES = ['TPE', 'PME', 'ETI', 'GE', 'all'] as const;
