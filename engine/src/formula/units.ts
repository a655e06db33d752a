/** Units that a derived number may have, besides money. */
export const UNITS = ['ratio', 'percent', 'days', 'months', 'years', 'count', 'points'] as const;
export type Unit = (typeof UNITS)[number];
