import { describe, expect, it } from 'vitest';
import { parseApplication } from '../application/parse.js';
import { checkBenchmark } from '../benchmark/check.js';
import { DIAGNOSTIC_CODES } from '../kernel/codes/catalogue.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { valueAt } from '../kernel/shape/schema-walk.js';
import { BAD_APPLICATIONS, BAD_BENCHMARKS, BAD_SCORECARDS, BAD_TEXTS, type Edit } from '../testing/bad-documents.js';
import { smallBenchmark, smallScorecard, withEdit } from '../testing/small-scorecard.js';
import { checkScorecard } from './check.js';
import { parseDocument } from './document.js';

/** A code as it is seen: what was written, and what is said about it. */
interface Shown {
  readonly example: string;
  readonly diagnostic: Diagnostic;
}

const AREA_TITLES: Readonly<Record<string, string>> = {
  document: 'Text of a document',
  shape: 'Form',
  names: 'Names and benchmarks',
  formulas: 'Formulas',
  units: 'Units',
  bands: 'Bands and categories',
  scores: 'Characteristics and ratings',
  rules: 'Rules',
  grants: 'Terms, limit, authority, review, dunning',
  benchmarks: 'Benchmark documents',
  applications: 'Applications',
};

/** Areas and codes that no form can raise, or that are about no scorecard. */
const TEXT_ONLY: ReadonlySet<string> = new Set(['document', 'shape', 'benchmarks', 'applications', 'rule_operator']);

/** What was written at each place, and what the good document says there. */
function show(edits: readonly Edit[], good: unknown): string {
  return edits
    .map(([path, value]) => `${path.join('.')}: ${write(value)}\n  good: ${write(valueAt(good, path))}`)
    .join('\n');
}

function write(value: unknown): string {
  return value === undefined ? '(left out)' : shorten(JSON.stringify(value));
}

function shorten(text: string): string {
  return text.length > 110 ? `${text.slice(0, 80)} …` : text;
}

function collect(): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  const add = (code: string, example: string, diagnostics: readonly Diagnostic[]): void => {
    const diagnostic = diagnostics.find((candidate) => candidate.code === code);
    if (diagnostic !== undefined && !shown.has(code)) shown.set(code, { example, diagnostic });
  };
  for (const { code, document } of BAD_TEXTS)
    add(code, shorten(document.trim()) || '(only spaces)', parseDocument(document).diagnostics);
  const benchmarks = [smallBenchmark()];
  const good = smallScorecard();
  const without: Edit = [
    ['characteristics'],
    good.characteristics.slice(1, 2).map((one) => withEdit(one, ['bands', 1, 'points'], 0)),
  ];
  for (const { code, edits } of [...BAD_SCORECARDS, { code: 'score_without_weight', edits: [without] }]) {
    const document = edits.reduce<unknown>((current, [path, value]) => withEdit(current, path, value), good);
    add(code, show(edits, good), checkScorecard(document, benchmarks).diagnostics);
  }
  for (const { code, edit } of BAD_BENCHMARKS) {
    const checked = checkBenchmark(withEdit(smallBenchmark(), ...edit));
    add(code, show([edit], smallBenchmark()), checked.ok ? [] : checked.error);
  }
  const { policy } = checkScorecard(good, benchmarks);
  if (policy === null) throw new Error('the small scorecard has faults');
  for (const { code, facts } of BAD_APPLICATIONS) {
    const parsed = parseApplication(policy, { date: '2025-06-30', request: { amountMinor: 1 }, facts });
    add(code, `facts: ${JSON.stringify(facts)}`, parsed.ok ? [] : parsed.error);
  }
  return shown;
}

function writePage(): string {
  const shown = collect();
  const lines = [
    '<!-- Written by engine/src/scorecard/diagnostics-page.test.ts; run it with -u after a change. -->',
    '# Diagnostics',
    '',
    'What the check of a document may say. An **error** forbids publication, a **warning** must be read before it, an',
    '**info** is advice. Codes are stable and shared by the console, the API and the command line. Each has the least change',
    'of a good document that raises it beside what was good there, what is said, and how to mend it.',
  ];
  let area = '';
  for (const entry of DIAGNOSTIC_CODES) {
    const found = shown.get(entry.code);
    if (found === undefined) throw new Error(`no document shows ${entry.code}`);
    if (entry.area !== area) lines.push('', `## ${AREA_TITLES[entry.area] ?? entry.area}`);
    area = entry.area;
    const { message, help } = found.diagnostic;
    lines.push(
      '',
      `### ${entry.code}`,
      '',
      `${entry.severity} — ${message.en}`,
      '',
      `*Remedy:* ${help?.en ?? ''}`,
      '',
      `*Français :* ${message.fr} ${help?.fr ?? ''}`,
      '',
      '```text',
      found.example,
      '```',
    );
  }
  return `${lines.join('\n')}\n`;
}

describe('docs/diagnostics.md', () => {
  it('shows every code of the catalogue, and none that is not in it', async () => {
    await expect(writePage()).toMatchFileSnapshot('../../../docs/diagnostics.md');
  });

  // Who fills in a form does not see the text; the console leaves such parentheses out there.
  it('tells remedies of scorecards in words, and names properties of the text only as ("property")', () => {
    const shown = collect();
    const remedies = DIAGNOSTIC_CODES.filter(({ area, code }) => !TEXT_ONLY.has(area) && !TEXT_ONLY.has(code)).flatMap(
      ({ code }) => {
        const help = shown.get(code)?.diagnostic.help;
        return help === undefined ? [] : [`${code}: ${help.en}`, `${code}: ${help.fr}`];
      },
    );
    const bare = remedies.map((remedy) => remedy.replaceAll(/ \("[^()]*\)/gu, ''));
    expect(bare.filter((remedy) => /(?<![\w.])[a-z]+[A-Z]|\bnull\b/u.test(remedy))).toEqual([]);
  });
});
