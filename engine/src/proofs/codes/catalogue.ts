/** Every code that a proof may have. `docs/proofs.md` explains each; a test keeps the two together. */
import type { CatalogueEntry } from '../../kernel/codes/catalogue.js';
import { compositionCodes } from './composition-codes.js';
import { logicCodes } from './logic-codes.js';
import { reachCodes } from './reach-codes.js';

const AREAS: Readonly<Record<string, Readonly<Record<string, Pick<CatalogueEntry, 'code' | 'severity'>>>>> = {
  logic: logicCodes,
  reach: reachCodes,
  composition: compositionCodes,
};

/** All codes of proofs, area by area. */
export const PROOF_CODES: readonly CatalogueEntry[] = Object.entries(AREAS).flatMap(([area, codes]) =>
  Object.values(codes).map(({ code, severity }) => ({ code, severity, area })),
);
