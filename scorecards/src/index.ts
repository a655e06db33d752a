/**
 * The shipped documents, read from disk: scorecards with their cases, sector benchmarks and the catalogue. They are
 * returned as `unknown`; the engine is what says whether they are valid.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** The folder that holds `<scorecard-id>/<version>.json` and its cases; the same from `src` and from `dist`. */
export const scorecardsFolder: URL = new URL('../', import.meta.url);

/** One version of a shipped document: its text as published, byte for byte, and its parsed value. */
export interface ShippedDocument {
  readonly id: string;
  readonly version: number;
  /** Path from {@link scorecardsFolder}. */
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
}

/** A scorecard and the cases that pin what it decides (`null` when it has none). */
export interface ShippedScorecard extends ShippedDocument {
  readonly cases: unknown;
}

const VERSION_FILE = /^(\d+)\.json$/;
const NOT_SCORECARDS = new Set(['benchmarks', 'catalogue', 'dist', 'node_modules', 'schema', 'src']);

/** Every shipped scorecard, by id, then version. Throws when a file is not JSON. */
export function readScorecards(): readonly ShippedScorecard[] {
  return listFolders('')
    .filter((id) => !NOT_SCORECARDS.has(id))
    .flatMap((id) => readVersions(id, `${id}/`))
    .map((document) => ({ ...document, cases: readOptional(document.path.replace(/\.json$/, '.cases.json')) }));
}

/** Every shipped sector benchmark, by id, then version. */
export function readBenchmarks(): readonly ShippedDocument[] {
  return listFolders('benchmarks/').flatMap((id) => readVersions(id, `benchmarks/${id}/`));
}

/** The catalogue by part: `facts`, `ratios`, `composites`, … */
export function readCatalogue(): Readonly<Record<string, unknown>> {
  const names = listNames('catalogue/').filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.json'.length), parse(`catalogue/${name}`)]));
}

function readVersions(id: string, folder: string): ShippedDocument[] {
  return listNames(folder)
    .map((name) => Number(VERSION_FILE.exec(name)?.[1]))
    .filter((version) => !Number.isNaN(version))
    .sort((a, b) => a - b)
    .map((version) => {
      const path = `${folder}${version}.json`;
      const text = read(path);
      return { id, version, path, text, value: JSON.parse(text) as unknown };
    });
}

function listNames(folder: string): string[] {
  return readdirSync(new URL(folder, scorecardsFolder)).sort();
}

function listFolders(folder: string): string[] {
  return readdirSync(new URL(folder, scorecardsFolder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

function read(path: string): string {
  return readFileSync(new URL(path, scorecardsFolder), 'utf8');
}

function parse(path: string): unknown {
  return JSON.parse(read(path)) as unknown;
}

function readOptional(path: string): unknown {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return listNames(folder).includes(path.slice(folder.length)) ? parse(path) : null;
}
