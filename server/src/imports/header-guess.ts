/** What a column probably holds, from its header: French and English names that accounting exports use. */
import { type Field, fieldsOf, type ImportKind } from './mapping.js';

const SYNONYMS: Record<Field, readonly string[]> = {
  customerId: [
    'customerid',
    'customer',
    'customercode',
    'customernumber',
    'customerno',
    'custid',
    'custno',
    'clientid',
    'client',
    'account',
    'accountid',
    'accountnumber',
    'codeclient',
    'idclient',
    'numeroclient',
    'noclient',
    'numclient',
    'refclient',
    'referenceclient',
    'compteclient',
    'comptetiers',
    'codetiers',
    'tiers',
    'compte',
    'debtor',
    'debtorid',
    'debiteur',
    'codedebiteur',
  ],
  name: [
    'name',
    'customername',
    'companyname',
    'clientname',
    'nom',
    'nomclient',
    'raisonsociale',
    'denomination',
    'libelleclient',
    'intituleclient',
    'intitule',
    'societe',
    'company',
    'nomtiers',
    'enseigne',
  ],
  siren: [
    'siren',
    'nosiren',
    'numerosiren',
    'sirenclient',
    'siret',
    'nosiret',
    'numerosiret',
    'numerotva',
    'tvaintracommunautaire',
    'vatnumber',
  ],
  country: ['country', 'countrycode', 'pays', 'codepays', 'customercountry', 'paysclient'],
  segment: [
    'segment',
    'segmentclient',
    'customersegment',
    'category',
    'categorie',
    'famille',
    'familleclient',
    'customergroup',
    'groupe',
  ],
  sector: [
    'sector',
    'secteur',
    'naf',
    'codenaf',
    'ape',
    'codeape',
    'nafape',
    'activite',
    'activitycode',
    'industry',
    'nace',
    'codenace',
  ],
  size: ['size', 'sizeclass', 'taille', 'categorieentreprise', 'tailleentreprise', 'companysize'],
  naturalPerson: [
    'naturalperson',
    'personnephysique',
    'entrepreneurindividuel',
    'ei',
    'soletrader',
    'estentrepreneurindividuel',
  ],
  customerSince: [
    'customersince',
    'clientdepuis',
    'since',
    'datecreation',
    'dateentree',
    'relationsince',
    'datecreationcompte',
  ],
  invoiceId: [
    'invoiceid',
    'invoice',
    'invoicenumber',
    'invoiceno',
    'invoicenum',
    'invoiceref',
    'docid',
    'documentnumber',
    'docno',
    'facture',
    'nofacture',
    'numfacture',
    'numerofacture',
    'reffacture',
    'referencefacture',
    'numerodefacture',
    'piece',
    'nopiece',
    'numpiece',
    'numeropiece',
    'numerodepiece',
    'pieceref',
    'reference',
  ],
  issuedOn: [
    'issuedon',
    'issuedate',
    'invoicedate',
    'dateofinvoice',
    'billingdate',
    'documentdate',
    'postingdate',
    'datefacture',
    'datedefacture',
    'datefacturation',
    'dateemission',
    'datepiece',
    'dateecriture',
    'emission',
    'emisele',
    'date',
  ],
  dueOn: [
    'dueon',
    'duedate',
    'due',
    'dateduedate',
    'maturity',
    'maturitydate',
    'echeance',
    'dateecheance',
    'datedecheance',
    'echeancele',
  ],
  amount: [
    'amount',
    'invoiceamount',
    'invoicetotal',
    'total',
    'totalamount',
    'amountinclvat',
    'grossamount',
    'openingamount',
    'montant',
    'montantttc',
    'ttc',
    'totalttc',
    'montantfacture',
    'montantfacturettc',
    'montantpiece',
    'debit',
    'paymentamount',
    'amountpaid',
    'paidamount',
    'montantpaye',
    'montantregle',
    'montantreglement',
    'montantpaiement',
    'credit',
  ],
  currency: ['currency', 'currencycode', 'devise', 'codedevise', 'monnaie', 'idevise'],
  disputed: ['disputed', 'dispute', 'isdisputed', 'litige', 'enlitige', 'litigieux', 'contestee', 'contestation'],
  settledOn: [
    'settledon',
    'settleddate',
    'settlementdate',
    'cleareddate',
    'cleardate',
    'clearingdate',
    'paiddate',
    'datepaid',
    'paidon',
    'paymentdate',
    'datereglement',
    'datedereglement',
    'datepaiement',
    'datedepaiement',
    'dateencaissement',
    'regleele',
    'payele',
    'datelettrage',
    'datelet',
    'datesolde',
  ],
  settledAmount: [
    'settledamount',
    'paidamount',
    'amountpaid',
    'paymentamount',
    'montantregle',
    'montantpaye',
    'montantencaisse',
    'regle',
    'encaisse',
    'montantreglement',
    'montantpaiement',
  ],
  paymentId: [
    'paymentid',
    'paymentnumber',
    'paymentref',
    'paymentreference',
    'numeroreglement',
    'idpaiement',
    'refreglement',
    'referencereglement',
  ],
  paidOn: [
    'paidon',
    'paymentdate',
    'paiddate',
    'datepaid',
    'valuedate',
    'settledon',
    'settleddate',
    'settlementdate',
    'datereglement',
    'datedereglement',
    'datepaiement',
    'datedepaiement',
    'dateencaissement',
    'dateoperation',
    'datevaleur',
    'payele',
    'regleele',
    'date',
  ],
};

/** The header without accents, case, blanks and punctuation: "N° de facture" and "no de facture" compare equal to "nodefacture". */
export function normaliseHeader(header: string): string {
  return header
    .replace(/[°º]/g, 'o')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** "nodefacture" and "nofacture" are the same words to a French reader. */
function withoutParticles(header: string): string {
  return normaliseHeader(header.replace(/(^|[\s_-])(de|du|la|le|des|d|l|of|the)(?=[\s_'’-])/gi, ' '));
}

/** The field of `kind` that a header names, or null. */
export function guessField(header: string, kind: ImportKind): Field | null {
  const forms = new Set([normaliseHeader(header), withoutParticles(header)]);
  let best: { field: Field; rank: number } | null = null;
  for (const field of fieldsOf(kind)) {
    SYNONYMS[field].forEach((synonym, rank) => {
      if (forms.has(synonym) && (best === null || rank < best.rank)) best = { field, rank };
    });
  }
  // The compiler cannot see the assignment inside the callback.
  return (best as { field: Field } | null)?.field ?? null;
}

/** Columns for the fields of `kind`; each column serves one field, and each field takes its best-named column. */
export function guessColumns(headers: readonly string[], kind: ImportKind): Partial<Record<Field, string>> {
  const columns: Partial<Record<Field, string>> = {};
  const ranks = new Map<Field, number>();
  for (const header of headers) {
    const field = guessField(header, kind);
    if (field === null) continue;
    const forms = [normaliseHeader(header), withoutParticles(header)];
    const rank = Math.min(...forms.map((form) => SYNONYMS[field].indexOf(form)).filter((index) => index >= 0));
    const previous = ranks.get(field);
    if (previous !== undefined && previous <= rank) continue;
    ranks.set(field, rank);
    columns[field] = header;
  }
  return columns;
}

/** The kind of file whose required columns these headers name; customers where nothing else fits. */
export function guessKind(headers: readonly string[]): ImportKind {
  const invoices = guessColumns(headers, 'invoices');
  if (
    invoices.dueOn !== undefined ||
    (invoices.issuedOn !== undefined && invoices.customerId !== undefined && invoices.amount !== undefined)
  ) {
    return 'invoices';
  }
  const payments = guessColumns(headers, 'payments');
  if (payments.invoiceId !== undefined && payments.paidOn !== undefined && payments.amount !== undefined)
    return 'payments';
  return 'customers';
}
