/** Names: each refers to something, none to two things, none to what the engine keeps for itself. */
import { FUNCTIONS, KEYWORDS } from '../../formula/syntax.js';
import { nameCodes, type Referent } from '../../kernel/codes/name-codes.js';
import type { Fix, JsonPath } from '../../kernel/diagnostic.js';
import { findNearest } from '../../kernel/edit-distance.js';
import { inEachLanguage, quote } from '../../kernel/messages.js';
import type { Text } from '../../kernel/text.js';
import { resolveRuleName } from '../rule-operand.js';
import { ABSENT_KINDS } from '../schema.js';
import { walkComparisons } from '../view.js';
import type { Check, CheckContext } from './context.js';

/** Codes of the reasons that the engine gives by itself; a rule may not pass for one of them. */
export const ENGINE_REASONS = [
  'amount_above_limit',
  'above_automatic_authority',
  'terms_above_policy',
  'not_enough_known',
  'limit_unavailable',
  'natural_person',
  'rating_outcome',
] as const;

const WORD: Text = { fr: 'mot du langage des formules', en: 'a word of the formula language' };
const ENGINE_VALUE: Text = { fr: 'valeur calculée par le moteur', en: 'a value that the engine computes' };
const SUFFIX: Text = { fr: 'état ou classe d’une valeur', en: 'the state or class of a value' };
const REASON: Text = { fr: 'motif du moteur', en: 'a reason of the engine' };

// A record may hold these names, but code that reads it would find what every object inherits.
const INHERITED = ['constructor', 'prototype', '__proto__'];

export const checkReservedNames: Check = ({ view, report }) => {
  for (const name of view.facts.keys()) {
    const first = name.slice(0, name.indexOf('.'));
    const last = name.slice(name.lastIndexOf('.') + 1);
    const path = ['facts', name];
    if (first === 'request' || first === 'rating' || first === 'limit') {
      report(nameCodes.reserved.at({ path, onKey: true }, { name, meaning: ENGINE_VALUE }));
    } else if (last === 'state' || last === 'class')
      report(nameCodes.reserved.at({ path, onKey: true }, { name, meaning: SUFFIX }));
  }
  const words: readonly string[] = [...KEYWORDS, ...Object.keys(FUNCTIONS), ...INHERITED];
  for (const name of view.ratios.keys()) {
    const path = ['ratios', name];
    if (words.includes(name)) report(nameCodes.reserved.at({ path, onKey: true }, { name, meaning: WORD }));
    else if (name === 'score' || name === 'rating')
      report(nameCodes.reserved.at({ path, onKey: true }, { name, meaning: ENGINE_VALUE }));
  }
  for (const name of view.tables.keys()) {
    if (INHERITED.includes(name))
      report(nameCodes.reserved.at({ path: ['limit', 'tables', name], onKey: true }, { name, meaning: WORD }));
  }
  for (const { index, value } of view.rules) {
    const name = value.reason.code;
    if (!ENGINE_REASONS.some((code) => code === name)) continue;
    report(nameCodes.reserved.at({ path: ['rules', index, 'reason', 'code'] }, { name, meaning: REASON }));
  }
};

export const checkDuplicateNames: Check = (context) => {
  const { view } = context;
  reportDuplicates(
    context,
    view.characteristics.map(({ index, value }) => [value.id, ['characteristics', index, 'id']]),
    {
      fr: 'deux critères',
      en: 'two characteristics',
    },
  );
  for (const { index, value } of view.characteristics) {
    // Reasons are called `<characteristic>.<entry>`, so bands, classes and kinds of absence share one set of names.
    const base = ['characteristics', index];
    const entries: [string, JsonPath][] =
      value.kind === 'numeric'
        ? value.bands.map(({ id }, at) => [id, [...base, 'bands', at, 'id']])
        : value.categories.map(({ id }, at) => [id, [...base, 'categories', at, 'id']]);
    value.classes.forEach((entry, at) => {
      entries.push([entry.class, [...base, 'classes', at, 'class']]);
    });
    const absent: [string, JsonPath][] = ABSENT_KINDS.map((kind) => [kind, []]);
    reportDuplicates(context, [...absent, ...entries], {
      fr: 'deux entrées d’un critère',
      en: 'two entries of a characteristic',
    });
  }
  reportDuplicates(
    context,
    view.rules.map(({ index, value }) => [value.id, ['rules', index, 'id']]),
    { fr: 'deux règles', en: 'two rules' },
  );
  // What determines a limit is named by its id: a component, or a rule that caps it.
  const caps = view.rules.filter(({ value }) => value.effects.some(({ type }) => type === 'limit_cap'));
  reportDuplicates(
    context,
    [
      ...[...new Set(caps.map(({ value }) => value.id))].map((id): [string, JsonPath] => [id, []]),
      ...view.components.map(({ index, value }): [string, JsonPath] => [
        value.id,
        ['limit', 'components', index, 'id'],
      ]),
    ],
    {
      fr: 'deux composantes du plafond, ou une composante et une règle qui le borne',
      en: 'two components of the limit, or one and a rule that caps it',
    },
  );
  reportDuplicates(
    context,
    view.benchmarks.map(({ index, value }) => [`${value.id}@${value.version}`, ['benchmarks', index, 'id']]),
    {
      fr: 'deux références',
      en: 'two benchmarks',
    },
  );
  const { delegation, dunning, review } = view;
  if (delegation !== null) {
    reportDuplicates(
      context,
      delegation.levels.map(({ role }, at) => [role, ['delegation', 'levels', at, 'role']]),
      {
        fr: 'deux niveaux de délégation',
        en: 'two levels of delegation',
      },
    );
  }
  if (dunning !== null) {
    reportDuplicates(
      context,
      dunning.strategies.map(({ id }, at) => [id, ['dunning', 'strategies', at, 'id']]),
      {
        fr: 'deux stratégies',
        en: 'two strategies',
      },
    );
  }
  if (review !== null) {
    reportDuplicates(
      context,
      review.triggers.map(({ id }, at) => [id, ['review', 'triggers', at, 'id']]),
      {
        fr: 'deux déclencheurs',
        en: 'two triggers',
      },
    );
  }
};

function reportDuplicates(context: CheckContext, names: readonly (readonly [string, JsonPath])[], where: Text): void {
  const seen = new Set<string>();
  for (const [name, path] of names) {
    if (seen.has(name)) context.report(nameCodes.duplicate.at({ path }, { name, where }));
    seen.add(name);
  }
}

export const checkReferences: Check = (context) => {
  const { view, slotByName } = context;
  const values = context.slots
    .filter(({ kind }) => kind === 'fact' || kind === 'request' || kind === 'ratio')
    .map(({ name }) => name);
  for (const { index, value } of view.characteristics) {
    const slot = slotByName.get(value.input);
    if (slot === undefined || !values.includes(slot.name)) {
      reportUnknown(context, value.input, ['characteristics', index, 'input'], 'value', values);
    }
  }
  for (const { index, value } of view.rules) {
    walkComparisons(value.when, ['rules', index, 'when'], (comparison, path) => {
      const name = comparison.fact;
      if (resolveRuleName(name, slotByName) !== null) return;
      const isClass = name.endsWith('.class') && values.includes(name.slice(0, -'.class'.length));
      reportUnknown(context, name, [...path, 'fact'], isClass ? 'class' : 'value', [...values, 'score', 'rating']);
    });
  }
  const { naturalPersonFact, dunning } = view;
  if (naturalPersonFact !== null) {
    const path = ['naturalPersonFact'];
    const fact = view.facts.get(naturalPersonFact);
    if (fact === undefined) reportUnknown(context, naturalPersonFact, path, 'fact', view.facts.keys());
    else if (fact !== null && fact.type !== 'boolean')
      context.report(nameCodes.naturalPersonFact.at({ path }, { name: naturalPersonFact }));
    else if (isDoubtfulPerson(naturalPersonFact, view.facts)) {
      const fixes = view.facts.has(NATURAL_PERSON)
        ? [
            {
              title: inEachLanguage((locale) => quote(NATURAL_PERSON, locale)),
              edits: [{ path, value: NATURAL_PERSON }],
            },
          ]
        : [];
      const params = { name: naturalPersonFact, usual: NATURAL_PERSON };
      context.report(nameCodes.naturalPersonDoubtful.at({ path, fixes }, params));
    }
  }
  if (dunning !== null) {
    const known = dunning.strategies.map(({ id }) => id);
    dunning.strategyByRating.forEach((id, at) => {
      if (!known.includes(id)) reportUnknown(context, id, ['dunning', 'strategyByRating', at], 'strategy', known);
    });
  }
};

/** The fact that imports fill with whether a customer is a natural person. */
const NATURAL_PERSON = 'registry.naturalPerson';
/** Namespaces of the catalogue of facts, in which every name has its meaning. */
const OF_CATALOGUE = /^(registry|legal|fin|pay|ins|rel|pf|ext|rep|guar)\./;

/** Another fact than the usual one, although that is there too, or one that the catalogue means otherwise. */
function isDoubtfulPerson(name: string, facts: ReadonlyMap<string, unknown>): boolean {
  return name !== NATURAL_PERSON && (facts.has(NATURAL_PERSON) || OF_CATALOGUE.test(name));
}

/** Reports a name that refers to nothing, with the likeliest one as a mend. */
export function reportUnknown(
  context: CheckContext,
  name: string,
  path: JsonPath,
  referent: Referent,
  known: Iterable<string>,
): void {
  const nearest = findNearest(name, known);
  const fixes: Fix[] =
    nearest === null
      ? []
      : [
          {
            title: inEachLanguage((locale) =>
              locale === 'fr' ? `Remplacer par ${quote(nearest, locale)}` : `Replace with ${quote(nearest, locale)}`,
            ),
            edits: [{ path, value: nearest }],
          },
        ];
  context.report(nameCodes.unknown.at({ path, fixes }, { name, referent, nearest }));
}
