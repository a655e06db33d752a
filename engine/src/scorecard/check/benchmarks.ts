/** Benchmarks: known, unchanged, readable, and holding the formulas whose position is asked for. */
import { holdsFormula, listPlacingFacts } from '../../benchmark/percentile.js';
import type { Benchmark } from '../../benchmark/schema.js';
import { walkProgram } from '../../formula/program.js';
import { nameCodes } from '../../kernel/codes/name-codes.js';
import type { Digest } from '../../kernel/digest.js';
import { digestOfDocument } from '../../kernel/digest.js';
import type { Check, CheckContext } from './context.js';
import { reportUnknown } from './names.js';

// Digesting thousands of cells at each keystroke would be felt; a published benchmark does not change.
const digests = new WeakMap<Benchmark, Digest>();

/** Digest of a benchmark, computed once for each object. */
export function digestOfBenchmark(benchmark: Benchmark): Digest {
  const known = digests.get(benchmark) ?? digestOfDocument(benchmark);
  digests.set(benchmark, known);
  return known;
}

/** The benchmarks that a scorecard names and that were given, in the order in which it names them. */
export function pinnedBenchmarks({ view, benchmarks }: Pick<CheckContext, 'view' | 'benchmarks'>): Benchmark[] {
  return view.benchmarks.flatMap(({ value }) => {
    const found = benchmarks.find(({ id, version }) => id === value.id && version === value.version);
    return found === undefined ? [] : [found];
  });
}

export const checkBenchmarks: Check = (context) => {
  const { view, benchmarks, report } = context;
  const asked = percentilesAsked(context);
  for (const { index, value } of view.benchmarks) {
    const name = `${value.id}@${value.version}`;
    const path = ['benchmarks', index];
    const found = benchmarks.find(({ id, version }) => id === value.id && version === value.version);
    if (found === undefined) {
      reportUnknown(context, name, path, 'benchmark', []);
      continue;
    }
    const digest = digestOfBenchmark(found);
    if (digest !== value.digest) {
      const fixes = [
        {
          title: { fr: 'Épingler l’empreinte actuelle', en: 'Pin the present digest' },
          edits: [{ path: [...path, 'digest'], value: digest }],
        },
      ];
      report(nameCodes.benchmarkDigest.at({ path: [...path, 'digest'], fixes }, { name }));
    }
    for (const fact of new Set(listPlacingFacts(found))) {
      const definition = view.facts.get(fact);
      // A card that does not know the other nomenclature does without its correspondence.
      const isOptional = definition === undefined && fact === found.correspondence?.fact;
      const isText =
        isOptional || definition === null || definition?.type === 'code' || definition?.type === 'category';
      if (!isText) report(nameCodes.benchmarkFact.at({ path }, { name, fact }));
    }
    if (context.isComplete && asked.length === 0) report(nameCodes.benchmarkUnused.at({ path }, { name }));
  }

  const pinned = pinnedBenchmarks(context);
  if (pinned.length < view.benchmarks.length) return;
  for (const { path, slot, span } of asked) {
    const name = context.slots[slot]?.name ?? '';
    const ratio = view.ratios.get(name);
    if (ratio === undefined || ratio === null) continue;
    if (pinned.some((benchmark) => holdsFormula(benchmark, ratio.formulaId))) continue;
    report(nameCodes.percentileWithoutBenchmark.at({ path, span }, { ratio: name, formulaId: ratio.formulaId }));
  }
};

interface Asked {
  readonly path: readonly (string | number)[];
  readonly slot: number;
  readonly span: { readonly from: number; readonly to: number };
}

function percentilesAsked(context: CheckContext): Asked[] {
  const asked: Asked[] = [];
  for (const { program, path } of context.formulas) {
    if (program === null) continue;
    walkProgram(program, (node) => {
      if (node.kind === 'percentile') asked.push({ path, slot: node.slot, span: { from: node.from, to: node.to } });
    });
  }
  return asked;
}
