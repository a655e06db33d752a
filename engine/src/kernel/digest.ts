import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.js';

/** `sha256:` and 64 hexadecimal digits: what {@link digestOf} returns. */
export type Digest = `sha256:${string}`;

/** Digest of a JSON value: SHA-256 of its canonical text, whatever its white space and order of keys. */
export function digestOf(value: unknown): Digest {
  return digestOfText(canonicalJson(value));
}

/** SHA-256 of a text in UTF-8. */
export function digestOfText(text: string): Digest {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

/**
 * Digest of a document of its own (scorecard, benchmark): of everything in it but `$schema`, which only tells an
 * editor where its help lies and differs from place to place.
 */
export function digestOfDocument(value: unknown): Digest {
  return digestOfText(canonicalDocument(value));
}

/** The canonical text that {@link digestOfDocument} is a digest of. */
export function canonicalDocument(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return canonicalJson(isObject ? { ...value, $schema: undefined } : value);
}
