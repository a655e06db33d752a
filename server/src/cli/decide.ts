import {
  createDecider,
  type Diagnostic,
  explainDecision,
  type ParsedDocument,
  parseApplication,
  parseDocument,
} from '@encours/engine';
import { formatDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readScorecardText, readText } from './read-documents.js';
import type { Terminal } from './terminal.js';

export interface DecideOptions {
  readonly scorecard: string;
  readonly input: string;
  readonly benchmark: readonly string[];
  readonly explain: boolean;
}

/** Decides one application and prints the decision; returns 1 when scorecard or application have errors. */
export async function decide(terminal: Terminal, options: DecideOptions): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const scorecard = await readScorecardText(options.scorecard);
  const checked = checkText(scorecard.path, scorecard.text, benchmarks);
  if (checked.policy === null) return refuse(terminal, scorecard.path, checked.document, checked.diagnostics);

  const input = parseDocument(await readText(options.input));
  if (input.value === undefined || hasErrors(input.diagnostics)) {
    return refuse(terminal, options.input, input, input.diagnostics);
  }
  const application = parseApplication(checked.policy, input.value);
  if (!application.ok) return refuse(terminal, options.input, input, application.error);

  const decision = await createDecider(checked.policy).decide(application.value);
  if (!options.explain) {
    terminal.out(JSON.stringify(decision, null, 2));
    return 0;
  }
  for (const { text, items } of explainDecision(decision, terminal.locale, checked.policy.scorecard)) {
    terminal.out(text);
    for (const item of items) terminal.out(`  - ${item}`);
  }
  return 0;
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function refuse(
  terminal: Terminal,
  path: string,
  document: ParsedDocument,
  diagnostics: readonly Diagnostic[],
): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const rank = (diagnostic: Diagnostic): number => {
    const { line, column } = document.locate(diagnostic);
    return line * 1e6 + column;
  };
  // In the order of the text, whatever looked first.
  for (const diagnostic of errors.toSorted((a, b) => rank(a) - rank(b))) {
    for (const line of formatDiagnostic(path, document, diagnostic, terminal)) terminal.say(line);
  }
  return 1;
}
