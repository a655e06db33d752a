/** Units in every formula, and the declared unit of a ratio against the one its formula gives. */
import { checkTruthUnits, inferUnit, wordOf } from '../../formula/check-units.js';
import { followVat } from '../../formula/vat.js';
import { unitCodes } from '../../kernel/codes/unit-codes.js';
import type { Check } from './context.js';

export const checkUnits: Check = ({ ratios, components, combine, slots: declared, report }) => {
  const formulas = ratios.flatMap(({ slot, formula: { program } }) =>
    program === null ? [] : [[slot, program] as const],
  );
  const slots = followVat(declared, new Map(formulas));
  for (const { name, definition, formula, guards } of ratios) {
    for (const { program, path } of guards) if (program !== null) checkTruthUnits(program, slots, path, report);
    if (formula.program === null) continue;
    const found = wordOf(inferUnit(formula.program, slots, formula.path, report));
    if (found === null || found === (definition.unit === 'share' ? 'ratio' : definition.unit)) continue;
    const fixes = [
      {
        title: { fr: `Déclarer l’unité ${found}`, en: `Declare the unit ${found}` },
        edits: [{ path: ['ratios', name, 'unit'], value: found }],
      },
    ];
    report(
      unitCodes.declaredDiffers.at(
        { path: ['ratios', name, 'unit'], fixes },
        { name, declared: definition.unit, found },
      ),
    );
  }
  const limitFormulas = [...components.map((component) => ({ ...component, name: `limit.${component.id}` }))];
  if (combine !== null) limitFormulas.push({ ...combine, id: '', slot: -1, index: -1, name: 'combine' });
  for (const { program, path, name } of limitFormulas) {
    if (program === null) continue;
    const found = wordOf(inferUnit(program, slots, path, report));
    if (found !== null && found !== 'money')
      report(unitCodes.declaredDiffers.at({ path }, { name, declared: 'money', found }));
  }
};
