/** What money is worth in a backtest: assumptions of the company, not of the policy. See docs/statistics.md#money. */
import { z } from 'zod';
import type { Text } from '../kernel/text.js';

const Share = z.number().min(0).max(1);

export const Economics = z.strictObject({
  id: z.string().min(1).max(64),
  version: z.int().positive(),
  /** Gross margin as a share of sales without VAT. */
  marginShare: Share,
  /** Share of the sales of a window that a customer who goes bad in it no longer buys. */
  salesLostAtDefault: Share,
  /** Share of what is owed at default that is lost, by how the customer went bad. */
  lossGivenDefault: z.strictObject({ proceeding: Share, latePayment: Share }),
  /** Share of the way to its limit that a customer goes before it defaults. */
  creditConversion: Share,
  /** Share of the insured part that the insurer pays. */
  insuredQuota: Share,
  /** VAT as a share of an invoice; it is recovered on what is never paid. */
  vatShare: Share,
  /** Cost of money, a year. */
  fundingRate: Share,
  /** Cost of keeping the account of an approved customer, a year. */
  adminCostMinor: z.int().nonnegative(),
});
export type Economics = z.infer<typeof Economics>;

/** Where a company has not said otherwise. Every one is an assumption, and is called one wherever it shows. */
export const DEFAULT_ECONOMICS: Economics = {
  id: 'default',
  version: 1,
  marginShare: 0.15,
  salesLostAtDefault: 0.5,
  lossGivenDefault: { proceeding: 0.9, latePayment: 0.1 },
  creditConversion: 0.25,
  insuredQuota: 1,
  vatShare: 0.1667,
  fundingRate: 0.04,
  adminCostMinor: 5_000,
};

export type EconomicsKey =
  | 'marginShare'
  | 'salesLostAtDefault'
  | 'lossGivenDefault.proceeding'
  | 'lossGivenDefault.latePayment'
  | 'creditConversion'
  | 'insuredQuota'
  | 'vatShare'
  | 'fundingRate'
  | 'adminCostMinor';

/** An assumption in words: its name, and why its default is what it is. */
export interface EconomicsHelp {
  readonly key: EconomicsKey;
  readonly label: Text;
  readonly why: Text;
  readonly read: (economics: Economics) => number;
  /** The same assumptions with this one changed. */
  readonly write: (economics: Economics, value: number) => Economics;
}

type PlainKey = Exclude<EconomicsKey, `lossGivenDefault.${string}`>;

const plain = (key: PlainKey, label: Text, why: Text): EconomicsHelp => ({
  key,
  label,
  why,
  read: (economics) => economics[key],
  write: (economics, value) => ({ ...economics, [key]: value }),
});
const loss = (kind: keyof Economics['lossGivenDefault'], label: Text, why: Text): EconomicsHelp => ({
  key: `lossGivenDefault.${kind}`,
  label,
  why,
  read: ({ lossGivenDefault }) => lossGivenDefault[kind],
  write: (economics, value) => ({
    ...economics,
    lossGivenDefault: { ...economics.lossGivenDefault, [kind]: value },
  }),
});

/** All assumptions in the order in which they are asked for. */
export const ECONOMICS_HELP: readonly EconomicsHelp[] = [
  plain(
    'marginShare',
    { fr: 'Marge brute', en: 'Gross margin' },
    {
      fr: 'Part du chiffre d’affaires hors taxes. Hypothèse de départ : 15 %, à remplacer par la vôtre.',
      en: 'Share of sales without VAT. Starting assumption: 15%, to be replaced by yours.',
    },
  ),
  loss(
    'proceeding',
    { fr: 'Perte en cas de procédure collective', en: 'Loss in a collective proceeding' },
    {
      fr: 'Part perdue de ce qui est dû. Hypothèse : 90 % ; les créanciers chirographaires ne recouvrent que quelques pour cent.',
      en: 'Share lost of what is owed. Assumption: 90%; unsecured creditors recover a few percent only.',
    },
  ),
  loss(
    'latePayment',
    { fr: 'Perte en cas de grand retard', en: 'Loss on very late payment' },
    {
      fr: 'Part perdue quand le client paie très tard sans procédure. Hypothèse : 10 %, frais de recouvrement et intérêts.',
      en: 'Share lost when the customer pays very late without a proceeding. Assumption: 10%, collection costs and interest.',
    },
  ),
  plain(
    'salesLostAtDefault',
    { fr: 'Ventes perdues en cas de défaut', en: 'Sales lost at default' },
    {
      fr: 'Part des ventes de la fenêtre qui n’a pas lieu. Hypothèse : 50 %, un défaut en milieu de fenêtre.',
      en: 'Share of the sales of the window that do not happen. Assumption: 50%, a default half-way through.',
    },
  ),
  plain(
    'creditConversion',
    { fr: 'Tirage jusqu’au plafond', en: 'Drawn up to the limit' },
    {
      fr: 'Part du chemin vers son plafond que le client parcourt avant le défaut. Hypothèse : 25 %.',
      en: 'Share of the way to its limit that a customer goes before default. Assumption: 25%.',
    },
  ),
  plain(
    'insuredQuota',
    { fr: 'Quotité payée par l’assureur', en: 'Quota the insurer pays' },
    {
      fr: 'Part de la somme assurée qui est indemnisée. Hypothèse : 100 %, car la somme assurée est déjà nette de quotité.',
      en: 'Share of the insured amount that is paid. Assumption: 100%, as that amount is net of the policy’s quota already.',
    },
  ),
  plain(
    'vatShare',
    { fr: 'TVA dans les factures', en: 'VAT in invoices' },
    {
      fr: 'Part d’une facture TTC, récupérable sur une créance irrécouvrable. Hypothèse : 16,67 %, soit un taux de 20 %.',
      en: 'Share of an invoice, recoverable on a bad debt. Assumption: 16.67%, that is a rate of 20%.',
    },
  ),
  plain(
    'fundingRate',
    { fr: 'Coût de l’argent', en: 'Cost of money' },
    { fr: 'Taux annuel. Hypothèse : 4 %.', en: 'Yearly rate. Assumption: 4%.' },
  ),
  plain(
    'adminCostMinor',
    { fr: 'Coût de gestion d’un compte', en: 'Cost of keeping an account' },
    {
      fr: 'Par client accepté et par an. Hypothèse : 50 unités de la devise.',
      en: 'Per approved customer and year. Assumption: 50 units of the currency.',
    },
  ),
];

/** Probability of default at which credit earns nothing: margin of the window against what a default would lose. */
export function breakEvenProbability(marginMinor: number, lossAtDefaultMinor: number): number | null {
  const total = marginMinor + lossAtDefaultMinor;
  return total <= 0 ? null : marginMinor / total;
}
