import { count, type Noun } from './count.js';
import { formatDiagnostic, toJsonDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readScorecardText } from './read-documents.js';
import { CliFailure, type Terminal } from './terminal.js';

export interface LintOptions {
  readonly benchmark: readonly string[];
  readonly json: boolean;
}

const FILES: Noun = { fr: ['fichier', 'fichiers'], en: ['file', 'files'] };
const ERRORS: Noun = { fr: ['erreur', 'erreurs'], en: ['error', 'errors'] };
const REMARKS: Noun = { fr: ['remarque', 'remarques'], en: ['remark', 'remarks'] };

/** Checks scorecard files; returns 1 when one has an error, 2 when one cannot be read. */
export async function lint(terminal: Terminal, references: readonly string[], options: LintOptions): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const checked = [];
  let worst = 0;
  for (const reference of references) {
    try {
      const { path, text } = await readScorecardText(reference);
      checked.push(checkText(path, text, benchmarks));
    } catch (error: unknown) {
      // The other files are checked all the same: every fault at once.
      if (!(error instanceof CliFailure)) throw error;
      terminal.say(error.text[terminal.locale]);
      worst = Math.max(worst, error.exitCode);
    }
  }
  const found = checked.flatMap(({ path, document, diagnostics }) =>
    diagnostics.map((diagnostic) => ({ path, document, diagnostic })),
  );
  const errors = found.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  const exitCode = Math.max(worst, errors > 0 ? 1 : 0);
  if (options.json) {
    terminal.out(
      JSON.stringify(
        found.map((item) => toJsonDiagnostic(item.path, item.document, item.diagnostic)),
        null,
        2,
      ),
    );
    return exitCode;
  }
  for (const { path, document, diagnostic } of found) {
    for (const line of formatDiagnostic(path, document, diagnostic, terminal)) terminal.out(line);
  }
  if (checked.length === 0) return exitCode;
  const others = found.length - errors;
  const { locale } = terminal;
  const [inFiles, ofErrors, ofOthers] = [
    count(checked.length, FILES, locale),
    count(errors, ERRORS, locale),
    count(others, REMARKS, locale),
  ];
  terminal.say(`${inFiles}${locale === 'fr' ? ' : ' : ': '}${ofErrors}, ${ofOthers}.`);
  return exitCode;
}
