import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, with a trailing separator. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Stamps, logs and incremental state; safe to delete at any time. */
export const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** @param {string} path relative to the root */
export const fromRoot = (path) => join(root, path);
