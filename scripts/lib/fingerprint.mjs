import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, fromRoot } from './paths.mjs';

/**
 * @param {string} path a file or a folder, relative to the root
 * @returns {string[]} every file in it, sorted, so that the order of a directory listing changes nothing
 */
function filesIn(path) {
  const absolute = fromRoot(path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/**
 * The content of some files as one digest. Modification times are left out: a fresh clone or a change of
 * branch touches files whose text is the same.
 * @param {readonly string[]} paths files and folders relative to the root; one that is absent counts as empty
 * @param {readonly string[]} [extras] anything else that the result depends on
 */
export function fingerprint(paths, extras = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(fromRoot(file)));
    hash.update('\0');
  }
  for (const extra of extras) hash.update(`${extra}\0`);
  return hash.digest('hex');
}

/**
 * Remembers, between two commands, that a step was finished for a given fingerprint.
 * @param {string} name
 */
export function stamp(name) {
  const file = join(cache, 'stamps', name);
  return {
    /** @param {string} digest */
    matches: (digest) => existsSync(file) && readFileSync(file, 'utf8') === digest,
    clear: () => rmSync(file, { force: true }),
    /** @param {string} digest */
    write: (digest) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, digest);
    },
  };
}
