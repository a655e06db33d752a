/**
 * Facts that our own records give: how a customer pays, what it was granted, what registers told of it. Each is read at
 * one moment from what was known by then.
 */
import type { FactEnvelope, FactValue } from '../application/schema.js';
import { fromDayNumber, monthsBetweenDays } from '../kernel/calendar-date.js';
import type { KnownPast } from './known-past.js';
import type { LimitInForce } from './limit-shelf.js';
import type { BehaviourWindows, PaymentCharacteristics } from './payment-characteristics.js';
import type { FollowedSince } from './prepared-history.js';
import { judgePromises } from './promises.js';
import type { CreditLimitRecord, RegistryEventRecord } from './records.js';

/** A customer at the end of a day. */
export interface Moment {
  readonly past: KnownPast;
  readonly day: number;
  readonly windows: BehaviourWindows;
  readonly measured: PaymentCharacteristics;
  readonly followedSince: FollowedSince;
  /** What all customers together owe. */
  readonly totalReceivables: number;
}

/** How our own records say that there is no value. */
export const MISSING = Symbol('missing');
export const NOT_APPLICABLE = Symbol('not applicable');

/** Undefined: our records do not speak of it, and leave the word to others. */
export type Reading = FactValue | typeof MISSING | typeof NOT_APPLICABLE | undefined;

export interface OwnFact {
  read(moment: Moment): Reading;
  readonly source: string;
  /** An imported fact of that name, whatever it says, goes first. */
  readonly yields?: true;
  /** When it became true and known, where that is not the day of the moment. */
  since?(moment: Moment): LimitInForce | null;
}

export const OWN_INVOICES = 'own_invoices';
const LEGAL_NOTICES = 'legal_notices';

/** By fact; units as in docs/statistics.md#payment-behaviour. */
const CHARACTERISTIC_OF = {
  'pay.invoiceCount12m': 'invoiceCount',
  'pay.dueCount12m': 'dueCount',
  'pay.settledCount12m': 'settledCount',
  'pay.weightedDaysBeyondTerms12m': 'weightedDaysBeyondTerms',
  'pay.meanDaysBeyondTerms12m': 'meanDaysBeyondTerms',
  'pay.signedDaysBeyondTerms12m': 'signedDaysBeyondTerms',
  'pay.worstDaysPastDue12m': 'worstDaysPastDue',
  'pay.onTimeShare12m': 'onTimeShare',
  'pay.lateShare12m': 'lateShare',
  'pay.settledLateShare12m': 'settledLateShare',
  'pay.shareOver30Days12m': 'shareOver30Days',
  'pay.shareOver90Days12m': 'shareOver90Days',
  'pay.trendDays': 'trendDays',
  'pay.volatilityDays12m': 'volatilityDays',
  'pay.promptnessIndex': 'promptnessIndex',
  'pay.disputeRate12m': 'disputeRate',
  'pay.openExposure': 'openExposureMinor',
  'pay.overdueAmount': 'overdueMinor',
  'pay.overdueShare': 'overdueShare',
  'pay.overdueShareOver60': 'overdueShareOver60',
  'pay.bucketDaysBeyondTerms': 'bucketDaysBeyondTerms',
  'pay.countbackDays': 'countbackDays',
  'pay.highCredit12m': 'highCreditMinor',
  'pay.averageMonthlyInvoiced12m': 'averageMonthlyInvoicedMinor',
  'pay.averageTermsDays12m': 'averageTermsDays',
  'pay.monthsSinceLastInvoice': 'monthsSinceLastInvoice',
} as const satisfies Record<string, keyof PaymentCharacteristics>;

const PAYMENT: readonly (readonly [string, OwnFact])[] = [
  ...Object.entries(CHARACTERISTIC_OF).map(([name, key]): [string, OwnFact] => [
    name,
    {
      source: OWN_INVOICES,
      // Without any invoice we know nothing of how it pays; a count of 0 would read as a finding.
      read: ({ past, measured }) => (past.ledger.firstIssued === null ? MISSING : (measured[key] ?? NOT_APPLICABLE)),
    },
  ]),
  [
    'pay.tenureMonths',
    {
      source: OWN_INVOICES,
      read: ({ past, day }) => tenureMonths(past, day) ?? MISSING,
    },
  ],
  [
    'pay.brokenPromiseRate12m',
    {
      source: OWN_INVOICES,
      read: ({ past, day, windows, followedSince }) => {
        if (day < followedSince.promises) return undefined;
        const { due, broken } = judgePromises(past.ledger, day, windows.yearAgo);
        return due === 0 ? NOT_APPLICABLE : broken / due;
      },
    },
  ],
  [
    'pay.writeOffUnpaid',
    {
      source: OWN_INVOICES,
      read: ({ past, day, followedSince }) =>
        day < followedSince.writeOffs ? undefined : past.ledger.hasUnpaidWriteOff,
    },
  ],
];

/** Names of the facts about how a customer pays. */
export const PAYMENT_FACTS: readonly string[] = PAYMENT.map(([name]) => name);

export const OWN_FACTS: ReadonlyMap<string, OwnFact> = new Map<string, OwnFact>([
  ...PAYMENT,
  ['pf.totalReceivables', { source: OWN_INVOICES, yields: true, read: ({ totalReceivables }) => totalReceivables }],
  [
    'legal.proceeding',
    {
      source: LEGAL_NOTICES,
      read: ({ past, day, followedSince }) =>
        past.proceeding?.kind ?? (day < followedSince.proceedings ? undefined : 'none'),
    },
  ],
  [
    'registry.active',
    {
      source: LEGAL_NOTICES,
      read: ({ past, day, followedSince }) =>
        past.registry.active ?? (day < followedSince.registryEvents.closure ? undefined : true),
    },
  ],
  ['legal.protests12m', ofEvents('protest', (past, yearAgo) => past.registry.countSince('protest', yearAgo))],
  ['legal.protestAmount12m', ofEvents('protest', (past, yearAgo) => past.registry.amountSince('protest', yearAgo))],
  ...(
    [
      ['legal.urssafPrivilegeAmount', 'urssaf_privilege'],
      ['legal.treasuryPrivilegeAmount', 'treasury_privilege'],
      ['legal.pledgesAmount', 'pledge'],
    ] as const
  ).map(([name, kind]): [string, OwnFact] => [
    name,
    ofEvents(kind, (past) => past.registry.amountSince(kind, Number.NEGATIVE_INFINITY)),
  ]),
  ['ins.coverLimit', ofLimit('insurer', ({ record }) => record.amountMinor)],
  ['ins.quotaPercent', ofLimit('insurer', ({ record }) => record.quotaPercent ?? MISSING)],
  [
    'ins.coverRefused',
    ofLimit(
      'insurer',
      ({ record, previous }) =>
        record.amountMinor === 0 || (previous !== null && record.amountMinor < previous.amountMinor),
    ),
  ],
  ['ins.factorLimit', ofLimit('factor', ({ record }) => record.amountMinor)],
  ['rel.creditLimit', ofLimit('self', ({ record }) => record.amountMinor)],
]);

function ofEvents(
  kind: RegistryEventRecord['kind'],
  read: (past: KnownPast, yearAgo: number) => number | null,
): OwnFact {
  return {
    source: LEGAL_NOTICES,
    read: ({ past, day, windows, followedSince }) =>
      day < followedSince.registryEvents[kind] ? undefined : (read(past, windows.yearAgo) ?? MISSING),
  };
}

function ofLimit(grantedBy: CreditLimitRecord['grantedBy'], read: (limit: LimitInForce) => Reading): OwnFact {
  const since = ({ past, day }: Moment): LimitInForce | null => past.limits.inForce(grantedBy, day);
  return {
    source: grantedBy,
    since,
    read: (moment) => {
      const limit = since(moment);
      return limit === null ? undefined : read(limit);
    },
  };
}

/** Whole months since the customer was opened, or since its first invoice where that is earlier or the only date known. */
function tenureMonths({ ledger, customerSince }: KnownPast, day: number): number | null {
  const since = customerSince !== null && customerSince <= day ? customerSince : Number.POSITIVE_INFINITY;
  const start = Math.min(since, ledger.firstIssued ?? Number.POSITIVE_INFINITY);
  return start === Number.POSITIVE_INFINITY ? null : monthsBetweenDays(start, day);
}

export function isPresent(reading: Reading): reading is FactValue {
  return reading !== undefined && typeof reading !== 'symbol';
}

/** What a fact says at a moment, with its dates and its source; null where our records do not speak of it. */
export function envelopeOf(fact: OwnFact, moment: Moment): FactEnvelope | null {
  const reading = fact.read(moment);
  if (reading === undefined) return null;
  const limit = fact.since?.(moment) ?? null;
  const asOf = fromDayNumber(limit?.from ?? moment.day);
  const announced = limit?.record.knownAt ?? null;
  // A limit may be announced before its day; that it is in force, nobody knows earlier.
  const knownAt = announced !== null && announced > asOf ? announced : asOf;
  const dated = { asOf, knownAt, source: fact.source };
  if (isPresent(reading)) return { value: reading, status: 'present', ...dated };
  return { value: null, status: reading === MISSING ? 'missing' : 'notApplicable', ...dated };
}

/** Is there anything to decide about: a record of the last twelve months, or something still owed? */
export function isActive({ ledger, lastKnown }: KnownPast, yearAgo: number): boolean {
  return ledger.exposure > 0 || (lastKnown !== null && lastKnown > yearAgo);
}
