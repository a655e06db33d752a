/** What the live pane replays and compares with, remembered in this browser for each scorecard. */
import { isCalendarDate, type ObservationPlan } from '@encours/engine';
import type { LiveHome } from './live-home.js';

/** Null: as the dataset suggests, the version in force, the usual dataset of the scorecard. */
export interface LiveSettings {
  readonly datasetId: string | null;
  readonly baselineVersion: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly paused: boolean;
  /** Where it is decided, where the data may come to the browser at all. */
  readonly home: LiveHome['name'];
}

const AS_SUGGESTED: LiveSettings = {
  datasetId: null,
  baselineVersion: null,
  from: null,
  to: null,
  paused: false,
  home: 'browser',
};

export const settingsKey = (scorecardId: string): string => `encours.live.${scorecardId}`;

/** What was stored, as far as it can be used. */
export function readSettings(stored: string | null): LiveSettings {
  const found: unknown = stored === null ? null : parse(stored);
  if (typeof found !== 'object' || found === null) return AS_SUGGESTED;
  const fields: Partial<Record<keyof LiveSettings, unknown>> = found;
  return {
    datasetId: typeof fields.datasetId === 'string' ? fields.datasetId : null,
    baselineVersion: Number.isInteger(fields.baselineVersion) ? Number(fields.baselineVersion) : null,
    from: toDay(fields.from),
    to: toDay(fields.to),
    paused: fields.paused === true,
    home: fields.home === 'server' ? 'server' : 'browser',
  };
}

function parse(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

/** Another dataset: its own dates. */
export function onDataset(datasetId: string): Pick<LiveSettings, 'datasetId' | 'from' | 'to'> {
  return { datasetId, from: null, to: null };
}

function toDay(value: unknown): string | null {
  return typeof value === 'string' && isCalendarDate(value) ? value : null;
}

/** The plan that the dataset suggests, with the dates that were chosen. */
export function planOf(suggested: ObservationPlan, { from, to }: LiveSettings): ObservationPlan {
  const plan = { ...suggested, from: from ?? suggested.from, to: to ?? suggested.to };
  return plan.from <= plan.to ? plan : suggested;
}
