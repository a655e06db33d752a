import type { Text } from './text.js';

/** `error` forbids publication; `warning` must be read before it; `info` is advice. */
export type Severity = 'error' | 'warning' | 'info';

/** Where in a JSON document: keys and indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** A mechanical mend: replace the value at `path` (`undefined` removes it). */
export interface Fix {
  readonly title: Text;
  readonly edits: readonly { readonly path: JsonPath; readonly value: unknown }[];
}

/**
 * One fault in a document that a person wrote. `path` names the value at fault; `span` narrows it to characters inside
 * a string value (a formula). `message` says what is wrong and its consequence, `help` how to mend it.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly path: JsonPath;
  readonly span?: { readonly from: number; readonly to: number };
  /** True when the key, not its value, is at fault (an unknown or duplicate property). */
  readonly onKey?: boolean;
  readonly message: Text;
  readonly help?: Text;
  readonly fixes?: readonly Fix[];
}
