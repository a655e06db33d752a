/** Files named on the command line, as documents that were checked. */
import { readFile } from 'node:fs/promises';
import {
  Benchmark,
  checkBenchmark,
  checkScorecard,
  type Diagnostic,
  type Locale,
  type ParsedDocument,
  type Policy,
  parseDocument,
  type Text,
} from '@encours/engine';
import { readBenchmarks, readScorecards } from '@encours/scorecards';
import { NoRegularFileError } from '../backtests/observation-file.js';
import { BENCHMARK_MAX_BYTES } from '../services/add-benchmark.js';
import { formatDiagnostic } from './print-diagnostics.js';
import { CliFailure } from './terminal.js';

/**
 * The text of a file, without the mark of order that some editors put in front; `-` is standard input.
 * @throws CliFailure (2) when it cannot be read, (1) when it is no UTF-8: letters would be replaced silently
 */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CliFailure({
      fr: `Le fichier ${path} n’est pas en UTF-8 : ses lettres accentuées seraient perdues. L’enregistrer en UTF-8.`,
      en: `The file ${path} is not in UTF-8: its accented letters would be lost. Save it as UTF-8.`,
    });
  }
}

async function readBytes(path: string): Promise<Buffer> {
  if (path === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(path);
  } catch (error: unknown) {
    throw unreadable(path, error) ?? error;
  }
}

const SYSTEM_FAULTS: Readonly<Record<string, Text>> = {
  ENOENT: { fr: 'il n’existe pas', en: 'it does not exist' },
  ENOTDIR: { fr: 'il n’existe pas', en: 'it does not exist' },
  EISDIR: { fr: 'c’est un dossier', en: 'it is a folder' },
  EACCES: { fr: 'accès refusé', en: 'permission denied' },
  EPERM: { fr: 'accès refusé', en: 'permission denied' },
  ENOSPC: { fr: 'le disque est plein', en: 'the disk is full' },
  EROFS: { fr: 'le disque est en lecture seule', en: 'the disk is read-only' },
};

/** What the system said of a file that it does not give, as a sentence; null when the error is another one. */
export function unreadable(path: string, error: unknown): CliFailure | null {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  const code = String(error.code);
  const why = SYSTEM_FAULTS[code] ?? { fr: code, en: code };
  return new CliFailure(
    { fr: `Le fichier ${path} ne se lit pas : ${why.fr}.`, en: `The file ${path} cannot be read: ${why.en}.` },
    2,
  );
}

/** Why a result could not be written, as a sentence. */
export function unwritable(path: string, error: unknown): CliFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const missing = { fr: 'son dossier n’existe pas', en: 'its folder does not exist' };
  const notRegular = {
    fr: 'ce n’est pas un fichier ordinaire (un périphérique, un lien ou un dossier)',
    en: 'it is no regular file (a device, a link or a folder)',
  };
  const why =
    error instanceof NoRegularFileError
      ? notRegular
      : code === 'ENOENT' || code === 'ENOTDIR'
        ? missing
        : SYSTEM_FAULTS[code];
  const because = why ?? { fr: code, en: code };
  return new CliFailure(
    {
      fr: `Le fichier ${path} ne s’écrit pas : ${because.fr}.`,
      en: `The file ${path} cannot be written: ${because.en}.`,
    },
    2,
  );
}

/** The shipped benchmarks and those in the given files. @throws CliFailure with all faults of one that is no benchmark. */
export async function readBenchmarkFiles(paths: readonly string[]): Promise<Benchmark[]> {
  const benchmarks = readBenchmarks().map(({ value }) => Benchmark.parse(value));
  for (const path of paths) {
    const document = parseDocument(await readText(path), BENCHMARK_MAX_BYTES);
    const checked = document.value === undefined ? null : checkBenchmark(document.value);
    const faults = [...document.diagnostics, ...(checked?.ok === false ? checked.error : [])];
    if (checked?.ok !== true || faults.some(({ severity }) => severity === 'error')) {
      const list = (locale: Locale): string =>
        faults.flatMap((fault) => formatDiagnostic(path, document, fault, { locale, colours: false })).join('\n');
      throw new CliFailure({ fr: list('fr'), en: list('en') });
    }
    benchmarks.push(checked.value);
  }
  return benchmarks;
}

export interface CheckedFile {
  readonly path: string;
  readonly document: ParsedDocument;
  readonly policy: Policy | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a scorecard text; every fault of it, syntax and meaning. */
export function checkText(path: string, text: string, benchmarks: readonly Benchmark[]): CheckedFile {
  const document = parseDocument(text);
  if (document.value === undefined) return { path, document, policy: null, diagnostics: document.diagnostics };
  const checked = checkScorecard(document.value, benchmarks);
  const diagnostics = [...document.diagnostics, ...checked.diagnostics];
  const isSound = !document.diagnostics.some(({ severity }) => severity === 'error');
  return { path, document, policy: isSound ? checked.policy : null, diagnostics };
}

/** A scorecard file, or a shipped one by `id@version`: its text. */
export async function readScorecardText(reference: string): Promise<{ readonly path: string; readonly text: string }> {
  const named = /^([a-z][a-z0-9-]*)@(\d+)$/.exec(reference);
  if (named !== null) {
    const shipped = readScorecards().find(({ id, version }) => id === named[1] && version === Number(named[2]));
    if (shipped !== undefined) return { path: shipped.path, text: shipped.text };
    throw new CliFailure(
      { fr: `Aucune grille livrée ne s’appelle ${reference}.`, en: `No shipped scorecard is called ${reference}.` },
      2,
    );
  }
  return { path: reference, text: await readText(reference) };
}
