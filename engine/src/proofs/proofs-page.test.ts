import { describe, expect, it } from 'vitest';
import { checkScorecard } from '../scorecard/check.js';
import { BAD_POLICIES, soundPolicyDocument } from '../testing/bad-policies.js';
import { smallBenchmark, withEdit } from '../testing/small-scorecard.js';
import { PROOF_CODES } from './codes/catalogue.js';
import { type ProofReport, prove } from './prove.js';

const AREA_TITLES: Readonly<Record<string, string>> = {
  logic: 'Rules and guards',
  reach: 'What no customer reaches',
  composition: 'Score, rating, terms, limit and authority together',
};

const INTRODUCTION = `<!-- Written by engine/src/proofs/proofs-page.test.ts; run it with -u after a change. -->
# Proofs

The check of a document (\`docs/diagnostics.md\`) reads one part after the other. A proof takes the policy as a whole: score
to rating to terms to limit to authority, over every customer that its facts allow. \`encours prove FILE\` prints it.

**Proved** is what was shown by arithmetic over intervals and sums of points for all customers, or by a customer who was
decided by the rules executor and shows it. **Sampled** is what was looked for around every threshold and not found. A
ratio whose formula intervals cannot decide is taken as wider than it is: a proof that something never happens stays
right, and at worst one is not given. A finding brings its customers along: \`witness\`, and \`counterpart\` where two are
compared. What a machine can mend carries the edit.

Below, each code has the least change of a sound document that raises it: what is listed is bad, the same place without
the change is good. A **warning** must be read before publication, an **info** is a matter of judgement.

What the check already says is not said again: gaps and overlaps of bands, ratings that no score reaches, composites
beside their parts, offers above the statutory cap, holes in the delegation, unit mistakes.
`;

function show(value: unknown): string {
  if (value === undefined) return '(left out)';
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 150)} …` : text;
}

async function proveWith(edits: (typeof BAD_POLICIES)[number]['edits']): Promise<ProofReport> {
  const document = edits.reduce<unknown>((card, [path, value]) => withEdit(card, path, value), soundPolicyDocument());
  const { policy } = checkScorecard(document, [smallBenchmark()]);
  if (policy === null) throw new Error('the document has faults');
  return prove(policy);
}

async function writePage(): Promise<string> {
  const lines = [INTRODUCTION.trimEnd()];
  let area = '';
  for (const entry of PROOF_CODES) {
    const bad = BAD_POLICIES.find(({ code }) => code === entry.code);
    if (bad === undefined) throw new Error(`no scorecard shows ${entry.code}`);
    const { findings } = await proveWith(bad.edits);
    const finding = findings.find(({ code }) => code === entry.code);
    if (finding === undefined) throw new Error(`${entry.code} is not found`);
    if (entry.area !== area) lines.push('', `## ${AREA_TITLES[entry.area] ?? entry.area}`);
    area = entry.area;
    const shown =
      finding.witness === null
        ? 'for all customers'
        : finding.counterpart === null
          ? 'by a customer'
          : 'by two customers';
    lines.push(
      '',
      `### ${entry.code}`,
      '',
      `${entry.severity}, shown ${shown} — ${finding.message.en}`,
      '',
      `*Remedy:* ${finding.help?.en ?? ''}`,
      '',
      `*Français :* ${finding.message.fr} ${finding.help?.fr ?? ''}`,
      '',
      `Bad (${bad.note}), good without it:`,
      '',
      '```text',
      ...bad.edits.map(([path, value]) => `${path.join('.')}: ${show(value)}`),
      '```',
    );
  }
  const { claims } = await proveWith([]);
  lines.push('', '## What is confirmed', '', 'A report ends with what was asked and holds:', '');
  for (const { id, certainty, text } of claims) lines.push(`- \`${id}\` (${certainty}): ${text.en}`);
  lines.push(
    '',
    '## Differences',
    '',
    '`encours diff A B` compares two versions by what they decide. When only words, order or layout changed it says so and',
    'proves it. Otherwise it lists regions: where a part of one version says something else than that of the other, and what',
    'follows for a customer who lies in that region and, if one was found, in no other. Outside all regions both versions',
    'say the same in every part, and so decide alike; a test compares this with brute force on grids.',
  );
  return `${lines.join('\n')}\n`;
}

describe('docs/proofs.md', () => {
  it('shows every code of proofs, and none that is not in it', { timeout: 30_000 }, async () => {
    await expect(await writePage()).toMatchFileSnapshot('../../../docs/proofs.md');
  });
});
