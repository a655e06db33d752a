/** Identifiers: a prefix that says what it names, and 130 random bits in base 32. */
import { randomBytes } from 'node:crypto';

const ID_PREFIXES = {
  company: 'co',
  user: 'usr',
  apiKey: 'key',
  draft: 'dft',
  review: 'rev',
  comment: 'cmt',
  shadow: 'shd',
  substitution: 'sub',
  decision: 'dec',
  dataset: 'ds',
  upload: 'upl',
  import: 'imp',
  mapping: 'map',
  backtest: 'bt',
  job: 'job',
  live: 'live',
  webhook: 'wh',
  event: 'evt',
  delivery: 'dlv',
  request: 'req',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's alphabet: no i, l, o or u to misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `bytes` as base 32, one character for each byte: 5 of its 8 bits are used, so all characters are equally likely. */
export function toBase32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** A new identifier, `dec_6v0x…`: cannot be guessed, safe in a URL. */
export function createId(kind: IdKind): string {
  return `${ID_PREFIXES[kind]}_${toBase32(randomBytes(26))}`;
}
