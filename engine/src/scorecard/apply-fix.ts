import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Fix, JsonPath } from '../kernel/diagnostic.js';

/**
 * The text of a document after a fix. Only the values that the fix touches are written; the lines around them stay as
 * their author laid them out. An edit whose place does not exist leaves the text as it is.
 */
export function applyFix(text: string, fix: Fix): string {
  return fix.edits.reduce((current, { path, value }) => applyEdit(current, path, value), text);
}

function applyEdit(text: string, path: JsonPath, value: unknown): string {
  const root = parseTree(text);
  const key = path.at(-1);
  if (root === undefined || key === undefined)
    return value === undefined ? text : `${JSON.stringify(value, null, 2)}\n`;
  const node = findNodeAtLocation(root, [...path]);
  if (node !== undefined) return value === undefined ? remove(text, node) : replace(text, node, value);
  const parent = findNodeAtLocation(root, path.slice(0, -1));
  return parent === undefined || value === undefined ? text : insert(text, parent, key, value);
}

function replace(text: string, node: Node, value: unknown): string {
  return splice(text, node.offset, node.offset + node.length, write(value, indentAt(text, node.offset)));
}

function remove(text: string, node: Node): string {
  const item = node.parent?.type === 'property' ? node.parent : node;
  const siblings = item.parent?.children ?? [];
  const at = siblings.indexOf(item);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  if (before !== undefined) return splice(text, before.offset + before.length, item.offset + item.length, '');
  return splice(text, item.offset, after?.offset ?? item.offset + item.length, '');
}

function insert(text: string, parent: Node, key: string | number, value: unknown): string {
  const name = parent.type === 'object' ? `${JSON.stringify(String(key))}: ` : '';
  const last = parent.children?.at(-1);
  if (last === undefined) {
    const indent = indentAt(text, parent.offset);
    const [open, close] = parent.type === 'object' ? ['{', '}'] : ['[', ']'];
    const inside = `${open}\n${indent}  ${name}${write(value, `${indent}  `)}\n${indent}${close}`;
    return splice(text, parent.offset, parent.offset + parent.length, inside);
  }
  const end = last.offset + last.length;
  const onOneLine = !text.slice(parent.offset, last.offset).includes('\n');
  if (onOneLine) return splice(text, end, end, `, ${name}${JSON.stringify(value)}`);
  const indent = indentAt(text, last.offset);
  return splice(text, end, end, `,\n${indent}${name}${write(value, indent)}`);
}

function splice(text: string, from: number, to: number, inserted: string): string {
  return text.slice(0, from) + inserted + text.slice(to);
}

function write(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

/** The white space with which the line of an offset begins. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
