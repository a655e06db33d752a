/** How the codes of diagnostics are defined: each one once, with its severity and its words in every language. */
import type { Diagnostic, Fix, JsonPath, Severity } from './diagnostic.js';
import type { Text } from './text.js';

/** What a diagnostic says: what is wrong and what follows from it; and how to mend it. */
export interface Words {
  readonly message: Text;
  readonly help: Text;
}

/** Where a diagnostic is, and what can be done about it by a machine. */
export interface Place {
  readonly path: JsonPath;
  readonly span?: { readonly from: number; readonly to: number } | undefined;
  readonly onKey?: boolean | undefined;
  readonly fixes?: readonly Fix[] | undefined;
}

/** One code of the catalogue. Codes are stable: a meaning that changes gets a new one. */
export interface DiagnosticCode<Params> {
  readonly code: string;
  readonly severity: Severity;
  /** The diagnostic of this code at that place. */
  readonly at: (place: Place, params: Params) => Diagnostic;
}

/** Defines a code; `write` puts its parameters into words. */
export function defineCode<Params>(
  code: string,
  severity: Severity,
  write: (params: Params) => Words,
): DiagnosticCode<Params> {
  return {
    code,
    severity,
    at({ path, span, onKey, fixes }, params) {
      const { message, help } = write(params);
      return {
        code,
        severity,
        path,
        message,
        help,
        ...(span !== undefined && { span }),
        ...(onKey === true && { onKey }),
        ...(fixes !== undefined && fixes.length > 0 && { fixes }),
      };
    },
  };
}
