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

**Proved** is what was shown by arithmetic over intervals, signs and sums of points for all customers, or by a customer
who was decided by the rules executor and shows it. **Sampled** is what was looked for around every threshold and not
found. A ratio whose formula intervals cannot decide is taken as wider than it is: a proof that something never happens
stays right, and at worst one is not given. A finding brings its customers along: \`witness\`, and \`counterpart\` where
two are compared. What a machine can mend carries the edit.

What one rule, or two, say more than once of one ratio is judged of one value, its classes and absences included. Where
a rule reads the score or the rating, only those count that the points of the customers it is about can give.

Whether better is always better is decided without a sample where directions allow it: points are constant in each band,
so their direction is read off; of rules, terms and the limit it is worked out how they move while one fact moves, by the
signs of what it is multiplied with and divided by, for amounts below ten thousand billion. A ratio that is a number has
passed its guards, which tells signs; a rule that begins to hold the rating down harms nobody where another one ends that
held it as far. Where a sign cannot be told (debt over equity, of a customer whose debt may be negative) customers are
tried, and the report names the characteristics.

Work is counted and never timed, so that the same document always gets the same report on any machine. A scorecard of the
usual size takes a tenth of what is allowed; where a greater one is cut short, the report says in which stage
(\`cutShort\`).

Below, each code has the least change of a sound document that raises it: what is listed is bad, the same place without
the change is good. A **warning** must be read before publication, an **info** is a matter of judgement.

What the check says, a proof does not say again: gaps and overlaps of bands, ratings that no score reaches, composites
beside their parts, offers above the statutory cap, holes in the delegation, unit mistakes. \`encours prove\` lists the
findings of both.

Where a difference of points is looked at, the other characteristics are chosen so that a rating begins between the two
scores: sums of points are added up exactly for that. A witness is brought as near to a plain customer as what it shows
allows; \`telling\` names the facts that still tell it from one.
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
    '`encours diff A B` compares two versions by what they decide and by what is done with a decision: reviews, dunning,',
    'probabilities of default, tolerances of a release, how long an approval holds. When only words, order, layout, version or',
    'effective date changed it says so and proves it. Otherwise it lists regions: where a part of one version says something',
    'else than that of the other, and what follows for a customer who lies in that region and in no other. Where such a',
    'customer was not found the sentence says that what follows was seen only together with other regions (`isAlone`).',
    'Customers are sought where a difference matters: next to where a rating begins, where what differs binds the limit, at',
    'each bound of authority with and without insurance and group, with each kind of absence. Outside all regions both versions say the same in every part, and so decide alike; a test compares this with',
    'brute force on grids. With `--history FILE` each region says how many customers of a history lie in it, and what they owe.',
  );
  return `${lines.join('\n')}\n`;
}

describe('docs/proofs.md', () => {
  it('shows every code of proofs, and none that is not in it', async () => {
    await expect(await writePage()).toMatchFileSnapshot('../../../docs/proofs.md');
  });

  it('tells remedies in words, and names properties of the text only as ("property")', async () => {
    const remedies = (await writePage()).split('\n').filter((line) => line.startsWith('*Remedy:*'));
    expect(remedies).toHaveLength(PROOF_CODES.length);
    const bare = remedies.map((remedy) => remedy.replaceAll(/ \("[^()]*\)/gu, ''));
    expect(bare.filter((remedy) => /[a-z][A-Z]|_|\bnull\b/u.test(remedy))).toEqual([]);
  });
});
