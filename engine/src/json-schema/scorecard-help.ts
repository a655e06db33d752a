/**
 * What each property of a scorecard means, for the hovers and completions of an editor. Keys are paths: `*` stands for
 * any name, `[]` for any element.
 */
import type { Text } from '../kernel/text.js';

export const SCORECARD_HELP: Readonly<Record<string, Text>> = {
  $schema: {
    fr: 'Où l’éditeur trouve cette aide. N’entre pas dans l’empreinte du document.',
    en: 'Where an editor finds this help. It is not part of the document’s digest.',
  },
  schemaVersion: { fr: 'Version du format : toujours 1.', en: 'Version of the format: always 1.' },
  id: {
    fr: 'Identifiant de la grille, le même d’une version à l’autre : minuscules et traits d’union.',
    en: 'Identifier of the scorecard, the same from version to version: lower case and hyphens.',
  },
  version: {
    fr: 'Numéro sous lequel la grille est publiée, ou le sera pour un brouillon. Une version publiée ne change jamais.',
    en: 'The number under which the scorecard is published, or will be for a draft. A published version never changes.',
  },
  about: {
    fr: 'De quoi il s’agit, qui en répond, à partir de quand.',
    en: 'What it is, who answers for it, from when on.',
  },
  'about.name': { fr: 'Nom de la grille.', en: 'Name of the scorecard.' },
  'about.intendedUse': {
    fr: 'À quelles décisions la grille sert, et auxquelles elle ne sert pas. À écrire avant les points.',
    en: 'Which decisions the scorecard is for, and which it is not for. Write it before the points.',
  },
  'about.owner': {
    fr: 'Personne ou service qui répond de la grille.',
    en: 'Person or department that answers for the scorecard.',
  },
  'about.segment': { fr: 'Clientèle pour laquelle elle est faite.', en: 'The customers it is made for.' },
  'about.currency': {
    fr: 'Devise (ISO 4217) de tous les montants du document et de ses décisions. Les montants sont des entiers en **centimes**.',
    en: 'Currency (ISO 4217) of all amounts in the document and its decisions. Amounts are whole numbers of **cents**.',
  },
  'about.effectiveFrom': {
    fr: 'Premier jour où la version peut décider.',
    en: 'First day on which the version may decide.',
  },

  facts: {
    fr: 'Les faits que la grille lit, par leur nom (`fin.equity`, `pay.onTimeShare12m`). Un fait qui n’est pas déclaré ici est refusé.',
    en: 'The facts that the scorecard reads, by name (`fin.equity`, `pay.onTimeShare12m`). A fact that is not declared here is refused.',
  },
  'facts.*.maxAgeDays': {
    fr: 'Âge maximal en jours à la date de décision. Plus vieux, le fait est *périmé* (`stale`) ; `null` : il ne vieillit pas.',
    en: 'Greatest age in days at the decision date. Older, the fact is `stale`; `null`: it never ages.',
  },
  'facts.*.type': {
    fr: 'Ce qu’est la valeur. Rien n’est converti : un texte n’est jamais lu comme un nombre.',
    en: 'What the value is. Nothing is converted: a text is never read as a number.',
  },
  'facts.*.vat': {
    fr: 'Le montant comprend-il la TVA ? `included` (TTC), `excluded` (HT), `null` si la question ne se pose pas. Mélanger les deux est signalé.',
    en: 'Does the amount include VAT? `included`, `excluded`, or `null` where the question does not arise. Mixing the two is reported.',
  },
  'facts.*.unit': {
    fr: 'Unité du nombre ; vérifiée dans les formules.',
    en: 'Unit of the number; checked in formulas.',
  },
  'facts.*.minimum': {
    fr: 'Valeur la plus petite qui soit acceptée ; `null` : sans borne.',
    en: 'Least value that is accepted; `null`: no bound.',
  },
  'facts.*.maximum': {
    fr: 'Valeur la plus grande qui soit acceptée ; `null` : sans borne.',
    en: 'Greatest value that is accepted; `null`: no bound.',
  },
  'facts.*.labels': {
    fr: 'Ce qu’une personne lit à la place d’une valeur, dans les explications et les lettres.',
    en: 'What a person reads in place of a value, in explanations and letters.',
  },
  'facts.*.values': {
    fr: 'Les valeurs possibles ; toute autre est refusée.',
    en: 'The possible values; any other is refused.',
  },

  benchmarks: {
    fr: 'Références sectorielles que lit `percentile()`, dans cet ordre. Chacune est épinglée par son empreinte.',
    en: 'Sector benchmarks that `percentile()` reads, in this order. Each is pinned by its digest.',
  },
  'benchmarks[].id': { fr: 'Identifiant de la référence.', en: 'Identifier of the benchmark.' },
  'benchmarks[].version': { fr: 'Version de la référence.', en: 'Version of the benchmark.' },
  'benchmarks[].digest': {
    fr: 'Empreinte du document : s’il change, la grille ne se vérifie plus.',
    en: 'Digest of the document: if it changes, the scorecard no longer passes its check.',
  },

  ratios: {
    fr: 'Nombres calculés par une formule. Le nom sert dans les formules, les critères et les règles.',
    en: 'Numbers computed by a formula. The name is used in formulas, characteristics and rules.',
  },
  'ratios.*.formulaId': {
    fr: 'De quelle formule publiée il s’agit (`dso_ttc_365`). Deux ratios ne se comparent, entre eux ou au secteur, que si elle est la même.',
    en: 'Which published formula this is (`dso_ttc_365`). Two ratios may be compared, with each other or with the sector, only if it is the same.',
  },
  'ratios.*.formula': {
    fr: '`+ - * / ( )`, `min max abs clamp coalesce`, `prior(x)` (un an plus tôt), `percentile(x)` (position dans le secteur, 0 à 100, le bon côté en haut). Une donnée absente rend le résultat absent.',
    en: '`+ - * / ( )`, `min max abs clamp coalesce`, `prior(x)` (a year earlier), `percentile(x)` (position in the sector, 0 to 100, good side up). An absent input makes the result absent.',
  },
  'ratios.*.unit': {
    fr: 'Unité du résultat : celle dans laquelle les tranches seront lues.',
    en: 'Unit of the result: the one in which bands will be read.',
  },
  'ratios.*.direction': {
    fr: 'Ce qui est mieux ; décide du sens de `percentile()`.',
    en: 'What is better; decides the sense of `percentile()`.',
  },
  'ratios.*.guards': {
    fr: 'Cas où le nombre n’a pas de sens (capitaux propres négatifs) : la première condition certaine donne une **classe** à la place.',
    en: 'Cases in which the number has no meaning (negative equity): the first condition that is certain gives a **class** instead.',
  },
  'ratios.*.guards[].when': {
    fr: 'Condition : `fin.equity <= 0`, avec `and`, `or`, `not`.',
    en: 'Condition: `fin.equity <= 0`, with `and`, `or`, `not`.',
  },
  'ratios.*.guards[].label': {
    fr: 'Ce qu’une personne lit à la place de la classe.',
    en: 'What a person reads in place of the class.',
  },
  'ratios.*.guards[].class': {
    fr: 'Nom de la classe ; chaque critère qui lit ce ratio lui donne des points.',
    en: 'Name of the class; each characteristic that reads the ratio gives it points.',
  },

  characteristics: {
    fr: 'Ce qui donne des points. Plus de points veut toujours dire moins de risque.',
    en: 'What earns points. More points always mean less risk.',
  },
  'characteristics[].kind': {
    fr: '`numeric` : un nombre en tranches. `categorical` : une valeur en catégories.',
    en: '`numeric`: a number in bands. `categorical`: a value in categories.',
  },
  'characteristics[].id': {
    fr: 'Nom du critère, dans les motifs (`leverage.high`) et les comparaisons.',
    en: 'Name of the characteristic, in reasons (`leverage.high`) and comparisons.',
  },
  'characteristics[].input': {
    fr: 'Le ratio, le fait ou la part de la demande qui est lu.',
    en: 'The ratio, the fact or the part of the request that is read.',
  },
  'characteristics[].direction': {
    fr: 'Ce qui est mieux. Des points qui vont à l’inverse sont signalés ; `neutral` pour une courbe en cloche.',
    en: 'What is better. Points that go the other way are reported; `neutral` for a hump.',
  },
  'characteristics[].neutralPoints': {
    fr: 'Points d’un client dont rien ne parle, ni pour ni contre. Les motifs d’une décision sont classés par points perdus sur cette base.',
    en: 'Points of a customer about whom nothing speaks for or against. Reasons for a decision are ranked by points lost against it.',
  },
  'characteristics[].actionable': {
    fr: 'Le client peut-il y changer quelque chose en quelques mois ? Si oui, le critère entre dans les conseils.',
    en: 'Can the customer change it within months? If so, it enters the advice.',
  },
  'characteristics[].classes': {
    fr: 'Une entrée pour chaque classe que donnent les gardes du ratio.',
    en: 'One entry for each class that the guards of the ratio give.',
  },
  'characteristics[].classes[].class': { fr: 'La classe donnée par une garde.', en: 'The class given by a guard.' },
  'characteristics[].absent': {
    fr: 'Points quand la donnée manque, pour chaque façon de manquer. Absent n’est jamais zéro.',
    en: 'Points when the input is not there, for each way of not being there. Absent is never zero.',
  },
  'characteristics[].absent.missing': { fr: 'On ne sait pas.', en: 'It is not known.' },
  'characteristics[].absent.confidential': {
    fr: 'Comptes déposés avec une déclaration de confidentialité : un droit, pas une faute.',
    en: 'Accounts filed as confidential: a right, not a fault.',
  },
  'characteristics[].absent.notApplicable': {
    fr: 'La question ne se pose pas, ou le calcul n’a pas de valeur.',
    en: 'The question does not arise, or the calculation has no value.',
  },
  'characteristics[].absent.stale': {
    fr: 'La valeur est connue, mais trop vieille.',
    en: 'The value is known, but too old.',
  },
  'characteristics[].bands': {
    fr: 'Tranches de la plus petite à la plus grande, sans trou ni chevauchement.',
    en: 'Bands from the smallest to the largest, without gap or overlap.',
  },
  'characteristics[].bands[].id': {
    fr: 'Nom de la tranche ; le motif s’appelle `<critère>.<tranche>`.',
    en: 'Name of the band; the reason is called `<characteristic>.<band>`.',
  },
  'characteristics[].bands[].from': {
    fr: 'Borne inférieure, **comprise** ; `null` : sans borne.',
    en: 'Lower bound, **in** the band; `null`: no bound.',
  },
  'characteristics[].bands[].to': {
    fr: 'Borne supérieure, **non comprise** ; `null` : sans borne.',
    en: 'Upper bound, **not in** the band; `null`: no bound.',
  },
  'characteristics[].categories': {
    fr: 'Groupes de valeurs ; une valeur qu’aucun ne contient compte comme « sans objet ».',
    en: 'Groups of values; a value that none holds counts as “not applicable”.',
  },
  'characteristics[].categories[].id': {
    fr: 'Nom de la catégorie ; le motif s’appelle `<critère>.<catégorie>`.',
    en: 'Name of the category; the reason is called `<characteristic>.<category>`.',
  },
  'characteristics[].categories[].values': {
    fr: 'Les valeurs du fait, ou true et false.',
    en: 'Values of the fact, or true and false.',
  },

  baseScore: {
    fr: 'Points de départ de tout client, avant les critères.',
    en: 'Points that every customer starts from, before the characteristics.',
  },
  ratings: { fr: 'Les cinq cotes, la meilleure d’abord.', en: 'The five ratings, the best first.' },
  'ratings[].rating': {
    fr: '1 = risque très faible … 5 = risque très élevé.',
    en: '1 = very low risk … 5 = very high risk.',
  },
  'ratings[].from': {
    fr: 'Score minimal de cette cote ; `null` pour la dernière, qui prend tout le reste.',
    en: 'Least score of this rating; `null` on the last, which takes all the rest.',
  },
  'ratings[].outcome': {
    fr: 'Issue que donne la cote, si rien d’autre ne s’y oppose.',
    en: 'Outcome that the rating gives, if nothing else stands against it.',
  },
  completeness: {
    fr: 'Ce qu’il faut savoir pour décider par machine.',
    en: 'What must be known to decide by machine.',
  },
  'completeness.minimumShare': {
    fr: 'Part du poids du score qui doit être connue, de 0 à 1. Au-dessous : le dossier est soumis à une personne.',
    en: 'Share of the score’s weight that must be known, 0 to 1. Below it the case is referred to a person.',
  },
  naturalPersonFact: {
    fr: 'Le fait qui dit si le client est une personne physique. Une machine ne la refuse jamais ; absent compte comme « peut-être ».',
    en: 'The fact that says whether the customer is a natural person. A machine never declines one; absent counts as “may be”.',
  },

  rules: {
    fr: 'Règles au-dessus du score. Toutes sont évaluées ; leur ordre n’a pas d’effet.',
    en: 'Rules above the score. All are evaluated; their order has no effect.',
  },
  'rules[].id': { fr: 'Nom de la règle.', en: 'Name of the rule.' },
  'rules[].when': {
    fr: 'Condition de json-rules-engine : `all`, `any`, `not`, ou une comparaison. Un fait absent la rend incertaine, et une règle incertaine ne se déclenche pas.',
    en: 'Condition of json-rules-engine: `all`, `any`, `not`, or a comparison. An absent fact makes it uncertain, and an uncertain rule does not fire.',
  },
  'rules[].effects': { fr: 'Ce que fait la règle quand elle se déclenche.', en: 'What the rule does when it fires.' },
  'rules[].effects[].type': { fr: 'L’effet.', en: 'The effect.' },
  'rules[].effects[].rating': {
    fr: 'La cote devient celle-ci, à moins d’être déjà plus mauvaise.',
    en: 'The rating becomes this one unless it is already worse.',
  },
  'rules[].effects[].capMinor': { fr: 'Plafond du crédit, en centimes.', en: 'Cap of the limit, in cents.' },
  'rules[].effects[].ratings': {
    fr: 'De combien de niveaux les conditions de paiement montent ; la note ne change pas.',
    en: 'By how many ratings the payment terms are lifted; the rating itself does not change.',
  },
  'rules[].effects[].maxDays': { fr: 'Délai de paiement maximal, en jours.', en: 'Longest payment terms, in days.' },
  'rules[].ifUnknown': {
    fr: 'Quand un fait absent empêche de trancher : laisser passer, ou demander à une personne.',
    en: 'When an absent fact leaves it undecided: let it pass, or ask a person.',
  },
  'rules[].reason': { fr: 'Ce qui est dit quand la règle se déclenche.', en: 'What is said when the rule fires.' },
  'rules[].reason.code': {
    fr: 'Code stable du motif, lu par les applications.',
    en: 'Stable code of the reason, read by applications.',
  },
  'rules[].reason.text': {
    fr: 'Le motif, pour vos collègues, avec ce qu’ils ont à faire ; la lettre au client nomme seulement les faits constatés.',
    en: 'The reason, for your colleagues, with what they have to do; the letter to the customer only names the facts found.',
  },

  terms: { fr: 'Délais de paiement, dans les limites de la loi.', en: 'Payment terms, within the law.' },
  'terms.regimes': { fr: 'Plafonds légaux et leurs périodes.', en: 'Statutory caps and when they hold.' },
  'terms.regimes[].basis': { fr: 'Texte de loi (`L441-10 I al.2`).', en: 'The statute (`L441-10 I al.2`).' },
  'terms.regimes[].validFrom': { fr: 'Premier jour où il vaut.', en: 'First day on which it holds.' },
  'terms.regimes[].validTo': {
    fr: 'Premier jour où il ne vaut plus ; `null` : toujours en vigueur.',
    en: 'First day on which it no longer holds; `null`: still in force.',
  },
  'terms.regimes[].maxNetDays': { fr: 'Jours nets au plus, depuis la facture.', en: 'Most net days from the invoice.' },
  'terms.regimes[].maxEndOfMonthDays': {
    fr: 'Jours « fin de mois » au plus ; `null` : interdits.',
    en: 'Most days “end of month”; `null`: not allowed.',
  },
  'terms.offers': {
    fr: 'Ce qui est offert. La première entrée qui convient à la cote et au segment l’emporte.',
    en: 'What is offered. The first entry that fits rating and segment wins.',
  },
  'terms.offers[].rating': { fr: 'La cote après les règles.', en: 'The rating after the rules.' },
  'terms.offers[].segment': {
    fr: 'Valeur de `rel.segment` ; `null` convient à tous.',
    en: 'Value of `rel.segment`; `null` fits all.',
  },
  'terms.offers[].offer': { fr: 'Délai, acompte et garantie.', en: 'Terms, deposit and guarantee.' },
  'terms.offers[].offer.terms': { fr: 'Le délai de paiement.', en: 'The payment terms.' },
  'terms.offers[].offer.terms.kind': {
    fr: 'Jours nets, fin de mois, ou paiement avant livraison.',
    en: 'Net days, end of month, or payment before delivery.',
  },
  'terms.offers[].offer.terms.days': { fr: 'Nombre de jours.', en: 'Number of days.' },
  'terms.offers[].offer.terms.method': {
    fr: 'Deux calculs admis de « N jours fin de mois » : d’abord la fin du mois, ou d’abord les jours.',
    en: 'Two lawful readings of “N days end of month”: the month end first, or the days first.',
  },
  'terms.offers[].offer.depositPercent': {
    fr: 'Part payée avant la livraison, en pour cent.',
    en: 'Share paid before delivery, in percent.',
  },
  'terms.offers[].offer.guarantee': { fr: 'Garantie exigée.', en: 'Guarantee that must be held.' },

  limit: {
    fr: 'Le plafond de crédit, à partir de composantes nommées : l’explication dit laquelle décide.',
    en: 'The credit limit, from named components: the explanation says which decides.',
  },
  'limit.tables': {
    fr: 'Nombres qui dépendent de la cote, écrits `rating.<nom>` dans les formules.',
    en: 'Numbers that depend on the rating, written `rating.<name>` in formulas.',
  },
  'limit.tables.*.unit': {
    fr: 'Unité des valeurs ; les montants sont en centimes.',
    en: 'Unit of the values; amounts are in cents.',
  },
  'limit.tables.*.values': { fr: 'Cinq valeurs, cote 1 d’abord.', en: 'Five values, rating 1 first.' },
  'limit.components': {
    fr: 'Montants nommés, calculés dans cet ordre ; une composante peut employer les précédentes.',
    en: 'Named amounts, computed in this order; a component may use earlier ones.',
  },
  'limit.components[].id': {
    fr: 'Nom, écrit `limit.<nom>` dans les formules.',
    en: 'Name, written `limit.<name>` in formulas.',
  },
  'limit.components[].formula': {
    fr: 'Faits, ratios, `rating.<table>`, `score` et composantes précédentes ; un montant.',
    en: 'Facts, ratios, `rating.<table>`, `score` and earlier components; an amount.',
  },
  'limit.combine': {
    fr: 'Le plafond à partir des composantes : `min(limit.besoin, limit.plafond)`.',
    en: 'The limit from the components: `min(limit.need, limit.cap)`.',
  },
  'limit.roundDownToMinor': {
    fr: 'Arrondi vers le bas à un multiple de ce montant, en centimes.',
    en: 'Rounded down to a multiple of this amount, in cents.',
  },

  delegation: {
    fr: 'Qui peut accorder quoi : chaque cote et chaque montant finissent chez quelqu’un.',
    en: 'Who may grant what: every rating and amount ends at somebody.',
  },
  'delegation.insuredCountsAt': {
    fr: 'Part de l’encours assuré qui compte dans la délégation : 0 pas du tout, 1 entièrement.',
    en: 'Share of insured exposure that counts against an authority: 0 not at all, 1 fully.',
  },
  'delegation.fourEyesAboveMinor': {
    fr: 'Encours total au-dessus duquel il faut deux signatures, en centimes ; `null` : jamais.',
    en: 'Total exposure above which two signatures are needed, in cents; `null`: never.',
  },
  'delegation.approvalValidDays': {
    fr: 'Durée de validité d’un accord, en jours.',
    en: 'How long an approval stays valid, in days.',
  },
  'delegation.levels': {
    fr: 'Du plus petit pouvoir au plus grand ; le premier est celui de la machine, le dernier est sans plafond.',
    en: 'From the least to the greatest authority; the first is the machine’s, the last has no cap.',
  },
  'delegation.levels[].role': { fr: 'Rôle qui signe à ce niveau.', en: 'Role that signs at this level.' },
  'delegation.levels[].maxMinor': {
    fr: 'Encours total maximal par cote, en centimes ; `null` : sans plafond.',
    en: 'Greatest total exposure per rating, in cents; `null`: no cap.',
  },

  review: { fr: 'Quand revoir un client.', en: 'When to review a customer.' },
  'review.monthsByRating': { fr: 'Mois jusqu’à la revue, cote 1 d’abord.', en: 'Months until review, rating 1 first.' },
  'review.triggers': { fr: 'Événements qui avancent la revue.', en: 'Events that bring the review forward.' },
  'review.triggers[].id': { fr: 'Nom du déclencheur.', en: 'Name of the trigger.' },
  dunning: { fr: 'Relances par cote.', en: 'Dunning per rating.' },
  'dunning.strategyByRating': {
    fr: 'Stratégie de chaque cote, cote 1 d’abord.',
    en: 'Strategy of each rating, rating 1 first.',
  },
  'dunning.strategies': { fr: 'Suites d’étapes de relance.', en: 'Sequences of dunning steps.' },
  'dunning.strategies[].id': { fr: 'Nom de la stratégie.', en: 'Name of the strategy.' },
  'dunning.strategies[].steps': { fr: 'Les étapes, dans l’ordre du temps.', en: 'The steps, in order of time.' },
  'dunning.strategies[].steps[].dayFromDue': {
    fr: 'Jours après l’échéance ; négatif : avant.',
    en: 'Days after the due date; negative: before it.',
  },
  'dunning.strategies[].steps[].action': { fr: 'Ce qui est fait.', en: 'What is done.' },

  scaling: {
    fr: 'D’où viennent les points : d’un jugement d’expert, ou d’un ajustement statistique.',
    en: 'Where the points come from: expert judgement, or a statistical fit.',
  },
  'scaling.kind': { fr: '`expert` ou `fitted`.', en: '`expert` or `fitted`.' },
  'scaling.pointsToDoubleOdds': {
    fr: 'Points qui doublent la cote bons / mauvais.',
    en: 'Points that double the odds of good to bad.',
  },
  'scaling.anchorScore': {
    fr: 'Score pour lequel la cote bons / mauvais est connue.',
    en: 'Score at which the odds of good to bad are known.',
  },
  'scaling.anchorOddsGoodToBad': { fr: 'Bons pour un mauvais, à ce score.', en: 'Goods for one bad, at that score.' },
  calibration: {
    fr: 'Probabilité de défaut par cote ; `null` si elle n’est pas connue.',
    en: 'Probability of default per rating; `null` if not known.',
  },
  'calibration.horizonMonths': {
    fr: 'Horizon de la probabilité, en mois.',
    en: 'Horizon of the probability, in months.',
  },
  'calibration.source': { fr: 'D’où viennent ces probabilités.', en: 'Where these probabilities come from.' },
  'calibration.defaultProbability': { fr: 'De 0 à 1, cote 1 d’abord.', en: 'From 0 to 1, rating 1 first.' },
  release: {
    fr: 'Ce que le rétro-test d’une nouvelle version doit respecter pour entrer en vigueur ; `null` : pas vérifié.',
    en: 'What the backtest of a new version must meet before it may go live; `null`: not checked.',
  },
  'release.minGiniChange': {
    fr: 'Variation du Gini, au moins (négatif : une perte tolérée).',
    en: 'Change of Gini, at least (negative: a tolerated loss).',
  },
  'release.maxBadRateChange': {
    fr: 'Hausse maximale du taux de défaut des dossiers acceptés.',
    en: 'Greatest rise of the bad rate among approved cases.',
  },
  'release.maxApprovalRateChange': {
    fr: 'Variation maximale du taux d’acceptation, dans un sens ou l’autre.',
    en: 'Greatest change of the approval rate, either way.',
  },
  'release.maxExposureChange': {
    fr: 'Variation maximale de l’encours accordé, en part.',
    en: 'Greatest change of granted exposure, as a share.',
  },
  'release.maxPsi': {
    fr: 'Indice de stabilité (PSI) maximal des cotes.',
    en: 'Greatest population stability index (PSI) of the ratings.',
  },
  'release.maxInversions': {
    fr: 'Nombre maximal de cotes voisines dont le taux de défaut baisse au lieu de croître.',
    en: 'Greatest number of neighbouring ratings whose bad rate falls instead of rising.',
  },
  'release.maxRedRatings': {
    fr: 'Nombre maximal de cotes dont la probabilité déclarée est trop basse, preuve à l’appui.',
    en: 'Greatest number of ratings whose stated probability is shown to be too low.',
  },
  'release.maxExpectedLossChange': {
    fr: 'Hausse maximale de la perte attendue, en part. Une hausse plus forte passe si le profit attendu ne baisse pas.',
    en: 'Greatest rise of the expected loss, as a share. A greater one passes where the expected profit does not fall.',
  },
  'release.maxWorkloadChange': {
    fr: 'Hausse maximale du nombre de dossiers qui demandent une personne, en part.',
    en: 'Greatest rise of the cases that need a person, as a share.',
  },
  'release.maxUnlawfulTerms': {
    fr: 'Nombre maximal de dossiers aux délais plus longs que la loi ne le permet.',
    en: 'Greatest number of cases granted longer terms than the law allows.',
  },
  'release.maxNaturalPersonDeclines': {
    fr: 'Nombre maximal de personnes physiques (connues ou possibles) refusées par la machine.',
    en: 'Greatest number of natural persons (known or possible) declined by the machine.',
  },
  'release.minObservations': {
    fr: 'Observations que le rétro-test doit compter au moins.',
    en: 'Observations that the backtest must have at least.',
  },

  'Condition.all': { fr: 'Toutes les conditions doivent être vraies.', en: 'All conditions must be true.' },
  'Condition.any': { fr: 'Une condition vraie suffit.', en: 'One true condition is enough.' },
  'Condition.not': {
    fr: 'La condition doit être fausse ; incertaine, elle le reste.',
    en: 'The condition must be false; uncertain, it stays so.',
  },
  'Condition.fact': {
    fr: 'Un fait, un ratio, `request.total`, `score`, `rating`, `<nom>.state` (present, missing…) ou `<ratio>.class`.',
    en: 'A fact, a ratio, `request.total`, `score`, `rating`, `<name>.state` (present, missing…) or `<ratio>.class`.',
  },
  'Condition.operator': {
    fr: 'La comparaison ; `in` et `notIn` prennent une liste.',
    en: 'The comparison; `in` and `notIn` take a list.',
  },
  'Condition.value': {
    fr: 'La valeur à laquelle comparer ; les montants sont en centimes, les dates AAAA-MM-JJ.',
    en: 'The value to compare with; amounts are in cents, dates YYYY-MM-DD.',
  },
};
