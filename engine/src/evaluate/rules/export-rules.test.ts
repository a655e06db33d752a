import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { checkScorecard } from '../../scorecard/check.js';
import { arbitraryCase } from '../../testing/arbitraries.js';
import { exampleApplication, examplePolicy } from '../../testing/example-policy.js';
import { createDecider } from '../decide.js';
import { type ExportedRules, exportRuleFacts, exportRules } from './export-rules.js';
import type { RuleFacts } from './rule-facts.js';

interface RulesAnswer {
  readonly entries: Readonly<Record<string, string>>;
  readonly score: number;
  readonly rating: number;
  readonly rules: Readonly<Record<string, string>>;
}
type DecideByRules = (engine: typeof Engine, exported: ExportedRules, facts: RuleFacts) => Promise<RulesAnswer>;

/** The example in the document, as the document prints it. */
function readExample(): DecideByRules {
  const page = readFileSync(new URL('../../../../docs/rules-export.md', import.meta.url), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1];
  if (code === undefined) throw new Error('the document has no example');
  const load = compileFunction(`${code}\nreturn decideByRules;`) as () => DecideByRules;
  return load();
}

describe('exportRules', () => {
  it('is plain JSON, with the operators of the library only', () => {
    const exported = exportRules(examplePolicy());
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
    const text = JSON.stringify(exported);
    expect(text).not.toContain('"path"');
    const operators = new Set([...text.matchAll(/"operator":"(\w+)"/g)].map(([, name]) => name));
    expect([...operators].sort()).toEqual(
      ['equal', 'greaterThan', 'greaterThanInclusive', 'in', 'lessThan', 'lessThanInclusive', 'notEqual'].sort(),
    );
  });

  it('lists every fact that a run needs', () => {
    const policy = examplePolicy();
    expect(Object.keys(exportRuleFacts(policy, exampleApplication())).sort()).toEqual(
      [...exportRules(policy).facts].sort(),
    );
  });

  it('gives a stock json-rules-engine our entries, score, rating and rules', async () => {
    const decideByRules = readExample();
    await fc.assert(
      fc.asyncProperty(arbitraryCase(2), async ({ scorecard, benchmarks, applications }) => {
        const { policy } = checkScorecard(scorecard, benchmarks);
        if (policy === null) throw new Error('the generator made a faulty scorecard');
        const exported = JSON.parse(JSON.stringify(exportRules(policy))) as ExportedRules;
        for (const application of applications) {
          const { trace, score, scoreRating } = await createDecider(policy).decide(application);
          expect(await decideByRules(Engine, exported, exportRuleFacts(policy, application))).toEqual({
            entries: Object.fromEntries(
              trace.characteristics.map(({ id, entry }) => [id, `${entry.kind}:${entry.id}`]),
            ),
            score,
            rating: scoreRating,
            rules: Object.fromEntries(trace.rules.map(({ id, result }) => [id, result])),
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
