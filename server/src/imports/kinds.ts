/** The kinds of file that can be imported: what each is, which fields it must and may have. */
import type { Text } from '@encours/engine';
import { z } from 'zod';
import { ACCOUNT_FIELDS, fieldNamed, type OwnField } from './fields.js';

export const IMPORT_KINDS = [
  'invoices',
  'customers',
  'payments',
  'creditNotes',
  'disputes',
  'promises',
  'writeOffs',
  'statements',
  'externalScores',
  'creditLimits',
  'registryEvents',
  'proceedings',
  'facts',
] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

export interface KindDefinition {
  readonly label: Text;
  /** One sentence: what a row is. */
  readonly row: Text;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** What stands in for a column that is not there. */
  readonly rules: readonly Text[];
}

const CUSTOMER_FIELDS: readonly OwnField[] = [
  'name',
  'siren',
  'country',
  'segment',
  'sector',
  'size',
  'naturalPerson',
  'customerSince',
];

const NEEDS_INVOICES: Text = {
  fr: 'Les factures doivent être dans le jeu de données avant ce fichier.',
  en: 'The invoices must be in the dataset before this file.',
};

const NEEDS_KNOWN_AT: Text = {
  fr: 'La date à laquelle l’information a été connue est indispensable : un rétro-test n’en tient pas compte avant.',
  en: 'The day on which this became known is required: a backtest does not use it before.',
};

/** Shape of the table below: names of fields, or the amounts of accounts. */
type Definition = KindDefinition & { readonly required: readonly OwnField[] };

export const KINDS: Readonly<Record<ImportKind, KindDefinition>> = {
  invoices: {
    label: { fr: 'Factures', en: 'Invoices' },
    row: {
      fr: 'Une ligne par facture, avec son client et, si vous l’avez, son règlement.',
      en: 'One row for each invoice, with its customer and, if you have it, its settlement.',
    },
    required: ['invoiceId', 'customerId', 'issuedOn', 'dueOn', 'amount'],
    optional: ['settledOn', 'settledAmount', 'disputed', 'currency', ...CUSTOMER_FIELDS],
    rules: [
      {
        fr: 'Un montant négatif est un avoir. Sans montant réglé, une date de règlement solde la facture.',
        en: 'A negative amount is a credit note. Without a settled amount, a settlement date settles the invoice.',
      },
    ],
  },
  customers: {
    label: { fr: 'Clients', en: 'Customers' },
    row: { fr: 'Une ligne par client.', en: 'One row for each customer.' },
    required: ['customerId'],
    optional: CUSTOMER_FIELDS,
    rules: [
      {
        fr: 'Un fichier plus récent complète les clients connus ; ses cellules vides n’effacent rien.',
        en: 'A later file adds to customers that are known; its empty cells erase nothing.',
      },
    ],
  },
  payments: {
    label: { fr: 'Règlements', en: 'Payments' },
    row: {
      fr: 'Une ligne par règlement reçu, même partiel ; un rejet ou un remboursement est négatif.',
      en: 'One row for each payment received, partial ones too; one taken back is negative.',
    },
    required: ['invoiceId', 'paidOn', 'amount'],
    optional: ['paymentId', 'currency'],
    rules: [NEEDS_INVOICES],
  },
  creditNotes: {
    label: { fr: 'Avoirs', en: 'Credit notes' },
    row: {
      fr: 'Une ligne par avoir, sur une facture ou sur le compte du client.',
      en: 'One row for each credit note, on an invoice or on the customer’s account.',
    },
    required: ['creditNoteId', 'customerId', 'issuedOn', 'amount'],
    optional: ['invoiceId', 'currency'],
    rules: [
      {
        fr: 'Le montant peut être écrit positif ou négatif : un avoir diminue toujours ce qui est dû.',
        en: 'The amount may be written as positive or negative: a credit note always lowers what is owed.',
      },
    ],
  },
  disputes: {
    label: { fr: 'Litiges', en: 'Disputes' },
    row: { fr: 'Une ligne par litige sur une facture.', en: 'One row for each dispute of an invoice.' },
    required: ['invoiceId', 'openedOn'],
    optional: ['closedOn', 'amount', 'reason', 'knownAt', 'closedKnownAt', 'currency'],
    rules: [
      NEEDS_INVOICES,
      {
        fr: 'Sans montant, toute la facture est contestée. Sans date de connaissance, ouverture et clôture sont connues le jour même.',
        en: 'Without an amount, all of the invoice is disputed. Without the day it was known, opening and closing are known on the day itself.',
      },
    ],
  },
  promises: {
    label: { fr: 'Promesses de paiement', en: 'Promises to pay' },
    row: {
      fr: 'Une ligne par promesse de règlement d’une facture.',
      en: 'One row for each promise to pay an invoice.',
    },
    required: ['invoiceId', 'madeOn', 'promisedOn', 'amount'],
    optional: ['currency'],
    rules: [NEEDS_INVOICES],
  },
  writeOffs: {
    label: { fr: 'Passages en perte', en: 'Write-offs' },
    row: { fr: 'Une ligne par créance abandonnée.', en: 'One row for each receivable given up.' },
    required: ['invoiceId', 'writtenOffOn', 'amount'],
    optional: ['knownAt', 'currency'],
    rules: [
      NEEDS_INVOICES,
      {
        fr: 'Sans date de connaissance, la perte est connue le jour de sa passation.',
        en: 'Without the day it was known, the loss is known on the day it was booked.',
      },
    ],
  },
  statements: {
    label: { fr: 'Comptes annuels', en: 'Annual accounts' },
    row: {
      fr: 'Une ligne par exercice d’un client, une colonne par poste.',
      en: 'One row for each fiscal year of a customer, one column for each item.',
    },
    required: ['customerId', 'closedOn', 'knownAt'],
    optional: ['source', 'currency', ...ACCOUNT_FIELDS],
    rules: [
      NEEDS_KNOWN_AT,
      {
        fr: 'Une colonne peut porter le nom du poste ou sa case de la liasse (FL, DL, HN…). Une cellule vide est un poste inconnu, jamais zéro.',
        en: 'A column may have the name of the item or its box of the French form (FL, DL, HN…). An empty cell is an unknown item, never zero.',
      },
    ],
  },
  externalScores: {
    label: { fr: 'Scores externes', en: 'External scores' },
    row: {
      fr: 'Une ligne par score reçu, dans l’échelle de son fournisseur.',
      en: 'One row for each score received, on the scale of its provider.',
    },
    required: ['customerId', 'score', 'value', 'asOf', 'knownAt'],
    optional: [],
    rules: [NEEDS_KNOWN_AT],
  },
  creditLimits: {
    label: { fr: 'Limites et garanties', en: 'Credit limits and cover' },
    row: {
      fr: 'Une ligne par limite accordée par l’assureur, l’affactureur ou vous-même ; zéro est un refus.',
      en: 'One row for each limit granted by the insurer, the factor or yourself; zero is a refusal.',
    },
    required: ['customerId', 'grantedBy', 'from', 'amount'],
    optional: ['until', 'knownAt', 'quotaPercent', 'currency'],
    rules: [
      {
        fr: 'Sans date de connaissance, la limite est connue le jour de son effet.',
        en: 'Without the day it was known, a limit is known on the day it takes effect.',
      },
    ],
  },
  registryEvents: {
    label: { fr: 'Évènements de registre', en: 'Registry events' },
    row: {
      fr: 'Une ligne par protêt, privilège, nantissement, radiation ou reprise.',
      en: 'One row for each protest, privilege, pledge, closure or reopening.',
    },
    required: ['customerId', 'event', 'happenedOn', 'knownAt'],
    optional: ['amount', 'currency'],
    rules: [NEEDS_KNOWN_AT],
  },
  proceedings: {
    label: { fr: 'Procédures collectives', en: 'Collective proceedings' },
    row: {
      fr: 'Une ligne par ouverture d’une sauvegarde, d’un redressement ou d’une liquidation judiciaire.',
      en: 'One row for each opening of a safeguard, reorganisation or liquidation.',
    },
    required: ['customerId', 'proceeding', 'openedOn', 'knownAt'],
    optional: [],
    rules: [NEEDS_KNOWN_AT],
  },
  facts: {
    label: { fr: 'Autres données', en: 'Other facts' },
    row: {
      fr: 'Une ligne par donnée d’un client à une date, sous son nom du catalogue.',
      en: 'One row for each fact about a customer at a date, under its name in the catalogue.',
    },
    required: ['customerId', 'fact', 'value', 'asOf', 'knownAt'],
    optional: ['source'],
    rules: [NEEDS_KNOWN_AT],
  },
} satisfies Record<ImportKind, Definition>;

export function fieldsOf(kind: ImportKind): readonly string[] {
  return [...KINDS[kind].required, ...KINDS[kind].optional];
}

/** A file to fill in or to look at: the labels as headers and two rows, written as a French export writes them. */
export function exampleFile(kind: ImportKind, locale: 'fr' | 'en'): string {
  const fields = fieldsOf(kind).map(fieldNamed);
  const rows = [
    fields.map(({ label }) => label[locale]),
    fields.map(({ examples: [first] }) => first),
    fields.map(({ examples: [, second] }) => second),
  ];
  return rows
    .map((row) => row.join(';'))
    .join('\r\n')
    .concat('\r\n');
}
