/** Facts: declared soundly, and read somewhere. */
import { listPlacingFacts } from '../../benchmark/percentile.js';
import { walkProgram } from '../../formula/program.js';
import { grantCodes } from '../../kernel/codes/grant-codes.js';
import { nameCodes } from '../../kernel/codes/name-codes.js';
import { SEGMENT_FACT } from '../policy.js';
import { resolveRuleName } from '../rule-operand.js';
import { walkComparisons } from '../view.js';
import { pinnedBenchmarks } from './benchmarks.js';
import type { Check, CheckContext } from './context.js';
import { programsOf } from './ratio-graph.js';

export const checkFacts: Check = ({ view, report }) => {
  for (const [name, fact] of view.facts) {
    if (fact === null) continue;
    if (fact.type === 'category') {
      fact.values.forEach((value, at) => {
        if (fact.values.indexOf(value) === at) return;
        report(grantCodes.factValueRepeated.at({ path: ['facts', name, 'values', at] }, { name, value }));
      });
    } else if (fact.type === 'number' || fact.type === 'integer') {
      const { minimum, maximum } = fact;
      if (minimum === null || maximum === null || minimum <= maximum) continue;
      const path = ['facts', name];
      const edits = [
        { path: [...path, 'minimum'], value: maximum },
        { path: [...path, 'maximum'], value: minimum },
      ];
      const fixes = [{ title: { fr: 'Échanger les bornes', en: 'Swap the bounds' }, edits }];
      report(grantCodes.factRange.at({ path: [...path, 'minimum'], fixes }, { name }));
    }
  }
};

export const checkUnused: Check = (context) => {
  const { slots, report } = context;
  if (!context.isComplete) return;
  const read = namesRead(context);
  for (const slot of slots) {
    if (read.has(slot.slot)) continue;
    const { name } = slot;
    if (slot.kind === 'fact') report(nameCodes.factUnused.at({ path: ['facts', name], onKey: true }, { name }));
    else if (slot.kind === 'ratio') report(nameCodes.ratioUnused.at({ path: ['ratios', name], onKey: true }, { name }));
    else if (slot.kind === 'table') {
      const table = name.slice('rating.'.length);
      report(nameCodes.tableUnused.at({ path: ['limit', 'tables', table], onKey: true }, { name: table }));
    }
  }
};

function namesRead(context: CheckContext): Set<number> {
  const { view, slotByName, ratios, components, combine } = context;
  const read = new Set<number>();
  const readName = (name: string): void => {
    const slot = slotByName.get(name);
    if (slot !== undefined) read.add(slot.slot);
  };
  const programs = [
    ...ratios.flatMap(programsOf),
    ...components.map(({ program }) => program),
    combine?.program ?? null,
  ];
  for (const program of programs) {
    if (program === null) continue;
    walkProgram(program, (node) => {
      if ('slot' in node) read.add(node.slot);
    });
  }
  for (const { value } of view.characteristics) readName(value.input);
  for (const { value } of view.rules) {
    walkComparisons(value.when, [], ({ fact }) => {
      const operand = resolveRuleName(fact, slotByName);
      if (operand !== null && 'slot' in operand) read.add(operand.slot.slot);
    });
  }
  if (view.naturalPersonFact !== null) readName(view.naturalPersonFact);
  if (view.terms?.offers.some(({ segment }) => segment !== null) === true) readName(SEGMENT_FACT);
  for (const name of pinnedBenchmarks(context).flatMap(listPlacingFacts)) readName(name);
  return read;
}
