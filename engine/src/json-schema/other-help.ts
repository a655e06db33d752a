/** What each property of a benchmark and of an application means; keys as in `scorecard-help.ts`. */
import type { Text } from '../kernel/text.js';

export const BENCHMARK_HELP: Readonly<Record<string, Text>> = {
  $schema: {
    fr: 'Où l’éditeur trouve cette aide. N’entre pas dans l’empreinte.',
    en: 'Where an editor finds this help. It is not part of the digest.',
  },
  schemaVersion: { fr: 'Version du format : toujours 1.', en: 'Version of the format: always 1.' },
  id: { fr: 'Identifiant de la référence.', en: 'Identifier of the benchmark.' },
  version: { fr: 'Numéro sous lequel elle est publiée.', en: 'Number under which it is published.' },
  name: { fr: 'Nom de la référence.', en: 'Name of the benchmark.' },
  source: { fr: 'D’où viennent les chiffres.', en: 'Where the figures come from.' },
  licence: { fr: 'Licence des données.', en: 'Licence of the data.' },
  nomenclature: { fr: 'Nomenclature des codes d’activité.', en: 'Nomenclature of the activity codes.' },
  country: { fr: 'Pays, en deux lettres.', en: 'Country, two letters.' },
  year: { fr: 'Exercice observé.', en: 'Fiscal year observed.' },
  minimumN: {
    fr: 'Entreprises qu’une cellule doit compter pour être employée ; sinon on remonte d’un niveau.',
    en: 'Companies a cell must hold to be used; below it the search climbs a level.',
  },
  sectorFact: {
    fr: 'Fait qui donne le code d’activité du client.',
    en: 'Fact that holds the customer’s activity code.',
  },
  sizeFact: { fr: 'Fait qui donne sa classe de taille.', en: 'Fact that holds its size class.' },
  correspondence: {
    fr: 'Comment placer une entreprise dont seul le code d’une autre nomenclature est connu.',
    en: 'How to place a company of which only the code of another nomenclature is known.',
  },
  'correspondence.nomenclature': { fr: 'Cette autre nomenclature.', en: 'That other nomenclature.' },
  'correspondence.fact': { fr: 'Fait qui donne le code dans celle-ci.', en: 'Fact that holds the code in it.' },
  'correspondence.source': { fr: 'D’où vient la table de passage.', en: 'Where the table comes from.' },
  'correspondence.minimumShare': {
    fr: 'Part du poids d’un code qui doit tomber sous un même code pour y placer l’entreprise.',
    en: 'Share of the weight of a code that must stand under one code to place a company there.',
  },
  'correspondence.codes': {
    fr: 'Pour chaque code de l’autre nomenclature, les codes de celle-ci et leur poids.',
    en: 'For each code of the other nomenclature, the codes of this one and their weights.',
  },
  'correspondence.codes.*[].code': {
    fr: 'Code de la nomenclature de la référence.',
    en: 'Code in the nomenclature of the benchmark.',
  },
  'correspondence.codes.*[].weight': { fr: 'Poids relatif.', en: 'Relative weight.' },
  sections: {
    fr: 'Section (lettre) de chaque division (deux chiffres).',
    en: 'Section (letter) of each division (two digits).',
  },
  cells: { fr: 'Une cellule par formule, niveau, code et taille.', en: 'One cell per formula, level, code and size.' },
  'cells[].level': {
    fr: 'Niveau du code, du plus fin au plus large.',
    en: 'Level of the code, from the finest to the coarsest.',
  },
  'cells[].code': {
    fr: 'Code à ce niveau (`46.51Z`, `46`, `G`), ou `all`.',
    en: 'Code at that level (`46.51Z`, `46`, `G`), or `all`.',
  },
  'cells[].size': { fr: 'Classe de taille, ou `all`.', en: 'Size class, or `all`.' },
  'cells[].formulaId': {
    fr: 'La formule mesurée ; seul un ratio du même formulaId s’y compare.',
    en: 'The formula measured; only a ratio of the same formulaId is compared with it.',
  },
  'cells[].n': { fr: 'Entreprises derrière la cellule.', en: 'Companies behind the cell.' },
  'cells[].q10': { fr: 'Premier décile ; `null` s’il est inconnu.', en: 'First decile; `null` if unknown.' },
  'cells[].q25': { fr: 'Premier quartile.', en: 'First quartile.' },
  'cells[].q50': { fr: 'Médiane.', en: 'Median.' },
  'cells[].q75': { fr: 'Troisième quartile.', en: 'Third quartile.' },
  'cells[].q90': { fr: 'Dernier décile ; `null` s’il est inconnu.', en: 'Last decile; `null` if unknown.' },
};

const FACTS: Readonly<Record<string, Text>> = {
  'facts.*.value': {
    fr: 'La valeur ; `null` exactement quand elle est absente.',
    en: 'The value; `null` exactly when it is absent.',
  },
  'facts.*.status': {
    fr: '`present`, ou la façon dont elle est absente.',
    en: '`present`, or the way in which it is absent.',
  },
  'facts.*.asOf': {
    fr: 'Jour où c’était vrai (clôture des comptes, relevé) ; l’âge compte depuis ce jour.',
    en: 'Day on which it was true (closing of accounts, statement); age counts from it.',
  },
  'facts.*.knownAt': {
    fr: 'Jour depuis lequel on pouvait le savoir ; avant « asOf » ou après la date de décision, le fait est refusé.',
    en: 'Day from which it could be known; before “asOf” or after the decision date the fact is refused.',
  },
  'facts.*.source': { fr: 'D’où il vient.', en: 'Where it comes from.' },
};

export const APPLICATION_HELP: Readonly<Record<string, Text>> = {
  date: {
    fr: 'Date de décision, de 1900 à 2099 ; le moteur n’a pas d’autre horloge.',
    en: 'Decision date, from 1900 to 2099; the engine has no other clock.',
  },
  customer: {
    fr: 'Le client, pour le retrouver ; ne change rien à la décision.',
    en: 'The customer, to find it again; it does not change the decision.',
  },
  'customer.id': { fr: 'Identifiant du client chez vous.', en: 'Your identifier of the customer.' },
  'customer.name': { fr: 'Nom du client.', en: 'Name of the customer.' },
  request: { fr: 'Ce qui est demandé.', en: 'What is asked for.' },
  'request.amountMinor': {
    fr: 'Crédit supplémentaire demandé, en centimes ; 0 ne demande rien de plus : c’est la revue d’un compte.',
    en: 'Additional credit asked for, in cents; 0 asks for nothing more: it is the review of an account.',
  },
  'request.exposureMinor': {
    fr: 'Ce que le client doit ou a déjà commandé, en centimes.',
    en: 'What the customer owes or has ordered already, in cents.',
  },
  'request.groupExposureMinor': {
    fr: 'Ce que doivent ou ont commandé les autres sociétés de son groupe, en centimes : compte pour la délégation, non pour la limite.',
    en: 'What the other companies of its group owe or have ordered, in cents: it counts against authorities, not against the limit.',
  },
  'request.insuredMinor': {
    fr: 'Part de l’encours qui en résulte couverte par un assureur ou un factor, en centimes.',
    en: 'Part of the resulting exposure that an insurer or factor covers, in cents.',
  },
  'request.terms': {
    fr: 'Délai demandé ; `null` : celui de la grille.',
    en: 'Terms asked for; `null`: those of the scorecard.',
  },
  'request.terms.kind': {
    fr: 'Jours nets, fin de mois, ou paiement avant livraison.',
    en: 'Net days, end of month, or payment before delivery.',
  },
  'request.terms.days': { fr: 'Nombre de jours.', en: 'Number of days.' },
  'request.terms.method': { fr: 'Calcul de « N jours fin de mois ».', en: 'Computation of “N days end of month”.' },
  facts: {
    fr: 'Les faits : une valeur seule, ou une enveloppe avec ses dates et sa source. Un fait qui n’est pas donné est `missing`.',
    en: 'The facts: a plain value, or an envelope with its dates and source. A fact that is not given is `missing`.',
  },
  priorFacts: {
    fr: 'Les mêmes faits un exercice plus tôt, lus par `prior(x)`.',
    en: 'The same facts one fiscal year earlier, read by `prior(x)`.',
  },
  ...FACTS,
  ...Object.fromEntries(Object.entries(FACTS).map(([path, text]) => [path.replace('facts', 'priorFacts'), text])),
};
