/**
 * Why, as it is told to the customer: what was found about them, and nothing that an author wrote for colleagues.
 *
 * The text of a reason speaks to the credit department: it may ask for the latest accounts, or tell from where on a
 * rule bites. So a letter has none of it. A characteristic is told by its name and the value found; a rule by the
 * names and values of what made it true; what the request lacks by sentences of its own.
 */
import type { FactValue } from '../application/schema.js';
import { kleeneAnd, kleeneOr } from '../formula/evaluate.js';
import type { Locale, Text } from '../kernel/text.js';
import type { Condition, Scorecard, Theme } from '../scorecard/schema.js';
import { compareScalars } from './answer-plainly.js';
import type { CharacteristicTrace, Decision, Reason, Resolved, RuleTrace } from './decision.js';
import { describeResolved, listBounds } from './describe-value.js';
import { formatMoney } from './format.js';
import { findValueLabel, listValueLabels } from './value-labels.js';

/** What a rule is about, where no fact behind it can be named. */
const SUBJECTS: Readonly<Record<Theme, Text>> = {
  structure: { fr: 'Structure financière et solvabilité', en: 'Financial structure and solvency' },
  liquidity: { fr: 'Liquidité', en: 'Liquidity' },
  profitability: { fr: 'Rentabilité', en: 'Profitability' },
  payment: { fr: 'Règlement de nos factures', en: 'Payment of our invoices' },
  legal: { fr: 'Événements légaux publiés', en: 'Published legal events' },
  external: { fr: 'Informations de sources externes', en: 'Information from outside sources' },
  profile: { fr: 'Informations disponibles sur l’entreprise', en: 'Information available on the business' },
};

/** What the request or the file lacks, without the figure that we ask for. */
const LACKS: Readonly<Record<string, Text>> = {
  not_enough_known: {
    fr: 'Trop peu d’informations sont disponibles pour répondre sans examen.',
    en: 'Too little information is available to answer without a review.',
  },
  limit_unavailable: {
    fr: 'Les informations disponibles ne suffisent pas à déterminer un plafond.',
    en: 'The information available is not enough to set a limit.',
  },
};

/** Reasons about our own organisation, and the level of risk itself: what led to it is said, "too low" is no reason. */
const INTERNAL_REASONS: ReadonlySet<string> = new Set([
  'above_automatic_authority',
  'natural_person',
  'rating_outcome',
]);

const REQUEST: Readonly<Record<string, Text>> = {
  'request.amount': { fr: 'Montant demandé', en: 'Amount asked for' },
  'request.exposure': { fr: 'Encours actuel', en: 'Exposure today' },
  'request.insured': { fr: 'Part assurée de l’encours', en: 'Insured part of the exposure' },
  'request.total': { fr: 'Encours total demandé', en: 'Total exposure asked for' },
};

/** The reasons in their order, none of them twice. Without the scorecard a rule is named by its subject alone. */
export function tellReasons(decision: Decision, locale: Locale, scorecard: Scorecard | null): readonly string[] {
  const told = new Set<string>();
  const items = decision.reasons
    .filter(({ code }) => !INTERNAL_REASONS.has(code))
    .flatMap((reason) => tellReason(reason, decision, locale, scorecard, told));
  return [...new Set(items)];
}

/** `told`: names of inputs that a reason before has told. */
function tellReason(
  reason: Reason,
  decision: Decision,
  locale: Locale,
  scorecard: Scorecard | null,
  told: Set<string>,
): readonly string[] {
  const { code, kind, theme, text } = reason;
  if (kind === 'characteristic') {
    const trace = decision.trace.characteristics.find(({ id, entry }) => `${id}.${entry.id}` === code);
    if (trace === undefined || told.has(trace.input)) return [];
    return [tellInput(trace, decision, locale, scorecard)];
  }
  if (theme === null) return [(LACKS[code] ?? text)[locale]];
  const rule = scorecard?.rules[findRule(reason, decision)];
  if (scorecard === null || rule === undefined) return [SUBJECTS[theme][locale]];
  const record = { decision, scorecard };
  const grounds = kind === 'rule' ? listGrounds(rule.when, true, record) : listUnknown(rule.when, record);
  const names = new Set(grounds.map((operand) => ownerOf(operand, scorecard)));
  const items = [...names].filter((name) => !told.has(name)).flatMap((name) => tellFound(name, record, locale));
  const isUntold = [...names].every((name) => !told.has(name));
  for (const name of names) told.add(name);
  // A rule over nothing but the score or the rating.
  return items.length === 0 && isUntold ? [SUBJECTS[theme][locale]] : items;
}

/** `Retard moyen : 12 jours`: a characteristic by its name and the value it read. */
export function tellInput(
  { input, label, resolved, unit, valueLabel }: CharacteristicTrace,
  decision: Decision,
  locale: Locale,
  scorecard: Scorecard | null,
): string {
  const bounds = scorecard === null ? [] : listBounds(scorecard, input);
  const value = describeResolved(resolved, unit, decision.currency, locale, valueLabel, bounds);
  return join(label[locale], value, locale);
}

function join(label: string, value: string, locale: Locale): string {
  return locale === 'fr' ? `${label}\u00a0: ${value}` : `${label}: ${value}`;
}

/** Where its rule stands: reasons of rules are in their order, those that fired and those that ask a person apart. */
function findRule(reason: Reason, { reasons, trace }: Decision): number {
  const isOfKind =
    reason.kind === 'rule'
      ? ({ result }: RuleTrace) => result === 'fired'
      : ({ result, effects }: RuleTrace) => result === 'unknown' && effects.length > 0;
  const positions = trace.rules.flatMap((rule, index) => (isOfKind(rule) ? [index] : []));
  const alike = reasons.filter(({ kind, theme }) => kind === reason.kind && theme !== null);
  return positions[alike.indexOf(reason)] ?? -1;
}

interface DecidedBy {
  readonly decision: Decision;
  readonly scorecard: Scorecard;
}

/** The operands that make a condition `wanted`: of several ways only those that hold. */
function listGrounds(condition: Condition, wanted: boolean, record: DecidedBy): readonly string[] {
  if (judge(condition, wanted, record) !== wanted) return [];
  if ('not' in condition) return listGrounds(condition.not, !wanted, record);
  if ('fact' in condition) return [condition.fact];
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => listGrounds(part, wanted, record));
}

/** The operands of a condition that are absent. */
function listUnknown(condition: Condition, record: DecidedBy): readonly string[] {
  if ('not' in condition) return listUnknown(condition.not, record);
  if ('fact' in condition) return readOperand(condition.fact, record) === null ? [condition.fact] : [];
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => listUnknown(part, record));
}

/** The truth of a condition; `unrecorded` is that of a comparison with a part of the request that no record holds. */
function judge(condition: Condition, unrecorded: boolean, record: DecidedBy): boolean | null {
  if ('not' in condition) {
    const truth = judge(condition.not, !unrecorded, record);
    return truth === null ? null : !truth;
  }
  if ('fact' in condition) {
    const value = readOperand(condition.fact, record);
    if (value === undefined) return unrecorded;
    return value === null ? null : compareScalars(condition.operator, value, condition.value);
  }
  const isAll = 'all' in condition;
  const truths = (isAll ? condition.all : condition.any).map((part) => judge(part, unrecorded, record));
  return truths.reduce(isAll ? kleeneAnd : kleeneOr, isAll);
}

/** Null where it is absent, undefined where the record does not hold it. */
function readOperand(operand: string, { decision, scorecard }: DecidedBy): FactValue | null | undefined {
  if (operand === 'score') return decision.score;
  if (operand === 'rating') return decision.scoreRating;
  if (operand === 'request.total') return decision.limit.requestedMinor;
  const owner = ownerOf(operand, scorecard);
  const resolved = findResolved(owner, decision);
  if (resolved === undefined) return undefined;
  if (operand === `${owner}.state`) return resolved.state;
  if (resolved.state === 'class') return operand === owner ? null : resolved.class;
  if (resolved.state !== 'present') return null;
  return operand === owner ? resolved.value : '';
}

/** The fact, ratio or part of the request that an operand reads: `gearing` of `gearing.class`. */
function ownerOf(operand: string, { facts, ratios }: Scorecard): string {
  if (Object.hasOwn(facts, operand) || Object.hasOwn(ratios, operand)) return operand;
  return operand.replace(/\.(?:state|class)$/u, '');
}

function findResolved(name: string, { trace }: Decision): Resolved | undefined {
  return [...trace.facts, ...trace.ratios].find((one) => one.name === name)?.resolved;
}

/** What was found, by the name of its characteristic where it has one; nothing of the score and the rating. */
function tellFound(name: string, record: DecidedBy, locale: Locale): readonly string[] {
  const { decision, scorecard } = record;
  const asked = REQUEST[name];
  if (asked !== undefined) {
    const total = formatMoney(decision.limit.requestedMinor, decision.currency, locale);
    return [name === 'request.total' ? join(asked[locale], total, locale) : asked[locale]];
  }
  const trace = decision.trace.characteristics.find(({ input }) => input === name);
  if (trace !== undefined) return [tellInput(trace, decision, locale, scorecard)];
  const definition = scorecard.ratios[name] ?? scorecard.facts[name];
  const resolved = findResolved(name, decision);
  if (definition === undefined || resolved === undefined) return [];
  const unit = 'unit' in definition ? definition.unit : definition.type === 'money' ? 'money' : null;
  const valueLabel = findValueLabel(listValueLabels(scorecard, name), resolved);
  const bounds = listBounds(scorecard, name);
  const value = describeResolved(resolved, unit, decision.currency, locale, valueLabel, bounds);
  return [join(definition.label[locale], value, locale)];
}
