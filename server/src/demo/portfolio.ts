/** The customers of the demo: who they are, how well they do, and what will happen to them. */
import type { Confidentiality } from './accounts.js';
import { inventName, inventSiren } from './names.js';
import type { Random } from './random.js';
import { SECTORS, type Sector, SIZES, type SizeProfile } from './sectors.js';

/** What befalls a customer, in months from the start of the history. */
export type Fate =
  | { readonly kind: 'steady' }
  /** Pays later and later from `from` on; recovers after `until`, if ever. */
  | { readonly kind: 'slipping'; readonly from: number; readonly until: number | null }
  /** Stops paying, without a court. */
  | { readonly kind: 'walks_away'; readonly at: number }
  | {
      readonly kind: 'proceeding';
      readonly at: number;
      readonly opening: 'safeguard' | 'reorganisation' | 'liquidation';
    };

export interface DemoCustomer {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly siren: string | null;
  readonly sector: Sector;
  readonly size: SizeProfile;
  readonly isNaturalPerson: boolean;
  /** Months before the start of the history; negative: joined during it. */
  readonly tenureMonths: number;
  readonly ageMonths: number;
  /** Habit of paying: 0 average, positive worse. */
  readonly habit: number;
  /** Financial strength: 0 average, positive better. */
  readonly strength: number;
  readonly growth: number;
  readonly turnoverEuros: number;
  readonly invoicesPerMonth: number;
  readonly invoiceEuros: number;
  readonly termsDays: number;
  readonly endOfMonth: boolean;
  readonly filesAccounts: boolean;
  readonly confidentiality: Confidentiality;
  readonly closingMonth: number;
  /** Is it on the watch list of legal events, with an external rating, insured? */
  readonly isWatched: boolean;
  readonly hasExternalRating: boolean;
  readonly isInsured: boolean;
  readonly fate: Fate;
  readonly random: Random;
}

/** Yearly share of customers for which a court opens a proceeding. */
const PROCEEDINGS_PER_YEAR = 0.012;

function drawFate(random: Random, strength: number, months: number): Fate {
  // Weak companies fail several times as often as strong ones; on average the yearly share holds.
  const risk = PROCEEDINGS_PER_YEAR * (months / 12) * (strength < -1 ? 3.6 : strength < 0 ? 1.2 : 0.32);
  if (random.chance(risk)) {
    const opening = random.pickWeighted<{ weight: number; kind: 'safeguard' | 'reorganisation' | 'liquidation' }>([
      { weight: 62, kind: 'liquidation' },
      { weight: 33, kind: 'reorganisation' },
      { weight: 5, kind: 'safeguard' },
    ]);
    return { kind: 'proceeding', at: random.between(7, months - 1), opening: opening.kind };
  }
  if (random.chance(0.02)) return { kind: 'walks_away', at: random.between(8, months - 4) };
  if (random.chance(0.12)) {
    const from = random.between(3, months - 6);
    return { kind: 'slipping', from, until: random.chance(0.55) ? from + random.between(6, 12) : null };
  }
  return { kind: 'steady' };
}

/** `count` customers; the same ones for the same stream, whatever the dates. */
export function drawPortfolio(random: Random, count: number, months: number): DemoCustomer[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index): DemoCustomer => {
    const own = random.fork(index);
    const sector = own.pickWeighted(SECTORS);
    const size = own.pickWeighted(SIZES);
    const isNaturalPerson = size.size === 'TPE' && own.chance(0.14);
    const strength = own.normal();
    const habit = -0.5 * strength + 0.87 * own.normal();
    const turnoverEuros = size.turnoverEuros * Math.E ** (size.spread * own.normal());
    const joined = own.chance(0.24);
    const ageMonths = own.integer(joined ? 8 : 40, 420);
    const confidentiality: Confidentiality = own.chance(size.confidential)
      ? size.size === 'TPE'
        ? 'all'
        : 'profit_and_loss'
      : 'public';
    return {
      index,
      id: `C${String(index + 1).padStart(4, '0')}`,
      name: inventName(own, own.pick(sector.trades), isNaturalPerson, names),
      siren: own.chance(0.97) ? inventSiren(index) : null,
      sector,
      size,
      isNaturalPerson,
      tenureMonths: joined ? -own.integer(1, months - 4) : own.integer(3, Math.min(ageMonths, 140)),
      ageMonths,
      habit,
      strength,
      growth: 0.03 + 0.04 * own.normal(),
      turnoverEuros,
      invoicesPerMonth: size.invoicesPerMonth * own.between(0.6, 1.4),
      invoiceEuros: size.invoiceEuros * Math.E ** (0.5 * own.normal()),
      termsDays: own.pickWeighted<{ weight: number; days: number }>([
        { weight: 55, days: 30 },
        { weight: 25, days: 45 },
        { weight: 20, days: 60 },
      ]).days,
      endOfMonth: own.chance(0.3),
      filesAccounts: !isNaturalPerson && own.chance(size.publishes),
      confidentiality,
      closingMonth: own.pickWeighted<{ weight: number; month: number }>([
        { weight: 70, month: 12 },
        { weight: 12, month: 9 },
        { weight: 10, month: 6 },
        { weight: 8, month: 3 },
      ]).month,
      isWatched: own.chance(0.78),
      hasExternalRating: own.chance(0.6),
      isInsured: size.size !== 'TPE' && own.chance(0.45),
      fate: drawFate(own, strength, months),
      random: own,
    };
  });
}
