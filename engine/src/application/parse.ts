/** From what a caller sent to an application that a policy can decide. Nothing is converted, nothing is guessed. */

import { z } from 'zod';
import { isCalendarDate } from '../kernel/calendar-date.js';
import { applicationCodes } from '../kernel/codes/application-codes.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';
import { findNearest } from '../kernel/edit-distance.js';
import { inEachLanguage, quote } from '../kernel/messages.js';
import { fail, type Result } from '../kernel/result.js';
import { describeProperty, readShape } from '../kernel/shape/read-shape.js';
import type { Text } from '../kernel/text.js';
import type { Policy } from '../scorecard/policy.js';
import type { FactDefinition } from '../scorecard/schema.js';
import { Application, FactInput, type FactValue } from './schema.js';

/** Decision dates, and the dates of facts, lie in these years: others are what a spreadsheet writes for an empty cell, or a slip. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2099-12-31';

/**
 * Reads an application for a policy; defaults are filled in. Reports at once whatever has not the shape of an
 * application, every date that cannot be meant, and every fact that the scorecard does not read, that is of another kind
 * than it declares, or that was not known at the decision date.
 */
export function parseApplication(policy: Policy, input: unknown): Result<Application, Diagnostic[]> {
  const read = readShape(Application, input, describePlace);
  const seen = read.ok ? read.value : readLoosely(input);
  return report(read, [...checkDays(seen), ...checkSections(policy, seen)]);
}

/** Reads an application as far as that can be done without a policy: whether its facts are right is not known then. */
export function readApplication(input: unknown): Result<Application, Diagnostic[]> {
  const read = readShape(Application, input, describePlace);
  return report(read, checkDays(read.ok ? read.value : readLoosely(input)));
}

/** {@link parseApplication} of what was decided upon once: dates that an earlier engine took do not keep it from being replayed. */
export function rereadApplication(policy: Policy, input: unknown): Result<Application, Diagnostic[]> {
  const read = readShape(Application, input, describePlace);
  return report(read, checkSections(policy, read.ok ? read.value : readLoosely(input)));
}

function report(read: Result<Application, Diagnostic[]>, others: Diagnostic[]): Result<Application, Diagnostic[]> {
  const faults = read.ok ? others : [...read.error, ...others];
  return faults.length > 0 ? fail(faults) : read;
}

const SECTIONS = ['facts', 'priorFacts'] as const;

/** What facts are checked with. `date`: null where it cannot be read. */
interface DatedFacts extends Pick<Application, (typeof SECTIONS)[number]> {
  readonly date: string | null;
}

const LooseFacts = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((facts) =>
    Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => {
        const fact = FactInput.safeParse(value);
        return fact.success ? [[name, fact.data] as const] : [];
      }),
    ),
  );
const LooseApplication = z
  .object({ date: z.iso.date().nullable().catch(null), facts: LooseFacts, priorFacts: LooseFacts })
  .catch({ date: null, facts: {}, priorFacts: {} });

/** What can be read in an application that cannot, so that its sender hears of all faults at once. */
function readLoosely(input: unknown): DatedFacts {
  return LooseApplication.parse(input);
}

/** Dates that cannot be meant, and facts that somebody knew before they were true: their dates are mistaken for each other. */
function checkDays(application: DatedFacts): Diagnostic[] {
  const faults = application.date === null ? [] : checkDay(application.date, ['date']);
  for (const section of SECTIONS) {
    for (const [name, input] of Object.entries(application[section])) {
      if (typeof input !== 'object') continue;
      const { asOf, knownAt } = input;
      if (asOf !== null) faults.push(...checkDay(asOf, [section, name, 'asOf']));
      if (knownAt === null) continue;
      const path = [section, name, 'knownAt'];
      faults.push(...checkDay(knownAt, path));
      if (asOf !== null && knownAt < asOf)
        faults.push(applicationCodes.knownTooEarly.at({ path }, { name, asOf, knownAt }));
    }
  }
  return faults;
}

function checkDay(day: string, path: JsonPath): Diagnostic[] {
  const isInside = day >= FIRST_DAY && day <= LAST_DAY;
  return isInside ? [] : [applicationCodes.dayOutOfRange.at({ path }, { day, first: FIRST_DAY, last: LAST_DAY })];
}

/** Without a date nothing is known to come from the future. */
function checkSections(policy: Policy, application: DatedFacts): Diagnostic[] {
  const date = application.date ?? LAST_DAY;
  return SECTIONS.flatMap((section) => checkFacts(policy, application[section], section, date));
}

function describePlace(root: unknown, path: JsonPath): Text {
  const [section, name] = path;
  if ((section === 'facts' || section === 'priorFacts') && typeof name === 'string') {
    return inEachLanguage((locale) => `${locale === 'fr' ? 'fait' : 'fact'} ${quote(name, locale)}`);
  }
  return describeProperty(root, path);
}

function checkFacts(
  policy: Policy,
  facts: Application['facts'],
  section: 'facts' | 'priorFacts',
  date: string,
): Diagnostic[] {
  const known = policy.scorecard.facts;
  return Object.entries(facts).flatMap(([name, input]) => {
    const definition = Object.hasOwn(known, name) ? known[name] : undefined;
    if (definition !== undefined) return checkFact(name, definition, input, [section, name], date);
    const path = [section, name];
    const nearest = findNearest(name, Object.keys(known));
    const fixes =
      nearest === null || Object.hasOwn(facts, nearest)
        ? []
        : [
            {
              title: inEachLanguage((locale) =>
                locale === 'fr' ? `Renommer en ${quote(nearest, locale)}` : `Rename to ${quote(nearest, locale)}`,
              ),
              edits: [
                { path, value: undefined },
                { path: [section, nearest], value: input },
              ],
            },
          ];
    return [applicationCodes.unknownFact.at({ path, onKey: true, fixes }, { name, nearest })];
  });
}

function checkFact(
  name: string,
  definition: FactDefinition,
  input: FactInput,
  path: JsonPath,
  date: string,
): Diagnostic[] {
  if (typeof input !== 'object') return checkValue(name, definition, input, path);
  const faults: Diagnostic[] = [];
  const { value, status } = input;
  if ((value === null) === (status === 'present')) {
    faults.push(applicationCodes.valueAndStatus.at({ path }, { name, status }));
  } else if (value !== null) faults.push(...checkValue(name, definition, value, [...path, 'value']));
  for (const property of ['asOf', 'knownAt'] as const) {
    const day = input[property];
    if (day === null || day <= date) continue;
    faults.push(applicationCodes.lookAhead.at({ path: [...path, property] }, { name, date, day, property }));
  }
  return faults;
}

function checkValue(name: string, definition: FactDefinition, value: FactValue, path: JsonPath): Diagnostic[] {
  const kind = definition.type;
  const wrongKind = (): Diagnostic[] => [applicationCodes.wrongKind.at({ path }, { name, kind })];
  switch (definition.type) {
    case 'money':
      return Number.isSafeInteger(value) ? [] : wrongKind();
    case 'integer':
    case 'number': {
      const isKind = definition.type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
      if (!isKind || typeof value !== 'number') return wrongKind();
      const { minimum, maximum } = definition;
      const isInside = (minimum === null || value >= minimum) && (maximum === null || value <= maximum);
      return isInside ? [] : [applicationCodes.outOfRange.at({ path }, { name, minimum, maximum })];
    }
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongKind();
    case 'date':
      return typeof value === 'string' && isCalendarDate(value) ? [] : wrongKind();
    case 'code':
      return typeof value === 'string' && value !== '' ? [] : wrongKind();
    case 'category': {
      if (typeof value !== 'string') return wrongKind();
      const { values } = definition;
      if (values.includes(value)) return [];
      const nearest = findNearest(value, values);
      return [applicationCodes.unlisted.at({ path }, { name, value, values, nearest })];
    }
  }
}
