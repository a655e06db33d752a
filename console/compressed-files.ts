import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Fonts of the web are compressed in themselves. */
const TEXT = /\.(?:css|html|js|svg|ttf)$/u;
/** Less than this fits into one packet as it is. */
const MIN_BYTES = 1_400;

const encodings = [
  // Nearly as small as the best quality, which takes ten times as long for the editor.
  {
    extension: 'br',
    compress: promisify(brotliCompress),
    options: { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } },
  },
  { extension: 'gz', compress: promisify(gzip), options: { level: 9 } },
] as const;

/** Puts a compressed twin beside each file of a build, which the server sends to whoever takes it. */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('the build has no folder');
      const files = Object.values(bundle).flatMap((file) => {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        return TEXT.test(file.fileName) && bytes.length >= MIN_BYTES ? [{ path: join(dir, file.fileName), bytes }] : [];
      });
      await Promise.all(files.flatMap(({ path, bytes }) => writeTwins(path, bytes)));
    },
  };
}

function writeTwins(path: string, bytes: Buffer): Promise<void>[] {
  return encodings.map(async ({ extension, compress, options }) =>
    writeFile(`${path}.${extension}`, await compress(bytes, options)),
  );
}
