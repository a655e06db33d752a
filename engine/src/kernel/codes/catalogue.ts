/** Every code that a diagnostic may have. `docs/diagnostics.md` explains each; a test keeps the two together. */
import type { Severity } from '../diagnostic.js';
import { applicationCodes } from './application-codes.js';
import { bandCodes } from './band-codes.js';
import { benchmarkCodes } from './benchmark-codes.js';
import { documentCodes } from './document-codes.js';
import { formulaCodes } from './formula-codes.js';
import { grantCodes } from './grant-codes.js';
import { nameCodes } from './name-codes.js';
import { ruleCodes } from './rule-codes.js';
import { scoreCodes } from './score-codes.js';
import { shapeCodes } from './shape-codes.js';
import { unitCodes } from './unit-codes.js';

/** A code and its severity, by the part of the check that it belongs to. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: Severity;
  readonly area: string;
}

const AREAS: Readonly<Record<string, Readonly<Record<string, Pick<CatalogueEntry, 'code' | 'severity'>>>>> = {
  document: documentCodes,
  shape: shapeCodes,
  names: nameCodes,
  formulas: formulaCodes,
  units: unitCodes,
  bands: bandCodes,
  scores: scoreCodes,
  rules: ruleCodes,
  grants: grantCodes,
  benchmarks: benchmarkCodes,
  applications: applicationCodes,
};

/** All codes, area by area. */
export const DIAGNOSTIC_CODES: readonly CatalogueEntry[] = Object.entries(AREAS).flatMap(([area, codes]) =>
  Object.values(codes).map(({ code, severity }) => ({ code, severity, area })),
);
