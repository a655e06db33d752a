/** The outer shape of a request for a decision, read so that faults inside and outside of it can be told together. */
import type { Diagnostic } from '@encours/engine';
import { z } from 'zod';
import { toDiagnostics } from '../http/zod-diagnostics.js';
import { ScorecardReference } from './schemas.js';

export interface ReadRequest<T> {
  /** What can be worked with; null when there is no application, or no telling which scorecard is meant. */
  readonly request: T | null;
  /** Faults of the outer shape; when there are some, nothing may be decided. */
  readonly faults: readonly Diagnostic[];
}

interface Essentials {
  readonly scorecard?: string | undefined;
  readonly application: Record<string, unknown>;
}

const Salvaged = z.object({ scorecard: ScorecardReference.optional(), application: z.record(z.string(), z.unknown()) });

export function readRequest(value: unknown, shape: z.ZodType<Essentials>): ReadRequest<Essentials> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return { request: parsed.data, faults: [] };
  return { request: Salvaged.safeParse(value).data ?? null, faults: toDiagnostics(parsed.error) };
}
