const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether the code is that of a currency (ISO 4217), as the runtime knows them: `ZZZ` is none. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}
