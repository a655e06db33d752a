/** Puts the faults that zod finds into our codes and words: one diagnostic for each thing that a person must mend. */
import { z } from 'zod';
import { type JsonKind, shapeCodes, TEXT_KEYS } from '../codes/shape-codes.js';
import type { Diagnostic, Fix, JsonPath } from '../diagnostic.js';
import { findNearest } from '../edit-distance.js';
import { inEachLanguage, quote } from '../messages.js';
import { describeForm } from '../patterns.js';
import { LOCALES, type Text } from '../text.js';
import { isRecord, knownKeys, propertySchema, schemaAt, specimenOf, valueAt } from './schema-walk.js';

type Issue = z.core.$ZodIssue;

/** What differs from one kind of document to another. */
export interface ShapeLanguage {
  readonly schema: z.core.$ZodType;
  /** Where a path leads, in words, to begin a sentence with; empty at the root. */
  readonly describePlace: (root: unknown, path: JsonPath) => Text;
  /** A better value for a missing property than the least that its schema allows; undefined when there is none. */
  readonly proposeValue: (root: unknown, path: JsonPath) => unknown;
}

/** One diagnostic for each fault of form in a document. */
export function explainIssues(root: unknown, issues: readonly Issue[], language: ShapeLanguage): Diagnostic[] {
  return issues.flatMap((issue) => explain(root, issue, issue.path.filter(isKey), language));
}

function isKey(key: PropertyKey): key is string | number {
  return typeof key !== 'symbol';
}

function explain(root: unknown, issue: Issue, path: JsonPath, language: ShapeLanguage): Diagnostic[] {
  const value = valueAt(root, path);
  const where = language.describePlace(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknown(root, path, key, language));
    case 'invalid_type':
      return [explainType(root, path, value, issue.expected, language)];
    case 'invalid_value':
      return [explainChoice(root, path, value, issue.values.map(String), issue.values, language)];
    case 'invalid_union':
      return explainUnion(root, issue, path, value, language);
    case 'invalid_key':
      return issue.issues.flatMap((inner) => {
        const key = String(path.at(-1));
        if (inner.code === 'invalid_format') {
          const form = describeForm(inner.format, inner.pattern);
          return [shapeCodes.textMalformed.at({ path, onKey: true }, { where, found: key, form })];
        }
        if (inner.code === 'too_big') {
          return [shapeCodes.textTooLong.at({ path, onKey: true }, { where, most: Number(inner.maximum) })];
        }
        return [];
      });
    case 'invalid_format': {
      if (typeof value === 'string' && value.trim() === '') return [shapeCodes.textEmpty.at({ path }, { where })];
      const form = describeForm(issue.format, issue.pattern);
      return [shapeCodes.textMalformed.at({ path }, { where, found: String(value), form })];
    }
    case 'too_small':
      return [explainBound(path, where, issue.origin, 'least', Number(issue.minimum), issue.inclusive !== false)];
    case 'too_big':
      return [explainBound(path, where, issue.origin, 'most', Number(issue.maximum), issue.inclusive !== false)];
    default:
      // Our schemas use no other check; should one come, its words must be written here.
      throw new Error(`no words for the fault ${issue.code}: ${issue.message}`);
  }
}

function explainUnknown(root: unknown, parent: JsonPath, key: string, language: ShapeLanguage): Diagnostic {
  const path = [...parent, key];
  const object = valueAt(root, parent);
  const known = knownKeys(schemaAt(language.schema, parent, root));
  const free = known.filter((candidate) => !isRecord(object) || !Object.hasOwn(object, candidate));
  const nearest = findNearest(key, free);
  const fixes: Fix[] = [];
  if (nearest !== null) {
    fixes.push({
      title: inEachLanguage((locale) =>
        locale === 'fr' ? `Renommer en ${quote(nearest, locale)}` : `Rename to ${quote(nearest, locale)}`,
      ),
      edits: [
        { path, value: undefined },
        { path: [...parent, nearest], value: valueAt(root, path) },
      ],
    });
  }
  fixes.push({ title: { fr: 'Retirer la propriété', en: 'Remove the property' }, edits: [{ path, value: undefined }] });
  const where = language.describePlace(root, parent);
  return shapeCodes.unknownProperty.at({ path, onKey: true, fixes }, { where, key, nearest, known });
}

function explainType(
  root: unknown,
  path: JsonPath,
  value: unknown,
  expected: string,
  language: ShapeLanguage,
): Diagnostic {
  if (value === undefined) return explainMissing(root, path, language);
  const where = language.describePlace(root, path);
  const schema = schemaAt(language.schema, path, root);
  const wanted = schema instanceof z.ZodNumber && schema.format === 'safeint' ? 'integer' : kindNamed(expected);
  if (wanted === 'integer' && typeof value === 'number') {
    const fixes = [Math.floor(value), Math.ceil(value)]
      .filter(Number.isSafeInteger)
      .map((whole) => replaceWith(path, whole));
    return shapeCodes.numberNotInteger.at({ path, fixes }, { where, value });
  }
  const fixes = convert(value, wanted).map((converted) => replaceWith(path, converted));
  return shapeCodes.wrongType.at({ path, fixes }, { where, expected: [wanted], found: kindOf(value) });
}

function explainMissing(root: unknown, path: JsonPath, language: ShapeLanguage): Diagnostic {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const parentSchema = schemaAt(language.schema, parent, root);
  const where = language.describePlace(root, parent);
  const locale = LOCALES.find((known) => known === key);
  if (locale !== undefined && isTextSchema(parentSchema)) {
    const [otherKey] = TEXT_KEYS.filter((other) => other !== key);
    const other = otherKey === undefined ? undefined : valueAt(root, [...parent, otherKey]);
    const fixes: Fix[] =
      typeof other !== 'string'
        ? []
        : [
            {
              title: { fr: 'Copier l’autre langue, à traduire', en: 'Copy the other language, to be translated' },
              edits: [{ path, value: other }],
            },
          ];
    return shapeCodes.translationMissing.at({ path, fixes }, { where, locale });
  }
  const declared = propertySchema(parentSchema, key);
  const proposed = language.proposeValue(root, path) ?? (declared === undefined ? undefined : specimenOf(declared));
  const fixes: Fix[] =
    proposed === undefined
      ? []
      : [
          {
            title: inEachLanguage((locale) =>
              locale === 'fr' ? `Ajouter ${quote(key, locale)}` : `Add ${quote(key, locale)}`,
            ),
            edits: [{ path, value: proposed }],
          },
        ];
  return shapeCodes.propertyMissing.at({ path, fixes }, { where, key });
}

function isTextSchema(schema: z.core.$ZodType | undefined): boolean {
  const keys = knownKeys(schema);
  return keys.length === TEXT_KEYS.length && TEXT_KEYS.every((key) => keys.includes(key));
}

function explainChoice(
  root: unknown,
  path: JsonPath,
  value: unknown,
  options: readonly string[],
  values: readonly unknown[],
  language: ShapeLanguage,
): Diagnostic {
  if (value === undefined) return explainMissing(root, path, language);
  const where = language.describePlace(root, path);
  const found = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  const nearest = findNearest(found, options);
  const ordered = nearest === null ? options : [nearest, ...options.filter((option) => option !== nearest)];
  const fixes = ordered.slice(0, 12).map((option) => replaceWith(path, values[options.indexOf(option)]));
  return shapeCodes.notOneOf.at({ path, fixes }, { where, found, options, nearest });
}

function explainUnion(
  root: unknown,
  issue: z.core.$ZodIssueInvalidUnion,
  path: JsonPath,
  value: unknown,
  language: ShapeLanguage,
): Diagnostic[] {
  if (value === undefined) return [explainMissing(root, path, language)];
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
    return [explainChoice(root, path, value, options.map(String), options, language)];
  }
  const best = [...issue.errors].sort((left, right) => strangeness(left, value) - strangeness(right, value))[0] ?? [];
  const kinds = kindsExpected(issue);
  if (kinds !== null) {
    const where = language.describePlace(root, path);
    return [shapeCodes.wrongType.at({ path }, { where, expected: [...new Set(kinds)], found: kindOf(value) })];
  }
  return best.flatMap((inner) => explain(root, inner, [...path, ...inner.path.filter(isKey)], language));
}

/** The kinds of value that a union takes, when the value is of none of them; null when it is of the kind of a branch. */
function kindsExpected(issue: z.core.$ZodIssueInvalidUnion): JsonKind[] | null {
  const kinds: JsonKind[] = [];
  for (const branch of issue.errors) {
    const atRoot = branch.find(({ path }) => path.length === 0);
    const inner =
      atRoot?.code === 'invalid_type'
        ? [kindNamed(atRoot.expected)]
        : atRoot?.code === 'invalid_union'
          ? kindsExpected(atRoot)
          : null;
    if (inner === null) return null;
    kinds.push(...inner);
  }
  return kinds;
}

/** How unlike a branch of a union the value is: a wrong kind of value most of all, then foreign and missing keys. */
function strangeness(issues: readonly Issue[], value: unknown): number {
  let total = 0;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') total += 10 * issue.keys.length;
    else if (issue.code === 'invalid_union' && issue.path.length === 0) {
      total += Math.min(...issue.errors.map((branch) => strangeness(branch, value)));
    } else if (issue.path.length === 0 && issue.code === 'invalid_type') total += 1000;
    else if (issue.path.length === 1 && valueAt(value, issue.path.filter(isKey)) === undefined) total += 10;
    else total += 1;
  }
  return total;
}

function explainBound(
  path: JsonPath,
  where: Text,
  origin: string,
  bound: 'least' | 'most',
  value: number,
  inclusive: boolean,
): Diagnostic {
  if (origin === 'string') {
    return bound === 'least'
      ? shapeCodes.textEmpty.at({ path }, { where })
      : shapeCodes.textTooLong.at({ path }, { where, most: value });
  }
  if (origin === 'array' || origin === 'tuple') {
    const key = path.at(-1);
    if (bound === 'most') return shapeCodes.listTooLong.at({ path }, { where, most: value });
    if (key === 'all' || key === 'any') return shapeCodes.groupEmpty.at({ path }, { where, group: key });
    return shapeCodes.listTooShort.at({ path }, { where, least: value });
  }
  return shapeCodes.numberOutOfRange.at({ path }, { where, bound, value, inclusive });
}

function replaceWith(path: JsonPath, value: unknown): Fix {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    title: inEachLanguage((locale) =>
      locale === 'fr' ? `Mettre ${quote(shown, locale)}` : `Put ${quote(shown, locale)}`,
    ),
    edits: [{ path, value }],
  };
}

function kindNamed(expected: string): JsonKind {
  switch (expected) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'int':
      return 'integer';
    case 'boolean':
      return 'boolean';
    case 'array':
    case 'tuple':
      return 'list';
    case 'null':
      return 'null';
    default:
      return 'object';
  }
}

/** What JSON calls a value. */
export function kindOf(value: unknown): JsonKind {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}

/** The value that was plainly meant, when only its quotation marks or their lack are wrong. */
function convert(value: unknown, wanted: JsonKind): unknown[] {
  if (typeof value === 'string') {
    if (wanted === 'boolean' && (value === 'true' || value === 'false')) return [value === 'true'];
    const number = /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : null;
    if (number !== null && (wanted === 'number' || (wanted === 'integer' && Number.isSafeInteger(number))))
      return [number];
  }
  if (wanted === 'text' && (typeof value === 'number' || typeof value === 'boolean')) return [String(value)];
  if (wanted === 'list' && value !== null && typeof value !== 'object') return [[value]];
  return [];
}
