import { type Finding, type Locale, type ParsedDocument, type ProofStage, proveStepwise } from '@encours/engine';
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

/** Proves scorecards; returns 1 when one has an error or a finding above advice. */
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
    const checked = checkText(path, text, benchmarks);
    const { document, policy } = checked;
    const faults = checked.diagnostics.filter(({ severity }) => severity === 'error');
    if (policy === null) {
      isClean = false;
      for (const fault of faults)
        for (const line of formatDiagnostic(path, document, fault, terminal)) terminal.say(line);
      results.push({ file: path, faults: faults.map((fault) => toJsonDiagnostic(path, document, fault)) });
      continue;
    }
    const steps = proveStepwise(policy);
    let step = await steps.next();
    while (step.done !== true) {
      if (step.value.kind === 'stage') terminal.progress(`${path}: ${STAGES[terminal.locale][step.value.stage]} …`);
      step = await steps.next();
    }
    const { findings, claims, cutShort } = step.value;
    if (findings.some(({ severity }) => severity !== 'info')) isClean = false;
    results.push({
      file: path,
      findings: findings.map((finding) => toJson(path, document, finding)),
      claims,
      cutShort,
    });
    if (options.json) continue;
    for (const finding of findings) {
      for (const line of formatDiagnostic(path, document, finding, terminal)) terminal.out(line);
      if (finding.witness !== null) terminal.out(`    ${describeWitness(finding, terminal.locale)}`);
    }
    for (const claim of claims)
      terminal.out(`${path}: ${tellCertainty(claim.certainty, terminal)} — ${claim.text[terminal.locale]}`);
    if (cutShort.length > 0) {
      const stages = cutShort.map((stage) => STAGES[terminal.locale][stage]).join(', ');
      terminal.out(
        terminal.locale === 'fr'
          ? `${path} : grille trop grande pour tout essayer ; recherche écourtée : ${stages}.`
          : `${path}: too great a scorecard to try everything; search cut short: ${stages}.`,
      );
    }
    const counted = findings.filter(({ severity }) => severity !== 'info').length;
    terminal.say(
      terminal.locale === 'fr'
        ? `${path} : ${counted} constat(s) à corriger, ${findings.length - counted} conseil(s).`
        : `${path}: ${counted} finding(s) to mend, ${findings.length - counted} advice(s).`,
    );
  }
  if (options.json) terminal.out(JSON.stringify(results, null, 2));
  return isClean ? 0 : 1;
}

function toJson(path: string, document: ParsedDocument, finding: Finding) {
  const { certainty, witness, counterpart, fixes } = finding;
  return { ...toJsonDiagnostic(path, document, finding), certainty, witness, counterpart, fixes: fixes ?? [] };
}

function tellCertainty(certainty: Finding['certainty'], { locale, colours }: Terminal): string {
  const words = { fr: { proved: 'prouvé', sampled: 'essayé' }, en: { proved: 'proved', sampled: 'sampled' } };
  const word = words[locale][certainty];
  return colours ? `\u001b[32m${word}\u001b[0m` : word;
}

/** The facts of a witness in one line; of a pair only those that differ. The whole customer is in the JSON. */
function describeWitness({ witness, counterpart }: Finding, locale: Locale): string {
  const write = (value: unknown): string => (value === undefined ? '∅' : JSON.stringify(value));
  const facts = Object.entries(witness?.facts ?? {});
  if (counterpart === null) {
    const shown = facts.slice(0, 4).map(([name, value]) => `${name} = ${write(value)}`);
    const more = facts.length - shown.length;
    const rest = more > 0 ? (locale === 'fr' ? `, et ${more} autres` : `, and ${more} more`) : '';
    return `${locale === 'fr' ? 'Témoin : ' : 'Witness: '}${shown.join(', ')}${rest}`;
  }
  const changed = facts.filter(([name, value]) => counterpart.facts[name] !== value);
  const pairs = changed.map(([name, value]) => `${name} = ${write(value)} → ${write(counterpart.facts[name])}`);
  return `${locale === 'fr' ? 'Témoins : ' : 'Witnesses: '}${pairs.join(', ')}`;
}
