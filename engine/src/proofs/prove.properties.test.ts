import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../kernel/diagnostic.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import type { Scorecard } from '../scorecard/schema.js';
import { arbitraryCase, arbitraryScorecard } from '../testing/arbitraries.js';
import { withEdit } from '../testing/small-scorecard.js';
import { isWithoutEffect, proveLogic } from './logic.js';
import { prove, proveQuickly } from './prove.js';
import { createSimulator } from './simulate.js';

const text = { fr: 'x (fr)', en: 'x' };

interface Fault {
  readonly code: string;
  readonly path: JsonPath;
  readonly edits: readonly (readonly [JsonPath, unknown])[];
}

function plantedRule(scorecard: Scorecard, id: string, condition: unknown): readonly [JsonPath, unknown] {
  const reason = { code: 'planted', theme: 'profile', text };
  return [
    ['rules'],
    [...scorecard.rules, { id, when: { all: [condition] }, effects: [{ type: 'refer' }], ifUnknown: 'ignore', reason }],
  ];
}

/** A guard that nobody meets, where a characteristic reads a ratio; none where none does. */
function plantedGuard({ characteristics, ratios }: Scorecard): Fault[] {
  const name = characteristics.map(({ input }) => input).find((input) => Object.hasOwn(ratios, input));
  const ratio = name === undefined ? undefined : ratios[name];
  if (name === undefined || ratio === undefined) return [];
  const entry = { class: 'planted', points: 0, reason: text };
  return [
    {
      code: 'guard_never_decides',
      path: ['ratios', name, 'guards', ratio.guards.length],
      edits: [
        [
          ['ratios', name, 'guards'],
          [...ratio.guards, { when: 'request.amount < 0', class: 'planted' }],
        ],
        [
          ['characteristics'],
          characteristics.map((one) => (one.input === name ? { ...one, classes: [...one.classes, entry] } : one)),
        ],
      ],
    },
  ];
}

/** The faults that can be planted in any scorecard, each with the place where it must be found. */
function faultsOf(scorecard: Scorecard): Fault[] {
  const { naturalPersonFact, characteristics, delegation, rules } = scorecard;
  const [first] = characteristics;
  if (first === undefined) throw new Error('no characteristic');
  const both = [
    { fact: naturalPersonFact, operator: 'equal', value: true },
    { fact: naturalPersonFact, operator: 'equal', value: false },
  ];
  const rows = first.kind === 'numeric' ? first.bands : first.categories;
  const most = Math.max(...[...rows, ...first.classes].map(({ points }) => points));
  const plantedTwin = (id: string, type: string, code = 'planted') => ({
    id,
    when: { fact: naturalPersonFact, operator: 'equal', value: true },
    effects: [{ type }],
    ifUnknown: 'ignore',
    reason: { code, theme: 'profile', text },
  });
  const level = { ...delegation.levels[0], role: 'planted', label: text };
  return [
    {
      code: 'rule_never_fires',
      path: ['rules', rules.length, 'when'],
      edits: [plantedRule(scorecard, 'planted', { all: both })],
    },
    {
      code: 'rule_never_fires',
      path: ['rules', rules.length, 'when'],
      edits: [plantedRule(scorecard, 'planted', { fact: 'request.amount', operator: 'lessThan', value: 0 })],
    },
    ...Object.keys(scorecard.ratios).map((ratio) => {
      const below = { fact: ratio, operator: 'lessThan', value: 1 };
      return {
        code: 'rule_never_fires',
        path: ['rules', rules.length, 'when'],
        edits: [plantedRule(scorecard, 'planted', { all: [below, { not: below }] })],
      };
    }),
    {
      code: 'rule_always_fires',
      path: ['rules', rules.length, 'when'],
      edits: [plantedRule(scorecard, 'planted', { any: both })],
    },
    {
      code: 'rule_implied',
      path: ['rules', rules.length + 1],
      edits: [[['rules'], [...rules, plantedTwin('planted1', 'refer'), plantedTwin('planted2', 'refer')]]],
    },
    {
      code: 'rule_overridden',
      path: ['rules', rules.length],
      edits: [[['rules'], [...rules, plantedTwin('planted1', 'refer', 'other'), plantedTwin('planted2', 'decline')]]],
    },
    {
      code: 'threshold_outside_range',
      path: ['rules', rules.length, 'when', 'all', 0, 'any', 1, 'value'],
      edits: [
        plantedRule(scorecard, 'planted', {
          any: [both[0], { fact: 'request.amount', operator: 'lessThan', value: 0 }],
        }),
      ],
    },
    {
      code: 'self_approval',
      path: ['delegation', 'levels', 0],
      edits: [[['delegation', 'levels'], [{ ...delegation.levels[0], maxMinor: [null, null, null, null, null] }]]],
    },
    {
      code: 'decline_unreachable',
      path: ['ratings'],
      edits: [
        [['rules'], []],
        [['ratings'], scorecard.ratings.map((range) => ({ ...range, outcome: 'refer' }))],
      ],
    },
    {
      code: 'never_automatic',
      path: ['delegation', 'levels', 0, 'maxMinor'],
      edits: [
        [
          ['delegation', 'levels'],
          [
            { ...delegation.levels[0], maxMinor: [0, 0, 0, 0, 0] },
            { ...level, maxMinor: [null, null, null, null, null] },
          ],
        ],
      ],
    },
    ...plantedGuard(scorecard),
    {
      code: 'absence_rewarded',
      path: ['characteristics', 0, 'absent', 'confidential', 'points'],
      edits: [[['characteristics', 0, 'absent', 'confidential', 'points'], most + 1]],
    },
    {
      code: 'absence_rewarded',
      path: ['characteristics', 0, 'absent', 'stale', 'points'],
      edits: [[['characteristics', 0, 'absent', 'stale', 'points'], most + 1]],
    },
    {
      code: 'input_counted_twice',
      path: ['characteristics', characteristics.length, 'input'],
      edits: [[['characteristics', characteristics.length], { ...first, id: 'planted' }]],
    },
    {
      code: 'level_unreachable',
      path: ['delegation', 'levels', 1],
      edits: [
        [
          ['delegation', 'levels'],
          [delegation.levels[0], level, ...delegation.levels.slice(1)],
        ],
      ],
    },
  ];
}

function policyOf(scorecard: unknown, benchmarks: Parameters<typeof checkScorecard>[1]): Policy {
  const { policy, diagnostics } = checkScorecard(scorecard, benchmarks);
  if (policy === null) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return policy;
}

describe('proofs of random scorecards', () => {
  it('find every planted fault, where it was planted', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryScorecard(), fc.nat(), async ({ scorecard, benchmarks }, pick) => {
        const faults = faultsOf(scorecard);
        const fault = faults[pick % faults.length];
        if (fault === undefined) throw new Error('no fault');
        const policy = policyOf(
          fault.edits.reduce<unknown>((document, [path, value]) => withEdit(document, path, value), scorecard),
          benchmarks,
        );
        // The whole verifies every witness by the rules executor, and throws where one does not show its finding.
        const { findings } = await prove(policy);
        expect(findings.map(({ code, path }) => `${code} ${path.join('.')}`)).toContain(
          `${fault.code} ${fault.path.join('.')}`,
        );
      }),
      { numRuns: 120 },
    );
  });

  it('find rules without effect, which leave every random customer as they are', () => {
    fc.assert(
      fc.property(arbitraryCase(6), fc.integer({ min: 1, max: 5 }), ({ scorecard, benchmarks, applications }, held) => {
        const planted = {
          id: 'planted',
          when: { all: [{ fact: 'rating', operator: 'greaterThanInclusive', value: held }] },
          effects: [{ type: 'rating_at_best', rating: held }],
          ifUnknown: 'ignore',
          reason: { code: 'planted', theme: 'profile', text: { fr: 'x (fr)', en: 'x' } },
        };
        const rules = [...scorecard.rules, planted];
        const policy = policyOf({ ...scorecard, rules }, benchmarks);
        const proofs = proveLogic(policy).rules;
        const idle = proofs.filter((proof) => isWithoutEffect(policy, proof)).map(({ index }) => index);
        if (proofs.at(-1)?.mayFire === true) expect(idle).toContain(rules.length - 1);
        const others = { ...scorecard, rules: rules.filter((_, index) => !idle.includes(index)) };
        const [simulate, without] = [createSimulator(policy), createSimulator(policyOf(others, benchmarks))];
        for (const application of applications) {
          const [{ rating, outcome, limitMinor, termsDays }, plain] = [simulate(application), without(application)];
          expect(plain).toMatchObject({ rating, outcome, limitMinor, termsDays });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold for every random customer', () => {
    fc.assert(
      fc.property(arbitraryCase(6), ({ scorecard, benchmarks, applications }) => {
        const policy = policyOf(scorecard, benchmarks);
        const simulate = createSimulator(policy);
        const shown = applications.map(simulate);
        for (const { code, path } of proveQuickly(policy)) {
          const [, at, , row] = path;
          if (code === 'rule_never_fires') expect(shown.map(({ rules }) => rules[Number(at)])).not.toContain('fired');
          if (code === 'rating_unattained') expect(shown.map(({ rating }) => rating)).not.toContain(Number(at) + 1);
          if (code === 'band_never_taken') {
            const characteristic = scorecard.characteristics[Number(at)];
            const band = characteristic?.kind === 'numeric' ? characteristic.bands[Number(row)]?.id : undefined;
            expect(shown.map(({ entries }) => entries[Number(at)])).not.toContain(`band:${band ?? ''}`);
          }
          if (code === 'guard_never_decides') {
            const [, ratio = '', , guard] = path;
            const guards = scorecard.ratios[String(ratio)]?.guards ?? [];
            const name = guards[Number(guard)]?.class;
            const others = guards.filter((other, index) => index !== Number(guard) && other.class === name);
            const slot = policy.slotByName.get(String(ratio))?.slot ?? -1;
            if (others.length > 0) continue;
            for (const { scope } of shown) expect(scope.resolved[slot]).not.toEqual({ state: 'class', class: name });
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
