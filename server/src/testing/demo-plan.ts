import type { ObservationPlan } from '@encours/engine';

/** A year of quarter ends of which the history of the demonstration knows what became. */
export const DEMO_PLAN: ObservationPlan = {
  from: '2024-06-30',
  to: '2025-06-30',
  everyMonths: 3,
  outcome: {
    id: 'demo-90',
    horizonMonths: 12,
    badDaysPastDue: 90,
    floorMinor: 10_000,
    excludeDisputed: true,
    indeterminateDaysPastDue: 60,
    proceedings: true,
  },
};
