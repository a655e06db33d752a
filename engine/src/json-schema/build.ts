/** JSON Schemas (draft-7) of the documents that people write, with help for editors in one language. */
import { z } from 'zod';
import { Application } from '../application/schema.js';
import { Benchmark } from '../benchmark/schema.js';
import { isRecord, specimenOf } from '../kernel/shape/schema-walk.js';
import type { Locale, Text } from '../kernel/text.js';
import {
  Band,
  Category,
  Characteristic,
  FactDefinition,
  Guard,
  PolicyRule,
  Ratio,
  Scorecard,
} from '../scorecard/schema.js';
import { COMMON_HELP, WORD_HELP } from './common-help.js';
import { APPLICATION_HELP, BENCHMARK_HELP } from './other-help.js';
import { SCORECARD_HELP } from './scorecard-help.js';

/** A JSON Schema, as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Help = Readonly<Record<string, Text>>;

/** The schema of a scorecard: `markdownDescription` on every property, and snippets to insert. */
export function scorecardJsonSchema(locale: Locale): JsonSchema {
  return build(Scorecard, 'Encours scorecard', SCORECARD_HELP, locale);
}

/** The schema of a sector benchmark. */
export function benchmarkJsonSchema(locale: Locale): JsonSchema {
  return build(Benchmark, 'Encours benchmark', BENCHMARK_HELP, locale);
}

/** The schema of an application. Facts are any here: what they must be depends on the scorecard. */
export function applicationJsonSchema(locale: Locale): JsonSchema {
  return build(Application, 'Encours application', APPLICATION_HELP, locale);
}

function build(schema: z.ZodType, title: string, help: Help, locale: Locale): JsonSchema {
  const generated: unknown = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  const described = describe(generated, '', help, locale);
  if (!isRecord(described)) throw new Error('a schema is an object');
  const { $schema, definitions, ...rest } = described;
  const conditions = isRecord(definitions)
    ? {
        definitions: Object.fromEntries(
          Object.keys(definitions).map((key) => [
            key,
            describe(definitionOf(generated, key), 'Condition', help, locale),
          ]),
        ),
      }
    : {};
  return { $schema, title, ...rest, ...conditions };
}

function definitionOf(generated: unknown, key: string): unknown {
  const definitions = isRecord(generated) ? generated.definitions : undefined;
  return isRecord(definitions) ? definitions[key] : undefined;
}

/** Adds help to a part of a generated schema, and to all parts below. `path` is written as in the help tables. */
function describe(part: unknown, path: string, help: Help, locale: Locale): unknown {
  if (!isRecord(part)) return part;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part)) {
    if (key === 'properties' && isRecord(value)) {
      result[key] = Object.fromEntries(
        Object.entries(value).map(([name, property]) => {
          const inner = path === '' ? name : `${path}.${name}`;
          const described = describe(property, inner, help, locale);
          return [name, withHelp(described, inner, name, help, locale)];
        }),
      );
    } else if (key === 'items') {
      result[key] = Array.isArray(value)
        ? value.map((item) => describe(item, `${path}[]`, help, locale))
        : withSnippets(describe(value, `${path}[]`, help, locale), `${path}[]`, locale);
    } else if (key === 'additionalProperties' && isRecord(value)) {
      result[key] = withSnippets(describe(value, `${path}.*`, help, locale), `${path}.*`, locale);
    } else if ((key === 'anyOf' || key === 'oneOf' || key === 'allOf') && Array.isArray(value)) {
      result[key] = value.map((option) => describe(option, path, help, locale));
    } else if (key !== 'definitions') result[key] = value;
    else result[key] = value;
  }
  return withWords(result, path, locale);
}

function withHelp(part: unknown, path: string, name: string, help: Help, locale: Locale): unknown {
  const text = Object.hasOwn(help, path) ? help[path] : COMMON_HELP[name];
  if (!isRecord(part) || text === undefined) return part;
  return { ...part, markdownDescription: text[locale] };
}

/** Explains each word of a closed list (`enumDescriptions`). */
function withWords(
  part: Readonly<Record<string, unknown>>,
  path: string,
  locale: Locale,
): Readonly<Record<string, unknown>> {
  const words = WORD_HELP[path.slice(path.lastIndexOf('.') + 1)];
  const options = part.enum;
  if (words === undefined || !Array.isArray(options)) return part;
  return { ...part, enumDescriptions: options.map((option) => words[String(option)]?.[locale] ?? '') };
}

const SNIPPETS: Readonly<Record<string, { readonly label: Text; readonly schema: z.core.$ZodType }>> = {
  'facts.*': { label: { fr: 'Nouveau fait', en: 'New fact' }, schema: FactDefinition },
  'ratios.*': { label: { fr: 'Nouveau ratio', en: 'New ratio' }, schema: Ratio },
  'ratios.*.guards[]': { label: { fr: 'Nouvelle garde', en: 'New guard' }, schema: Guard },
  'characteristics[]': { label: { fr: 'Nouveau critère', en: 'New characteristic' }, schema: Characteristic },
  'characteristics[].bands[]': { label: { fr: 'Nouvelle tranche', en: 'New band' }, schema: Band },
  'characteristics[].categories[]': { label: { fr: 'Nouvelle catégorie', en: 'New category' }, schema: Category },
  'rules[]': { label: { fr: 'Nouvelle règle', en: 'New rule' }, schema: PolicyRule },
};

function withSnippets(part: unknown, path: string, locale: Locale): unknown {
  const snippet = SNIPPETS[path];
  if (!isRecord(part) || snippet === undefined) return part;
  return { ...part, defaultSnippets: [{ label: snippet.label[locale], body: specimenOf(snippet.schema) }] };
}
