/** Every piece of data that a file may carry: its type, its names, the headers by which it is recognised, an example. */
import type { Text } from '@encours/engine';
import { readCatalogue } from '@encours/scorecards';
import { z } from 'zod';
import { normaliseHeader } from './normalise-header.js';

export type FieldType = 'text' | 'date' | 'amount' | 'boolean' | 'siren' | 'number' | 'choice' | 'value';

export interface FieldDefinition {
  readonly type: FieldType;
  readonly label: Text;
  /** Headers as `normaliseHeader` leaves them, blanks between them, the surest first. The labels are recognised as well. */
  readonly headers: string;
  /** Most characters of a text. */
  readonly maxLength?: number;
  /** What each word of a choice means, by the value that is stored. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Two values as a French export writes them; empty where the column may be. */
  readonly examples: readonly [string, string];
}

/** Longest identifier. */
const ID = 100;

const catalogue = readCatalogue();

/** The scores of others that the catalogue knows, each with the name of its provider. */
function readScoreNames(): Readonly<Record<string, readonly string[]>> {
  const Score = z.object({ id: z.string(), provider: z.string() });
  const { numeric, letters } = z
    .object({ numeric: z.array(Score), letters: z.array(Score) })
    .parse(catalogue['external-scores']);
  return Object.fromEntries(
    [...numeric, ...letters].map(({ id, provider }) => [id, [normaliseHeader(id), normaliseHeader(provider)]]),
  );
}

const CatalogueFact = z.object({
  definition: z.object({ label: z.object({ fr: z.string(), en: z.string() }), type: z.string() }),
  boxes: z.string().nullable(),
});
const { facts: catalogueFacts } = z.object({ facts: z.record(z.string(), CatalogueFact) }).parse(catalogue.facts);

/** The type of every fact of the catalogue, by its name. */
export const FACT_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(catalogueFacts).map(([name, { definition }]) => [name, definition.type]),
);

/** Amounts of annual accounts by the name of their fact, recognised by it, by their labels and by the box of the form. */
const ACCOUNTS: ReadonlyMap<string, FieldDefinition> = new Map(
  Object.entries(catalogueFacts)
    .filter(([name, { definition }]) => name.startsWith('fin.') && definition.type === 'money')
    .map(([name, { definition, boxes }]): [string, FieldDefinition] => [
      name,
      {
        type: 'amount',
        label: definition.label,
        headers: [name, name.slice('fin.'.length), /^[A-Z]{2}$/.test(boxes ?? '') ? (boxes ?? '') : '']
          .map(normaliseHeader)
          .join(' '),
        examples: ['410 000', '62 500'],
      },
    ]),
);

const OWN_FIELDS = {
  customerId: {
    type: 'text',
    label: { fr: 'Code client', en: 'Customer code' },
    headers:
      'customerid customer customercode customernumber customerno custid custno clientid client account ' +
      'accountid accountnumber codeclient idclient numeroclient noclient numclient refclient referenceclient ' +
      'compteclient comptetiers codetiers comptenum compauxnum tiers compte debtor debtorid debiteur ' +
      'codedebiteur kunnr cttiers ctnum cardcode partnerid',
    maxLength: ID,
    examples: ['C001', 'C002'],
  },
  name: {
    type: 'text',
    label: { fr: 'Nom du client', en: 'Customer name' },
    headers:
      'name customername companyname clientname nom nomclient raisonsociale denomination libelleclient ' +
      'intituleclient intitule societe company nomtiers enseigne compauxlib name1 ctintitule cardname ' +
      'partnername',
    maxLength: 300,
    examples: ['Menuiserie Lambert', 'Transports Hervé & Fils'],
  },
  siren: {
    type: 'siren',
    label: { fr: 'SIREN ou SIRET', en: 'SIREN or SIRET' },
    headers:
      'siren nosiren numerosiren sirenclient siret nosiret numerosiret numerotva tvaintracommunautaire ' +
      'vatnumber stceg',
    examples: ['732 829 320', ''],
  },
  country: {
    type: 'text',
    label: { fr: 'Pays', en: 'Country' },
    headers: 'country countrycode pays codepays customercountry paysclient land1',
    maxLength: 10,
    examples: ['FR', 'FR'],
  },
  segment: {
    type: 'text',
    label: { fr: 'Segment', en: 'Segment' },
    headers:
      'segment segmentclient customersegment category categorie famille familleclient customergroup groupe ' + 'kdgrp',
    maxLength: 100,
    examples: ['Artisans', 'Transport'],
  },
  sector: {
    type: 'text',
    label: { fr: 'Secteur (NAF)', en: 'Sector (NAF)' },
    headers: 'sector secteur naf codenaf ape codeape nafape activite activitycode industry nace codenace',
    maxLength: 10,
    examples: ['4332A', '4941B'],
  },
  size: {
    type: 'text',
    label: { fr: 'Taille', en: 'Size' },
    headers: 'size sizeclass taille categorieentreprise tailleentreprise companysize',
    maxLength: 10,
    examples: ['PME', 'ETI'],
  },
  naturalPerson: {
    type: 'boolean',
    label: { fr: 'Entrepreneur individuel', en: 'Sole trader' },
    headers: 'naturalperson personnephysique ei estentrepreneurindividuel',
    examples: ['non', 'non'],
  },
  customerSince: {
    type: 'date',
    label: { fr: 'Client depuis', en: 'Customer since' },
    headers: 'customersince since datecreation dateentree relationsince datecreationcompte erdat',
    examples: ['31/03/2015', '15/09/2019'],
  },
  invoiceId: {
    type: 'text',
    label: { fr: 'Numéro de facture', en: 'Invoice number' },
    headers:
      'invoiceid invoice invoicenumber invoiceno invoicenum invoiceref docid documentnumber docno docnum ' +
      'facture nofacture numfacture numerofacture reffacture referencefacture numerodefacture piece nopiece ' +
      'numpiece numeropiece numerodepiece pieceref belnr vbeln dopiece ecpiece reference',
    maxLength: ID,
    examples: ['F-2401', 'F-2402'],
  },
  issuedOn: {
    type: 'date',
    label: { fr: 'Date de facture', en: 'Invoice date' },
    headers:
      'issuedon issuedate invoicedate dateofinvoice billingdate documentdate docdate postingdate datefacture ' +
      'datedefacture datefacturation dateemission datepiece piecedate dateecriture ecrituredate ecdate dodate ' +
      'budat bldat emission emisele dateavoir creditnotedate date',
    examples: ['31/01/2024', '15/02/2024'],
  },
  dueOn: {
    type: 'date',
    label: { fr: 'Échéance', en: 'Due date' },
    headers:
      'dueon duedate due docduedate netduedate maturity maturitydate echeance dateecheance datedecheance ' +
      'echeancele ececheance',
    examples: ['31/03/2024', '15/04/2024'],
  },
  amount: {
    type: 'amount',
    label: { fr: 'Montant', en: 'Amount' },
    headers:
      'amount invoiceamount invoicetotal total totalamount amountinclvat grossamount openingamount montant ' +
      'montantttc ttc totalttc montantfacture montantfacturettc montantpiece ecmontant wrbtr dmbtr doctotal ' +
      'debit paymentamount amountpaid paidamount montantpaye montantregle montantreglement montantpaiement ' +
      'credit',
    examples: ['1 234,50', '98,70'],
  },
  currency: {
    type: 'text',
    label: { fr: 'Devise', en: 'Currency' },
    headers: 'currency currencycode devise codedevise monnaie idevise waers doccur',
    maxLength: 3,
    examples: ['EUR', 'EUR'],
  },
  disputed: {
    type: 'boolean',
    label: { fr: 'En litige', en: 'Disputed' },
    headers: 'disputed dispute isdisputed litige enlitige litigieux contestee contestation',
    examples: ['non', 'oui'],
  },
  settledOn: {
    type: 'date',
    label: { fr: 'Date de règlement', en: 'Settlement date' },
    headers:
      'settledon settleddate settlementdate cleareddate cleardate clearingdate augdt paiddate datepaid paidon ' +
      'paymentdate datereglement datedereglement datepaiement datedepaiement dateencaissement regleele payele ' +
      'datelettrage datelet datesolde',
    examples: ['05/04/2024', ''],
  },
  settledAmount: {
    type: 'amount',
    label: { fr: 'Montant réglé', en: 'Settled amount' },
    headers:
      'settledamount paidamount amountpaid paymentamount montantregle montantpaye montantencaisse regle ' +
      'encaisse montantreglement montantpaiement',
    examples: ['1 234,50', ''],
  },
  paymentId: {
    type: 'text',
    label: { fr: 'Numéro de règlement', en: 'Payment number' },
    headers:
      'paymentid paymentnumber paymentref paymentreference numeroreglement idpaiement refreglement ' +
      'referencereglement',
    maxLength: ID,
    examples: ['R-881', 'R-882'],
  },
  paidOn: {
    type: 'date',
    label: { fr: 'Date de règlement', en: 'Payment date' },
    headers:
      'paidon paymentdate paiddate datepaid valuedate settledon settleddate settlementdate datereglement ' +
      'datedereglement datepaiement datedepaiement dateencaissement dateoperation datevaleur payele regleele ' +
      'date',
    examples: ['05/04/2024', '30/04/2024'],
  },
  creditNoteId: {
    type: 'text',
    label: { fr: 'Numéro d’avoir', en: 'Credit note number' },
    headers: 'creditnoteid creditnote creditmemo creditnoteno avoir noavoir numavoir numeroavoir',
    maxLength: ID,
    examples: ['AV-31', 'AV-32'],
  },
  openedOn: {
    type: 'date',
    label: { fr: 'Ouvert le', en: 'Opened on' },
    headers: 'openedon opened opendate openingdate dateouverture datelitige datejugement disputedate ouverture',
    examples: ['18/02/2024', '02/04/2024'],
  },
  closedOn: {
    type: 'date',
    label: { fr: 'Clos le', en: 'Closed on' },
    headers:
      'closedon closed closingdate closedate datecloture datedecloture datefin dateclotureexercice cloture ' +
      'resolvedon dateresolution',
    examples: ['12/03/2024', '30/04/2024'],
  },
  closedKnownAt: {
    type: 'date',
    label: { fr: 'Clôture connue le', en: 'Closing known on' },
    headers: 'closedknownat closingknown',
    examples: ['12/03/2024', ''],
  },
  knownAt: {
    type: 'date',
    label: { fr: 'Connu le', en: 'Known on' },
    headers:
      'knownat knownon known publishedon publicationdate datepublication dateparution datedepot datededepot ' +
      'depositdate filingdate dateconnaissance receivedon datereception dateconsultation',
    examples: ['25/06/2024', '03/07/2024'],
  },
  reason: {
    type: 'text',
    label: { fr: 'Motif', en: 'Reason' },
    headers: 'reason disputereason motiflitige cause',
    maxLength: 300,
    examples: ['Marchandise endommagée', 'Prix contesté'],
  },
  madeOn: {
    type: 'date',
    label: { fr: 'Promesse faite le', en: 'Promised on' },
    headers: 'madeon promisemade datepromesse calldate dateappel',
    examples: ['10/04/2024', '22/04/2024'],
  },
  promisedOn: {
    type: 'date',
    label: { fr: 'Paiement promis pour le', en: 'Payment promised for' },
    headers: 'promisedon promiseddate promisedfor datepromise paiementpromis dateengagement',
    examples: ['30/04/2024', '15/05/2024'],
  },
  writtenOffOn: {
    type: 'date',
    label: { fr: 'Passé en perte le', en: 'Written off on' },
    headers: 'writtenoffon writeoffdate dateperte datepasseenperte dateirrecouvrable',
    examples: ['31/12/2024', '31/12/2024'],
  },
  source: {
    type: 'text',
    label: { fr: 'Source', en: 'Source' },
    headers: 'source provider fournisseur origine',
    maxLength: 100,
    examples: ['INPI', 'INPI'],
  },
  asOf: {
    type: 'date',
    label: { fr: 'Vrai au', en: 'True on' },
    headers: 'asof trueon valueson scoredate datescore datedevaleur situationau',
    examples: ['31/05/2024', '30/06/2024'],
  },
  fact: {
    type: 'text',
    label: { fr: 'Donnée', en: 'Fact' },
    headers: 'fact factname donnee indicateur indicator',
    maxLength: 96,
    examples: ['rel.segment', 'ins.quota'],
  },
  value: {
    type: 'value',
    label: { fr: 'Valeur', en: 'Value' },
    headers: 'value valeur score note cote grade rating',
    examples: ['7', '62'],
  },
  score: {
    type: 'choice',
    label: { fr: 'Score', en: 'Score' },
    headers: 'scoreid scorename nomscore typescore scoretype bureau agence',
    choices: readScoreNames(),
    examples: ['Coface DRA', 'Goodpayeur'],
  },
  grantedBy: {
    type: 'choice',
    label: { fr: 'Accordé par', en: 'Granted by' },
    headers: 'grantedby accordepar garant typelimite limittype coverby',
    choices: {
      insurer: ['insurer', 'assureur', 'assurance', 'assurancecredit', 'creditinsurer'],
      factor: ['factor', 'affactureur', 'affacturage', 'factoring'],
      self: ['self', 'interne', 'nous', 'internal', 'own'],
    },
    examples: ['assureur', 'interne'],
  },
  from: {
    type: 'date',
    label: { fr: 'À compter du', en: 'From' },
    headers: 'from validfrom startdate datedebut dateeffet acompterdu du',
    examples: ['01/01/2024', '15/02/2024'],
  },
  until: {
    type: 'date',
    label: { fr: 'Jusqu’au', en: 'Until' },
    headers: 'until validuntil validto enddate expiry datefinvalidite jusquau au',
    examples: ['31/12/2024', ''],
  },
  quotaPercent: {
    type: 'number',
    label: { fr: 'Quotité assurée (%)', en: 'Insured share (%)' },
    headers: 'quotapercent quota quotite quotiteassuree insuredshare insuredpercent',
    examples: ['90', ''],
  },
  happenedOn: {
    type: 'date',
    label: { fr: 'Date de l’évènement', en: 'Date of the event' },
    headers: 'happenedon eventdate dateevenement dateinscription dateprotet dateprivilege',
    examples: ['04/03/2024', '20/05/2024'],
  },
  event: {
    type: 'choice',
    label: { fr: 'Évènement', en: 'Event' },
    headers: 'event eventtype eventkind evenement typeevenement nature type',
    choices: {
      protest: ['protest', 'protet'],
      urssaf_privilege: ['urssafprivilege', 'privilegeurssaf', 'urssaf'],
      treasury_privilege: ['treasuryprivilege', 'privilegetresor', 'tresor', 'privilegetresorpublic'],
      pledge: ['pledge', 'nantissement'],
      closure: ['closure', 'radiation', 'cessation', 'fermeture'],
      reopening: ['reopening', 'reprise', 'reouverture'],
    },
    examples: ['protêt', 'privilège URSSAF'],
  },
  proceeding: {
    type: 'choice',
    label: { fr: 'Procédure', en: 'Proceeding' },
    headers: 'proceeding proceedingkind procedure typeprocedure procedurecollective kind',
    choices: {
      safeguard: ['safeguard', 'sauvegarde', 'procedurededesauvegarde'],
      reorganisation: ['reorganisation', 'reorganization', 'redressement', 'redressementjudiciaire', 'rj'],
      liquidation: ['liquidation', 'liquidationjudiciaire', 'lj'],
    },
    examples: ['redressement judiciaire', 'liquidation judiciaire'],
  },
} as const satisfies Record<string, FieldDefinition>;

export type OwnField = keyof typeof OWN_FIELDS;

/** Of annual accounts; each is called as the fact that it gives. */
export const ACCOUNT_FIELDS: readonly string[] = [...ACCOUNTS.keys()];

/** Every field by its name, in the order in which they are asked for. */
export const FIELDS: ReadonlyMap<string, FieldDefinition> = new Map<string, FieldDefinition>([
  ...Object.entries(OWN_FIELDS),
  ...ACCOUNTS,
]);

/** @throws Error for a name that is not a field's */
export function fieldNamed(name: string): FieldDefinition {
  const field = FIELDS.get(name);
  if (field === undefined) throw new Error(`no field is called ${name}`);
  return field;
}
