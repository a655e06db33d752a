import {
  type Claim,
  type Diagnostic,
  describeWitness,
  type Finding,
  type Locale,
  type ParsedDocument,
  type Policy,
  type ProofStage,
  proveStepwise,
  sortFindings,
} from '@encours/engine';
import { count, type Noun } from './count.js';
import { formatDiagnostic, toJsonDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readScorecardText } from './read-documents.js';
import type { Terminal } from './terminal.js';

export interface ProveOptions {
  readonly benchmark: readonly string[];
  readonly json: boolean;
}

const STAGES: Record<Locale, Record<ProofStage, string>> = {
  fr: {
    quick: 'preuves pour tous les clients',
    customers: 'recherche de clients témoins',
    rules: 'règles',
    guards: 'gardes',
    monotone: 'mieux est-il toujours mieux ?',
    cliffs: 'marches',
    knowledge: 'données absentes',
  },
  en: {
    quick: 'proofs for all customers',
    customers: 'looking for witnesses',
    rules: 'rules',
    guards: 'guards',
    monotone: 'is better always better?',
    cliffs: 'cliffs',
    knowledge: 'absent facts',
  },
};

const TO_MEND: Noun = {
  fr: ['constat à corriger', 'constats à corriger'],
  en: ['finding to mend', 'findings to mend'],
};
const ADVICE: Noun = { fr: ['conseil', 'conseils'], en: ['piece of advice', 'pieces of advice'] };

/** What the check of the document and the proofs found; `findings` of both, the most severe first. */
interface Proved {
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly cutShort: readonly ProofStage[];
}

/** Checks and proves scorecards; returns 1 when one has an error or a finding above advice. */
export async function proveFiles(
  terminal: Terminal,
  references: readonly string[],
  options: ProveOptions,
): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  let isClean = true;
  const results: unknown[] = [];
  for (const reference of references) {
    const { path, text } = await readScorecardText(reference);
    const { document, policy, diagnostics } = checkText(path, text, benchmarks);
    const proved = await proveChecked(path, policy, diagnostics, terminal);
    const { findings, claims, cutShort } = proved;
    if (findings.some(({ severity }) => severity !== 'info')) isClean = false;
    results.push({
      file: path,
      findings: findings.map((finding) => toJson(path, document, finding)),
      claims,
      cutShort,
    });
    if (options.json) continue;
    print(path, document, policy, proved, terminal);
  }
  if (options.json) terminal.out(JSON.stringify(results, null, 2));
  return isClean ? 0 : 1;
}

/** The findings of the check, and of the proofs where there is a policy. */
async function proveChecked(
  path: string,
  policy: Policy | null,
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
): Promise<Proved> {
  const checked = diagnostics.map(
    (diagnostic): Finding => ({ ...diagnostic, certainty: 'proved', witness: null, counterpart: null, telling: [] }),
  );
  if (policy === null) return { findings: checked, claims: [], cutShort: [] };
  const steps = proveStepwise(policy);
  let step = await steps.next();
  while (step.done !== true) {
    if (step.value.kind === 'stage') terminal.progress(`${path}: ${STAGES[terminal.locale][step.value.stage]} …`);
    step = await steps.next();
  }
  const { findings, claims, cutShort } = step.value;
  return { findings: sortFindings([...checked, ...findings]), claims, cutShort };
}

function print(
  path: string,
  document: ParsedDocument,
  policy: Policy | null,
  { findings, claims, cutShort }: Proved,
  terminal: Terminal,
): void {
  const { locale } = terminal;
  for (const finding of findings) {
    for (const line of formatDiagnostic(path, document, finding, terminal)) terminal.out(line);
    const witness = policy === null ? null : describeWitness(policy, finding);
    if (witness !== null) terminal.out(`    ${witness[locale]}`);
  }
  for (const claim of claims)
    terminal.out(`${path}: ${tellCertainty(claim.certainty, terminal)} — ${claim.text[locale]}`);
  if (cutShort.length > 0) {
    const stages = cutShort.map((stage) => STAGES[locale][stage]).join(', ');
    terminal.out(
      locale === 'fr'
        ? `${path} : grille trop grande pour tout essayer ; recherche écourtée : ${stages}.`
        : `${path}: too great a scorecard to try everything; search cut short: ${stages}.`,
    );
  }
  const toMend = findings.filter(({ severity }) => severity !== 'info').length;
  const counts = `${count(toMend, TO_MEND, locale)}, ${count(findings.length - toMend, ADVICE, locale)}`;
  const colon = locale === 'fr' ? ' : ' : ': ';
  const unproved = { fr: ' La grille a des erreurs : rien n’est prouvé.', en: ' It has errors: nothing is proved.' };
  terminal.say(`${path}${colon}${counts}.${policy === null ? unproved[locale] : ''}`);
}

function toJson(path: string, document: ParsedDocument, finding: Finding) {
  const { certainty, witness, counterpart, telling } = finding;
  return { ...toJsonDiagnostic(path, document, finding), certainty, witness, counterpart, telling };
}

function tellCertainty(certainty: Finding['certainty'], { locale, colours }: Terminal): string {
  const words = { fr: { proved: 'prouvé', sampled: 'essayé' }, en: { proved: 'proved', sampled: 'sampled' } };
  const word = words[locale][certainty];
  return colours ? `\u001b[32m${word}\u001b[0m` : word;
}
