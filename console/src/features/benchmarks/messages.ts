import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const benchmarkMessages = defineMessages({
  data: { fr: 'Données', en: 'Data' },
  title: { fr: 'Références sectorielles', en: 'Sector benchmarks' },
  answer: {
    fr: 'Où se situe un client parmi ses pairs : quantiles de ratios par activité et par taille. Une grille en épingle une version, que rien ne change ensuite.',
    en: 'Where a customer stands among its peers: quantiles of ratios by activity and size. A scorecard pins one version, which nothing changes afterwards.',
  },
  list: { fr: 'Versions publiées', en: 'Published versions' },
  emptyTitle: { fr: 'Aucune référence sectorielle', en: 'No sector benchmark yet' },
  emptyText: {
    fr: 'Sans elle, aucune grille ne peut comparer un ratio à son secteur.',
    en: 'Without one, no scorecard can compare a ratio with its sector.',
  },
  name: { fr: 'Référence', en: 'Benchmark' },
  version: { fr: (version: number) => `Version ${version}`, en: (version: number) => `Version ${version}` },
  versionColumn: { fr: 'Version', en: 'Version' },
  nomenclature: { fr: 'Nomenclature', en: 'Nomenclature' },
  NAF_REV2: { fr: 'NAF rév. 2', en: 'NAF rev. 2' },
  NAF_2025: { fr: 'NAF 2025', en: 'NAF 2025' },
  alsoFrom: {
    fr: (other: string) => `accepte aussi les codes ${other}`,
    en: (other: string) => `takes codes of ${other} too`,
  },
  year: { fr: 'Millésime', en: 'Vintage' },
  cells: { fr: 'Cellules', en: 'Cells' },
  installed: { fr: 'Ajoutée', en: 'Added' },
  add: { fr: 'Ajouter une version…', en: 'Add a version…' },
  addForbidden: {
    fr: 'Il faut le rôle Auteur pour ajouter une référence sectorielle.',
    en: 'Adding a sector benchmark needs the role Author.',
  },
  addTitle: { fr: 'Ajouter une référence sectorielle', en: 'Add a sector benchmark' },
  addText: {
    fr: 'Un document JSON de la même forme que ceux de cette liste, sous le numéro de version suivant, ou sous un nouvel identifiant. Aucune décision ne change : une grille doit d’abord épingler cette version, et être approuvée.',
    en: 'A JSON document of the same form as those in this list, under the next version number or a new id. No decision changes: a scorecard must pin this version first, and be approved.',
  },
  choose: { fr: 'Choisir un fichier…', en: 'Choose a file…' },
  tooLarge: {
    fr: 'Ce fichier dépasse 5 Mio : rien n’a été envoyé. Retirez-en les cellules que vos grilles ne lisent pas.',
    en: 'This file exceeds 5 MiB: nothing was sent. Leave out cells that your scorecards do not read.',
  },
  faults: { fr: 'À corriger', en: 'To mend' },
  moreFaults: {
    fr: (n: number) => `et ${n} ${frPlural(n, 'autre', 'autres')}`,
    en: (n: number) => `and ${n} more`,
  },
  added: {
    fr: (name: string) => `${name} est publiée. Épinglez-la dans un brouillon pour qu’elle serve.`,
    en: (name: string) => `${name} is published. Pin it in a draft for it to be used.`,
  },
  pageAnswer: {
    fr: (ratios: number, cells: string, year: number) =>
      `Quantiles de ${ratios} ${frPlural(ratios, 'ratio', 'ratios')} en ${cells} cellules, millésime ${year}.`,
    en: (ratios: number, cells: string, year: number) =>
      `Quantiles of ${ratios} ${enPlural(ratios, 'ratio', 'ratios')} in ${cells} cells, vintage ${year}.`,
  },
  identity: { fr: 'Origine', en: 'Origin' },
  source: { fr: 'Source', en: 'Source' },
  licence: { fr: 'Licence', en: 'Licence' },
  country: { fr: 'Pays', en: 'Country' },
  minimum: { fr: 'Effectif minimal', en: 'Fewest companies' },
  minimumText: {
    fr: (n: string) => `une cellule compte à partir de ${n} entreprises`,
    en: (n: string) => `a cell counts from ${n} companies on`,
  },
  reads: { fr: 'Données lues', en: 'Facts read' },
  translation: { fr: 'Correspondance', en: 'Correspondence' },
  translationText: {
    fr: (codes: string, from: string, share: string, source: string) =>
      `${codes} codes ${from}, placés là où se trouvent au moins ${share} de leurs entreprises (${source})`,
    en: (codes: string, from: string, share: string, source: string) =>
      `${codes} codes of ${from}, placed where at least ${share} of their companies stand (${source})`,
  },
  noTranslation: {
    fr: (own: string) => `aucune : seuls les clients qui ont un code ${own} sont comparés`,
    en: (own: string) => `none: only customers with a code of ${own} are compared`,
  },
  digest: { fr: 'Empreinte', en: 'Digest' },
  otherVersions: { fr: 'Autres versions', en: 'Other versions' },
  pins: { fr: 'Grilles qui l’épinglent', en: 'Scorecards that pin it' },
  noPins: {
    fr: 'Aucune version publiée ne l’épingle : elle ne sert encore à aucune décision.',
    en: 'No published version pins it: it serves no decision yet.',
  },
  lookup: { fr: 'Quelle cellule pour ce client, et pourquoi ?', en: 'Which cell for this customer, and why?' },
  lookupNote: {
    fr: 'De la cellule la plus fine à la plus large, la première qui compte assez d’entreprises.',
    en: 'From the finest cell to the coarsest, the first with enough companies behind it.',
  },
  ratio: { fr: 'Ratio', en: 'Ratio' },
  codeKind: { fr: 'Code de', en: 'Code of' },
  code: { fr: (nomenclature: string) => `Code ${nomenclature}`, en: (nomenclature: string) => `${nomenclature} code` },
  size: { fr: 'Taille', en: 'Size' },
  unknownSize: { fr: 'inconnue', en: 'unknown' },
  value: { fr: 'Valeur du client (facultatif)', en: 'Value of the customer (optional)' },
  found: {
    fr: (cell: string, n: string) => `${cell} : ${n} entreprises.`,
    en: (cell: string, n: string) => `${cell}: ${n} companies.`,
  },
  quartiles: {
    fr: (q25: string, q50: string, q75: string) =>
      `Un quart est sous ${q25}, la moitié sous ${q50}, les trois quarts sous ${q75}.`,
    en: (q25: string, q50: string, q75: string) =>
      `One in four is below ${q25}, half below ${q50}, three in four below ${q75}.`,
  },
  position: {
    fr: (value: string, position: string) =>
      `À ${value}, ce client a la position ${position} sur 100 ; 100 est toujours la meilleure.`,
    en: (value: string, position: string) =>
      `At ${value}, this customer has position ${position} of 100; 100 is always the best.`,
  },
  plainPosition: {
    fr: (value: string, position: string) =>
      `À ${value}, ce client a la position ${position} sur 100, de la plus petite valeur à la plus grande.`,
    en: (value: string, position: string) =>
      `At ${value}, this customer has position ${position} of 100, from the smallest value to the largest.`,
  },
  notFound: {
    fr: 'Aucune cellule ne convient : le ratio n’a pas de position, et le critère qui la lit reçoit les points de « sans objet ».',
    en: 'No cell fits: the ratio has no position, and the characteristic that reads it gets the points of “not applicable”.',
  },
  notACode: {
    fr: 'Ce n’est pas un code d’activité. Écrivez-le comme 46.51Z, 4651Z, 46.5 ou 46.',
    en: 'This is no activity code. Write it as 46.51Z, 4651Z, 46.5 or 46.',
  },
  askCode: { fr: 'Saisissez un code d’activité.', en: 'Enter an activity code.' },
  steps: { fr: 'Cellules essayées', en: 'Cells tried' },
  absent: { fr: 'absente', en: 'not there' },
  tooFew: {
    fr: (n: string, minimum: string) => `${n} entreprises, moins de ${minimum}`,
    en: (n: string, minimum: string) => `${n} companies, fewer than ${minimum}`,
  },
  used: { fr: (n: string) => `retenue, ${n} entreprises`, en: (n: string) => `used, ${n} companies` },
  translated: {
    fr: (how: string) => `Code traduit : ${how}.`,
    en: (how: string) => `Translated code: ${how}.`,
  },
  cellsNote: {
    fr: (shown: string, all: string) => `${shown} sur ${all} cellules de ce ratio`,
    en: (shown: string, all: string) => `${shown} of ${all} cells of this ratio`,
  },
  level: { fr: 'Niveau', en: 'Level' },
  sector: { fr: 'Secteur', en: 'Sector' },
  companies: { fr: 'Entreprises', en: 'Companies' },
  filter: { fr: 'Filtrer par secteur', en: 'Filter by sector' },
  filterHint: { fr: '46, G…', en: '46, G…' },
  csv: { fr: 'CSV', en: 'CSV' },
  json: { fr: 'Document JSON', en: 'JSON document' },
  noCell: { fr: 'Aucune cellule ne correspond.', en: 'No cell matches.' },
  thin: { fr: 'trop peu : ne compte pas', en: 'too few: does not count' },
});
