import { addMonths } from '@encours/engine';

/** Dates whose window closes after the last known day: their outcomes cannot be judged. */
export function openDates(dates: readonly string[], horizonMonths: number, knownUntil: string): readonly string[] {
  return dates.filter((date) => addMonths(date, horizonMonths) > knownUntil);
}

/** The name of an outcome definition, made of what it says. */
export function outcomeId(badDaysPastDue: number, horizonMonths: number): string {
  return `past-due-${badDaysPastDue}-in-${horizonMonths}-months`;
}
