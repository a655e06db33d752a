/** Finds the schema that governs a place in a document, and a value that could stand there. */
import { z } from 'zod';
import type { JsonPath } from '../diagnostic.js';
import { specimenOfForm } from '../patterns.js';

type Schema = z.core.$ZodType;

/** The schema inside optional, nullable, default and lazy wrappers. */
export function unwrapSchema(schema: Schema): Schema {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
    else if (inner instanceof z.ZodDefault) inner = inner.unwrap();
    else if (inner instanceof z.ZodLazy) inner = inner.unwrap();
    else return inner;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where there is none. Own properties only. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isRecord(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** The properties of an object schema, without the looseness that zod types them with. */
function propertiesOf(schema: z.ZodObject): Readonly<Record<string, Schema>> {
  return schema.shape;
}

/** Of the options of a union, the one that the value most looks like. */
function chooseOption(union: z.ZodUnion, value: unknown): Schema | undefined {
  const options = union.options.map(unwrapSchema);
  if (!isRecord(value)) return options.find((option) => !(option instanceof z.ZodObject)) ?? options[0];
  let best: Schema | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const option of options) {
    if (!(option instanceof z.ZodObject)) continue;
    let score = 0;
    for (const [key, property] of Object.entries(propertiesOf(option))) {
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      if (given === undefined) continue;
      score += 1;
      // A discriminator decides: its value is one that the option names, or it is not.
      if (property instanceof z.ZodLiteral || property instanceof z.ZodEnum) {
        score += z.safeParse(property, given).success ? 100 : -100;
      }
    }
    if (score > bestScore) {
      best = option;
      bestScore = score;
    }
  }
  return best ?? options[0];
}

/** The schema at a path, wrappers taken off; undefined where the schema knows no such place. */
export function schemaAt(schema: Schema, path: JsonPath, root: unknown): Schema | undefined {
  let current: Schema | undefined = resolveUnion(unwrapSchema(schema), root);
  let value = root;
  for (const key of path) {
    if (current === undefined) return undefined;
    let next: Schema | undefined;
    if (current instanceof z.ZodObject) next = propertySchema(current, String(key));
    else if (current instanceof z.ZodRecord) next = current.valueType;
    else if (current instanceof z.ZodArray) next = current.element;
    else if (current instanceof z.ZodTuple) next = current._zod.def.items[Number(key)];
    value = valueAt(value, [key]);
    current = next === undefined ? undefined : resolveUnion(unwrapSchema(next), value);
  }
  return current;
}

function resolveUnion(schema: Schema, value: unknown): Schema | undefined {
  let current: Schema | undefined = schema;
  while (current instanceof z.ZodUnion) {
    const option: Schema | undefined = chooseOption(current, value);
    current = option === undefined ? undefined : unwrapSchema(option);
  }
  return current;
}

/** The keys that an object at that place may have. */
export function knownKeys(schema: Schema | undefined): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/**
 * The schema of a property as it is declared, wrappers kept: what {@link specimenOf} needs to know that null will do.
 */
export function propertySchema(parent: Schema | undefined, key: string): Schema | undefined {
  if (!(parent instanceof z.ZodObject)) return undefined;
  const properties = propertiesOf(parent);
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** A least value of a schema, to put where one is missing. Right in form; its author still has to fill it in. */
export function specimenOf(schema: Schema): unknown {
  if (schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodOptional) return undefined;
  if (schema instanceof z.ZodDefault) return schema.def.defaultValue;
  if (schema instanceof z.ZodLazy) return specimenOf(schema.unwrap());
  if (schema instanceof z.ZodObject) {
    const properties = Object.entries(propertiesOf(schema));
    const keys = properties.map(([key]) => key);
    if (keys.length === 2 && keys.includes('fr') && keys.includes('en'))
      return { fr: 'À compléter', en: 'To be completed' };
    const entries = properties.map(([key, property]): [string, unknown] => [key, specimenOf(property)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (schema instanceof z.ZodTuple) return schema._zod.def.items.map((item) => specimenOf(item));
  if (schema instanceof z.ZodArray) {
    const least = schema._zod.bag.minimum ?? schema._zod.bag.length;
    return typeof least === 'number' && least > 0
      ? Array.from({ length: least }, () => specimenOf(schema.element))
      : [];
  }
  if (schema instanceof z.ZodRecord) return {};
  // The last option of a union is its plainest (a comparison among conditions).
  if (schema instanceof z.ZodUnion) {
    const option = schema instanceof z.ZodDiscriminatedUnion ? schema.options[0] : schema.options.at(-1);
    return option === undefined ? null : specimenOf(option);
  }
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodNumber) return Math.max(0, Math.ceil(leastNumber(schema)));
  if (schema instanceof z.ZodISODate) return specimenOfForm('date', undefined);
  if (schema instanceof z.ZodString) {
    const [pattern] = schema._zod.bag.patterns ?? [];
    return specimenOfForm(undefined, pattern) ?? '…';
  }
  return null;
}

function leastNumber(schema: z.ZodNumber): number {
  const { minValue } = schema;
  if (minValue === null || minValue <= Number.MIN_SAFE_INTEGER) return 0;
  return schema.safeParse(minValue).success ? minValue : minValue + 1;
}
