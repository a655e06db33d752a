import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What no component has to itself: variables, the page, elements without a class. */
const SHARED = ['default-css-variables', 'baseline', 'global'] as const;

/**
 * Lets each Mantine component of a build bring its own styles, so that a page loads those of what it shows; `styles.css`
 * keeps what they share. A component is read after those it is made of, and our own styles after both, so the order that
 * decides between rules is the same as with the whole sheet. In development the whole sheet is loaded.
 */
export function componentStyles(): Plugin {
  return {
    name: 'component-styles',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /\/@mantine\/core\/styles\.css$/u },
      handler: async (id) => {
        const sheets = SHARED.map((name) => readFile(join(dirname(id), 'styles', `${name}.css`), 'utf8'));
        return (await Promise.all(sheets)).join('\n');
      },
    },
    transform: {
      filter: { id: /\/@mantine\/core\/esm\/.+\.module\.mjs$/u },
      handler: (code, id) => ({
        code: `import '@mantine/core/styles/${basename(id, '.module.mjs')}.css';\n${code}`,
        map: null,
      }),
    },
  };
}
