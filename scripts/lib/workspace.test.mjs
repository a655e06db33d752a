import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from './paths.mjs';

/** @typedef {{ name: string, private: boolean, version: string, license: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, scripts?: Record<string, string> }} Manifest */

const read = (/** @type {string} */ path) => readFileSync(fromRoot(path), 'utf8');
const manifest = (/** @type {string} */ folder) => /** @type {Manifest} */ (JSON.parse(read(`${folder}/package.json`)));

const packages = ['engine', 'server', 'console', 'scorecards', 'test'];

describe('pnpm-lock.yaml', () => {
  it('names no address to download from', () => {
    expect(read('pnpm-lock.yaml').match(/https?:\/\/|tarball:/g)).toBeNull();
  });
});

describe('package.json', () => {
  it.each(['.', ...packages])('of %s is private, at the one version, under the one licence', (folder) => {
    const { version } = manifest('.');
    expect(manifest(folder)).toMatchObject({ private: true, version, license: 'Apache-2.0' });
  });

  it.each(['.', ...packages])('of %s takes every version from the catalogue', (folder) => {
    const { dependencies, devDependencies } = manifest(folder);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toBe(name.startsWith('@encours/') ? 'workspace:*' : 'catalog:');
    }
  });

  it('of the engine lists the five packages it may use when it runs', () => {
    expect(Object.keys(manifest('engine').dependencies ?? {})).toEqual([
      '@noble/hashes',
      'apache-arrow',
      'json-rules-engine',
      'jsonc-parser',
      'zod',
    ]);
  });

  it.each(['.', ...packages])('of %s runs nothing when it is installed', (folder) => {
    const hooks = Object.keys(manifest(folder).scripts ?? {}).filter((name) => /install|prepare/.test(name));
    expect(hooks).toEqual([]);
  });
});

describe('scripts', () => {
  const entries = readdirSync(fromRoot('scripts')).filter((name) => name.endsWith('.mjs'));

  it.each(entries)('%s imports, before anything is installed, only the check of the Node version', (name) => {
    const imports = [...read(`scripts/${name}`).matchAll(/^import .+ from '(.+)';$/gm)].map((match) => match[1]);
    expect(imports).toEqual(['./lib/node-version.mjs']);
  });
});
