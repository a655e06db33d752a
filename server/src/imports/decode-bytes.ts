import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from './mapping.js';

/** The text of bytes in this encoding; null when they are not of it. Files in UTF-16 are turned into UTF-8 as they are read. */
export function decodeBytes(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'windows-1252') return iconv.decode(bytes, 'windows-1252');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}
