/**
 * French filed accounts to facts. Which column holds this year's net amount differs from page to page, an empty row is
 * not sent at all, and parts may be confidential: each of these has made other readers wrong.
 */
import { z } from 'zod';
import type { FactEnvelope } from '../application/schema.js';
import { liasseCodes } from '../kernel/codes/liasse-codes.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { AbsentKind } from '../scorecard/schema.js';
import type { LiasseCatalogue } from './schema.js';

const Amount = z.union([z.string(), z.number()]).nullish();

/** Filed accounts in the form of the INPI interface: rows by code, four columns of zero-padded amounts in euros. */
export const FiledAccounts = z.strictObject({
  /** INPI types C, S and K; consolidated accounts use the rows of complete ones. */
  type: z.enum(['complete', 'simplified', 'consolidated']),
  closedOn: z.iso.date(),
  /** The day on which anyone could read them; null when not known. */
  depositedOn: z.iso.date().nullable(),
  periodMonths: z.int().min(1).max(24).nullable(),
  currency: z.string().min(1).max(10),
  confidentiality: z.enum(['public', 'partial', 'full']),
  /** Share capital according to the register, in euros: the only outside witness of the scale; null when not known. */
  registeredCapitalEuros: z.number().nullable(),
  rows: z.array(z.strictObject({ code: z.string(), m1: Amount, m2: Amount, m3: Amount, m4: Amount })),
});
export type FiledAccounts = z.infer<typeof FiledAccounts>;

/** Facts of this year and of the previous one, and what is wrong with the filing. */
export interface AccountsReading {
  readonly facts: Readonly<Record<string, FactEnvelope>>;
  readonly priorFacts: Readonly<Record<string, FactEnvelope>>;
  readonly diagnostics: readonly Diagnostic[];
}

type Boxes = ReadonlyMap<string, number>;
const CENTS = 100;
/** Between these, two totals of one company in consecutive years differ by unit and not by business. */
const SCALE_JUMP = { least: 500, most: 2000 };

/**
 * Reads facts, in cents, from filed accounts. A sum with an absent box is `missing` (`confidential` when parts of the
 * filing are), unless an identity that holds proves the absent box to be empty. Accounts whose totals do not close
 * give a diagnostic; accounts in another currency give no facts.
 */
export function readAccounts(catalogue: LiasseCatalogue, accounts: FiledAccounts): AccountsReading {
  if (accounts.currency !== 'EUR') {
    const fault = liasseCodes.currency.at({ path: ['currency'] }, { currency: accounts.currency });
    return { facts: {}, priorFacts: {}, diagnostics: [fault] };
  }
  const simplified = accounts.type === 'simplified';
  const identities = simplified ? catalogue.simplifiedIdentities : catalogue.identities;
  const sums = simplified ? catalogue.simplifiedFacts : catalogue.facts;
  const diagnostics: Diagnostic[] = [];
  const read = (column: 'current' | 'prior'): Boxes => readBoxes(catalogue, accounts, column, diagnostics);
  const current = read('current');
  const prior = read('prior');
  diagnostics.push(...checkIdentities(identities, current, catalogue.toleranceEuros));
  const witnesses = simplified ? catalogue.simplifiedWitnesses : catalogue.witnesses;
  diagnostics.push(...checkScale(witnesses, current, prior, accounts.registeredCapitalEuros));
  if (accounts.type === 'consolidated') diagnostics.push(liasseCodes.consolidated.at({ path: ['type'] }, undefined));

  const asFacts = (boxes: Boxes, asOf: string | null): Record<string, FactEnvelope> => {
    const proven = proveEmpty(identities, boxes, catalogue.toleranceEuros);
    const absent: AbsentKind = accounts.confidentiality === 'public' ? 'missing' : 'confidential';
    const envelope = (value: FactEnvelope['value']): FactEnvelope => ({
      value,
      status: value === null ? absent : 'present',
      asOf,
      knownAt: accounts.depositedOn,
      source: 'accounts',
    });
    const amounts = Object.entries(sums).map(([fact, sum]): [string, FactEnvelope] => {
      const euros = addBoxes(sum, boxes, proven);
      return [fact, envelope(euros === null ? null : euros * CENTS)];
    });
    return {
      ...Object.fromEntries(amounts),
      'fin.accountsType': envelope(accounts.type),
      'fin.consolidated': envelope(accounts.type === 'consolidated' ? 1 : 0),
      // The filing has the length of its own year only.
      ...(asOf === null || accounts.periodMonths === null
        ? {}
        : { 'fin.periodMonths': envelope(accounts.periodMonths) }),
    };
  };
  return {
    facts: asFacts(current, accounts.closedOn),
    // The closing day of the previous year is not in the filing.
    priorFacts: prior.size === 0 ? {} : asFacts(prior, null),
    diagnostics,
  };
}

function readBoxes(
  catalogue: LiasseCatalogue,
  accounts: FiledAccounts,
  column: 'current' | 'prior',
  diagnostics: Diagnostic[],
): Boxes {
  const boxes = new Map<string, number>();
  const rows = new Map(accounts.rows.map((row, index) => [row.code, { row, index }]));
  const table = accounts.type === 'simplified' ? catalogue.simplifiedBoxes : catalogue.boxes;
  for (const { box, row: code, [column]: from } of table) {
    const found = rows.get(code);
    const raw = found?.row[from];
    if (found === undefined || raw === undefined || raw === null) continue;
    const euros = parseEuros(raw);
    if (euros === null) {
      diagnostics.push(liasseCodes.amount.at({ path: ['rows', found.index, from] }, { box, text: String(raw) }));
    } else {
      boxes.set(box, euros);
    }
  }
  return boxes;
}

/** `000000000007622`, `-000000000230752` or a number; null when it is none of these or not whole. */
function parseEuros(raw: string | number): number | null {
  const value = typeof raw === 'number' ? raw : /^-?\d{1,15}$/.test(raw.trim()) ? Number(raw.trim()) : Number.NaN;
  // `-000` is no negative zero.
  return Number.isSafeInteger(value * CENTS) ? value + 0 : null;
}

function splitSum(sum: string): readonly { readonly box: string; readonly sign: 1 | -1 }[] {
  return [...sum.matchAll(/([+-]?)([A-Z0-9]+)/g)].map(([, sign, box]) => ({
    box: box ?? '',
    sign: sign === '-' ? -1 : 1,
  }));
}

/** Null when a box is neither there nor known to be empty. */
function addBoxes(sum: string, boxes: Boxes, empty: ReadonlySet<string>): number | null {
  let total = 0;
  for (const { box, sign } of splitSum(sum)) {
    const euros = boxes.get(box) ?? (empty.has(box) ? 0 : null);
    if (euros === null) return null;
    total += sign * euros;
  }
  return total;
}

type Identity = LiasseCatalogue['identities'][number];

/** What both sides come to with absent rows at zero; null when a side has nothing to compare. */
function weigh(identity: Identity, boxes: Boxes): { left: number; right: number } | null {
  const sides = [identity.left, identity.right].map((sum) => {
    const terms = splitSum(sum);
    if (!terms.some(({ box }) => boxes.has(box))) return null;
    return terms.reduce((total, { box, sign }) => total + sign * (boxes.get(box) ?? 0), 0);
  });
  const [left, right] = sides;
  return left === null || left === undefined || right === null || right === undefined ? null : { left, right };
}

function checkIdentities(identities: readonly Identity[], boxes: Boxes, tolerance: number): Diagnostic[] {
  return identities.flatMap((identity) => {
    const sides = weigh(identity, boxes);
    if (sides === null || Math.abs(sides.left - sides.right) <= tolerance) return [];
    return [liasseCodes.identity.at({ path: ['rows'] }, { label: identity.label, ...sides })];
  });
}

/** Boxes that were not sent and that a sum which closes without them shows to be empty. */
function proveEmpty(identities: readonly Identity[], boxes: Boxes, tolerance: number): ReadonlySet<string> {
  const empty = new Set<string>();
  for (const identity of identities) {
    const sides = weigh(identity, boxes);
    if (sides === null || Math.abs(sides.left - sides.right) > tolerance) continue;
    // Only a total that is itself known can prove its parts: two unknown boxes may cancel out.
    const [total] = splitSum(identity.left);
    if (total === undefined || !boxes.has(total.box)) continue;
    for (const { box } of splitSum(identity.right)) if (!boxes.has(box)) empty.add(box);
  }
  return empty;
}

function checkScale(
  { totalBox, capitalBox }: LiasseCatalogue['witnesses'],
  current: Boxes,
  prior: Boxes,
  capitalEuros: number | null,
): Diagnostic[] {
  const now = current.get(totalBox) ?? 0;
  const before = prior.get(totalBox) ?? 0;
  const capital = current.get(capitalBox) ?? 0;
  const at = { path: ['rows'] };
  if (capitalEuros !== null && capital > 0 && Math.round(capitalEuros / 1000) === capital && capital !== capitalEuros) {
    const label = {
      fr: 'le capital y est mille fois plus petit qu’au registre',
      en: 'the share capital is a thousand times smaller than in the register',
    };
    return [liasseCodes.scale.at(at, { label })];
  }
  if (now > 0 && before / now >= SCALE_JUMP.least && before / now <= SCALE_JUMP.most) {
    const label = {
      fr: 'le total de l’actif est mille fois plus petit que l’exercice précédent',
      en: 'total assets are a thousand times smaller than the year before',
    };
    return [liasseCodes.scale.at(at, { label })];
  }
  return [];
}
