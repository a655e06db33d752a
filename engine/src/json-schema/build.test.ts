import { describe, expect, it } from 'vitest';
import { isRecord } from '../kernel/shape/schema-walk.js';
import { LOCALES } from '../kernel/text.js';
import { applicationJsonSchema, benchmarkJsonSchema, type JsonSchema, scorecardJsonSchema } from './build.js';

const SCHEMAS = [
  { name: 'scorecard', build: scorecardJsonSchema },
  { name: 'benchmark', build: benchmarkJsonSchema },
  { name: 'application', build: applicationJsonSchema },
];

/** Every property of a schema with its help, however deep. */
function propertiesOf(part: unknown, path: string): { path: string; help: unknown }[] {
  if (Array.isArray(part)) return part.flatMap((item) => propertiesOf(item, path));
  if (!isRecord(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'properties' && isRecord(value)) {
      return Object.entries(value).flatMap(([name, property]) => [
        { path: `${path}.${name}`, help: isRecord(property) ? property.markdownDescription : undefined },
        ...propertiesOf(property, `${path}.${name}`),
      ]);
    }
    return key === 'defaultSnippets' ? [] : propertiesOf(value, path);
  });
}

describe.each(SCHEMAS)('the JSON Schema of a $name', ({ name, build }) => {
  it('explains every property in every language', () => {
    for (const locale of LOCALES) {
      const without = propertiesOf(build(locale), '').filter(({ help }) => typeof help !== 'string' || help === '');
      expect(without).toEqual([]);
    }
  });

  it('is the committed file', async () => {
    const text = `${JSON.stringify(build('en'), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../../scorecards/schema/${name}.schema.json`);
  });
});

describe('scorecardJsonSchema', () => {
  const at = (schema: JsonSchema, ...path: readonly string[]): unknown =>
    path.reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), schema);

  it('is draft-7, and lets an editor name its schema', () => {
    const schema = scorecardJsonSchema('fr');
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(at(schema, 'properties', '$schema')).toMatchObject({ type: 'string' });
  });

  it('speaks the language it is asked for', () => {
    const help = (locale: 'fr' | 'en'): unknown =>
      at(scorecardJsonSchema(locale), 'properties', 'baseScore', 'markdownDescription');
    expect(help('fr')).toMatch(/Points de départ/);
    expect(help('en')).toMatch(/Points that every customer/);
  });

  it('offers snippets and explains words', () => {
    const schema = scorecardJsonSchema('en');
    expect(at(schema, 'properties', 'rules', 'items', 'defaultSnippets')).toMatchObject([{ label: 'New rule' }]);
    expect(JSON.stringify(schema)).toContain('"enumDescriptions":["Higher is better.","Lower is better.","Neither."]');
  });
});
