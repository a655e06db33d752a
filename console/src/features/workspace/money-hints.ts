import { type Node, parseTree } from 'jsonc-parser';

/** An amount in minor units and where its number ends in the text. */
export interface MoneyPlace {
  readonly offset: number;
  readonly minor: number;
}

/**
 * Every amount of a scorecard text: numbers under a key that ends in `Minor`, alone or in a list, and the values of
 * rating tables whose unit is money. Works on a text with faults, as far as it can be read.
 */
export function findAmounts(text: string): readonly MoneyPlace[] {
  const root = parseTree(text, []);
  const places: MoneyPlace[] = [];
  if (root !== undefined) visit(root, places);
  return places;
}

function visit(node: Node, places: MoneyPlace[]): void {
  for (const child of node.children ?? []) {
    if (child.type === 'property') {
      const [key, value] = child.children ?? [];
      if (value === undefined) continue;
      const name = String(key?.value);
      if (name.endsWith('Minor') || (name === 'values' && isMoneyTable(node))) collect(value, places);
      else visit(value, places);
    } else visit(child, places);
  }
}

function collect(node: Node, places: MoneyPlace[]): void {
  // A hint at every zero would only be noise.
  if (node.type === 'number' && node.value !== 0)
    places.push({ offset: node.offset + node.length, minor: Number(node.value) });
  for (const child of node.type === 'array' ? (node.children ?? []) : []) collect(child, places);
}

function isMoneyTable(node: Node): boolean {
  return (node.children ?? []).some(
    ({ children }) => children?.[0]?.value === 'unit' && children[1]?.value === 'money',
  );
}
