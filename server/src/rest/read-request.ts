/** The outer shape of a request for a decision, read so that faults inside and outside of it can be told together. */
import { type Diagnostic, readShape } from '@encours/engine';
import { z } from 'zod';
import { ScorecardReference } from './schemas.js';

export interface ReadRequest {
  /** Null: none is named, or what names it is no name. */
  readonly scorecard: string | null;
  /** Null: there is none. */
  readonly application: Readonly<Record<string, unknown>> | null;
  /** Faults of the outer shape; when there are some, nothing may be decided. */
  readonly faults: readonly Diagnostic[];
}

interface Essentials {
  readonly scorecard?: string | undefined;
  readonly application: Record<string, unknown>;
}

const Salvaged = z
  .object({
    scorecard: ScorecardReference.nullable().catch(null),
    application: z.record(z.string(), z.unknown()).nullable().catch(null),
  })
  .catch({ scorecard: null, application: null });

export function readRequest(value: unknown, shape: z.ZodType<Essentials>): ReadRequest {
  const read = readShape(shape, value);
  if (!read.ok) return { ...Salvaged.parse(value), faults: read.error };
  const { scorecard = null, application } = read.value;
  return { scorecard, application, faults: [] };
}

/** `id@version` apart; version null: the one in force. */
export function splitReference(reference: string | null): {
  readonly scorecardId: string | null;
  readonly version: number | null;
} {
  const [scorecardId = null, version] = reference?.split('@') ?? [];
  return { scorecardId, version: version === undefined ? null : Number(version) };
}
