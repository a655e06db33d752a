import {
  type Benchmark,
  checkScorecard,
  type Diagnostic,
  type DocumentRange,
  type ParsedDocument,
  type Policy,
  parseDocument,
} from '@encours/engine';

/** A fault of the text with the place where it stands. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly range: DocumentRange;
}

/** What the engine says about one text. */
export interface Analysis {
  readonly text: string;
  readonly document: ParsedDocument;
  readonly problems: readonly LocatedDiagnostic[];
  readonly errorCount: number;
  readonly warningCount: number;
  /** Null when the text has an error: there is then nothing to decide with. */
  readonly policy: Policy | null;
}

/** Reads and checks a scorecard text. `extra` are faults that only the server can know, such as a version taken. */
export function analyseText(
  text: string,
  benchmarks: readonly Benchmark[],
  extra: readonly Diagnostic[] = [],
): Analysis {
  const document = parseDocument(text);
  const checked = document.value === undefined ? null : checkScorecard(document.value, benchmarks);
  const diagnostics = [...document.diagnostics, ...(checked?.diagnostics ?? []), ...(checked === null ? [] : extra)];
  const problems = diagnostics
    .map((diagnostic) => ({ diagnostic, range: document.locate(diagnostic) }))
    .sort((a, b) => a.range.from - b.range.from);
  const errorCount = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    text,
    document,
    problems,
    errorCount,
    warningCount: diagnostics.filter(({ severity }) => severity === 'warning').length,
    policy: errorCount > 0 ? null : (checked?.policy ?? null),
  };
}
