/** The engine's digests, by the hash of the platform: the same text, in a fraction of the time. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@encours/engine';

/** @see digestOf of the engine, which this equals. */
export function digestOfJson(value: unknown): string {
  return digestOfCanonical(canonicalJson(value));
}

/** Of a value that has been written as canonical JSON already. */
export function digestOfCanonical(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}
