/** Canonical JSON (RFC 8785): one text for one value, so that a digest of it identifies the value. */

/**
 * Writes a JSON value in the canonical form of RFC 8785: keys in order of their UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them.
 *
 * Properties that are `undefined` are left out, as `JSON.stringify` does. A lone surrogate, which the RFC leaves
 * undefined, is written as its `\udXXX` escape, so the result is always well-formed text. Throws on what JSON cannot
 * hold (a function, `NaN`, `undefined` in a list): that is a bug of the caller, never of a document.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON cannot hold the number ${value}`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object': {
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    }
    default:
      throw new TypeError(`JSON cannot hold a value of type ${typeof value}`);
  }
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ',';
    text += canonicalJson(items[index]);
  }
  return `${text}]`;
}

function canonicalObject(object: object): string {
  // The default order of `sort` compares UTF-16 code units, which is what the RFC asks for.
  const values = object as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const item = values[key];
    if (item === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}
