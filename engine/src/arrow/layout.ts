/** How a table of observations lies in an Arrow file: names of columns, and what stands in the file's own metadata. */
import { z } from 'zod';
import { PRESENT, STATE_OF } from '../evaluate/columns/states.js';
import { ObservationProfile } from '../history/profile-observations.js';
import { ObservationPlan } from '../history/records.js';
import { ABSENT_KINDS } from '../kernel/absent.js';

/** Key of the metadata of the schema that makes an Arrow file one of ours. */
export const METADATA_KEY = 'encours.observations';
export const FORMAT = 2;

const Count = z.int().nonnegative();
const Day = z.iso.date();

export const Summary = z.strictObject({
  n: Count,
  customers: Count,
  dates: z.array(Day),
  good: Count,
  bad: Count,
  indeterminate: Count,
  unobserved: Count,
  immature: Count,
  immatureBad: Count,
  alreadyBad: Count,
  dormant: Count,
  worstDaysPastDue: Count,
  knownFrom: Day.nullable(),
  knownUntil: Day.nullable(),
});

export const DigestText = z.templateLiteral(['sha256:', z.string().regex(/^[0-9a-f]{64}$/)]);

export const FileMetadata = z.strictObject({
  format: z.literal(FORMAT),
  plan: ObservationPlan,
  summary: Summary,
  /** Facts in order, with what their columns hold and whether they age. */
  facts: z.array(z.strictObject({ name: z.string(), storage: z.enum(['number', 'text', 'flag']), ages: z.boolean() })),
  priorFacts: z.array(z.string()),
  digest: DigestText,
  profile: ObservationProfile,
});
export type FileMetadata = z.infer<typeof FileMetadata>;

/** The values of a column that says how a fact is absent, in the order of their codes in the file. */
export const STATE_WORDS: readonly string[] = ['present', ...ABSENT_KINDS];
export const STATES: readonly number[] = [PRESENT, ...ABSENT_KINDS.map((kind) => STATE_OF[kind])];

export const COLUMN = {
  date: 'date',
  customer: 'customer',
  name: 'customer_name',
  flag: 'flag',
  fact: (name: string): string => name,
  prior: (name: string): string => `prior(${name})`,
  state: (column: string): string => `${column}:state`,
  asOf: (column: string): string => `${column}:as_of`,
  group: (name: string): string => `group_${name}`,
} as const;

/** Columns of amounts and of days, by the names that they have in the file. */
export const REQUEST_COLUMNS = {
  amountMinor: 'request_amount_minor',
  exposureMinor: 'request_exposure_minor',
  groupExposureMinor: 'request_group_exposure_minor',
  insuredMinor: 'request_insured_minor',
} as const;
export const LONGEST_DAYS_COLUMN = 'request_longest_days';
export const AMOUNT_COLUMNS = {
  exposureMinor: 'exposure_minor',
  defaultedMinor: 'defaulted_minor',
  monthlyInvoicedMinor: 'monthly_invoiced_minor',
} as const;
export const WORST_COLUMN = 'worst_days_past_due';
export const BAD_AFTER_COLUMN = 'bad_after_days';
export const LOST_COLUMN = 'lost';
export const GROUPS = ['segment', 'sector', 'size', 'country'] as const;
