/** Pieces that the inputs of several services are made of. */
import { DOCUMENT_ID, READABLE_LINES, VISIBLE_TEXT } from '@encours/engine';
import { z } from 'zod';
import { normaliseName } from '../names.js';

export const DocumentId = z.string().regex(DOCUMENT_ID).max(64);
export const VersionNumber = z.int().positive().max(1_000_000);
export const Identifier = z.string().max(64).regex(VISIBLE_TEXT);
/** Of several lines, perhaps. */
export const Comment = z.string().trim().min(1).max(4000).regex(READABLE_LINES);
export const Day = z.iso.date();
/** A text that is looked for. */
export const SearchText = z.string().max(300).regex(VISIBLE_TEXT);

/** A name that a person gives to something: it is written in one way, and what cannot be seen in it is refused. */
export function nameShape(most: number) {
  return z.string().overwrite(normaliseName).max(most).regex(VISIBLE_TEXT);
}
/** Of which a company has one dataset, whatever the letter case. */
export const DatasetName = nameShape(200);

/** What a file was called, without its folders. */
export const FileName = nameShape(200);

/** Position in a list, as {@link encodeCursor} wrote it. */
export const Cursor = z.string().max(64).nullable().default(null);

/** Lists are cut at a position in the audit log; the text is opaque to callers. */
export function encodeCursor(position: number): string {
  return Buffer.from(`p${position}`, 'utf8').toString('base64url');
}

/** The position, or null when the text is no cursor of ours. */
export function decodeCursor(cursor: string): number | null {
  const match = /^p(\d{1,15})$/u.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const position = match === null ? null : Number(match[1]);
  return position !== null && encodeCursor(position) === cursor ? position : null;
}
