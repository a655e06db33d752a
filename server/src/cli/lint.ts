import { formatDiagnostic, toJsonDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readText } from './read-documents.js';
import type { Terminal } from './terminal.js';

export interface LintOptions {
  readonly benchmark: readonly string[];
  readonly json: boolean;
}

/** Checks scorecard files; returns 1 when one has an error. */
export async function lint(terminal: Terminal, files: readonly string[], options: LintOptions): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const checked = [];
  for (const path of files) checked.push(checkText(path, await readText(path), benchmarks));
  const found = checked.flatMap(({ path, document, diagnostics }) =>
    diagnostics.map((diagnostic) => ({ path, document, diagnostic })),
  );
  const errors = found.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  if (options.json) {
    terminal.out(
      JSON.stringify(
        found.map((item) => toJsonDiagnostic(item.path, item.document, item.diagnostic)),
        null,
        2,
      ),
    );
    return errors > 0 ? 1 : 0;
  }
  for (const { path, document, diagnostic } of found) {
    for (const line of formatDiagnostic(path, document, diagnostic, terminal)) terminal.out(line);
  }
  const others = found.length - errors;
  terminal.say(
    terminal.locale === 'fr'
      ? `${files.length} fichier(s) : ${errors} erreur(s), ${others} remarque(s).`
      : `${files.length} file(s): ${errors} error(s), ${others} remark(s).`,
  );
  return errors > 0 ? 1 : 0;
}
