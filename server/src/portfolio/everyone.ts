/** Observing customers as they are, the ones in trouble too, with no outcome to wait for. */
import { addMonths, type ObservationPlan } from '@encours/engine';

const NO_OUTCOME: ObservationPlan['outcome'] = {
  id: 'none',
  horizonMonths: 1,
  badDaysPastDue: 720,
  floorMinor: 0,
  excludeDisputed: false,
  indeterminateDaysPastDue: null,
  proceedings: false,
};

/** The plan of `count` dates a month apart, the last of them `date`. */
export function monthsUntil(date: string, count: number): ObservationPlan {
  return { from: addMonths(date, 1 - count), to: date, everyMonths: 1, outcome: NO_OUTCOME };
}
