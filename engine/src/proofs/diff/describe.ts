/** A region in a sentence: where, what the part says, what follows for decisions. */
import { describeBound } from '../../evaluate/describe-value.js';
import { formatMoney } from '../../evaluate/format.js';
import { capitalise, formatNumber, inEachLanguage, quote } from '../../kernel/messages.js';
import type { Locale, Text } from '../../kernel/text.js';
import type { RatioUnit } from '../../scorecard/schema.js';
import {
  type Interval,
  isConduct,
  type Move,
  type RegionCondition,
  type RegionDraft,
  type RegionPart,
} from './region.js';

export interface Names {
  readonly currency: string;
  /** The unit of a fact or ratio; null where it is no number, or a bare one. */
  readonly unitOf: (name: string) => RatioUnit | null;
  readonly roleOf: (role: string) => Text | null;
  readonly labelOf: (name: string) => Text | null;
  /** What a person reads in place of a category of a fact or a class of a ratio. */
  readonly wordOf: (name: string, value: string) => Text | null;
  /** The sentence that a rule gives as its reason. */
  readonly ruleOf: (id: string) => Text | null;
}

const WORDS = {
  fr: {
    where: 'Où',
    only: 'Seulement où',
    and: ' et ',
    or: ' ou ',
    is: 'est',
    below: 'vaut moins de',
    from: 'vaut au moins',
    above: 'vaut plus de',
    upto: 'vaut au plus',
    absent: 'manque',
    computed: 'est calculé autrement',
    none: 'aucun',
    noneTried: 'aucun client essayé n’est décidé autrement',
    together: 'vu seulement avec d’autres régions',
    scoreOnly: 'seule la note change',
    offerOnly: 'les conditions de l’offre changent',
    signatureOnly: 'une seconde signature est exigée, ou ne l’est plus',
  },
  en: {
    where: 'Where',
    only: 'Only where',
    and: ' and ',
    or: ' or ',
    is: 'is',
    below: 'is below',
    from: 'is at least',
    above: 'is above',
    upto: 'is at most',
    absent: 'is absent',
    computed: 'is computed otherwise',
    none: 'none',
    noneTried: 'no customer that was tried is decided otherwise',
    together: 'seen only together with other regions',
    scoreOnly: 'only the score changes',
    offerOnly: 'the conditions of the offer change',
    signatureOnly: 'a second signature is required, or no longer is',
  },
} as const;

/** Where a part differs that no fact, ratio or rating tells apart. */
const WHERE: Readonly<Partial<Record<RegionPart, Text>>> = {
  base: { fr: 'Chez tous les clients', en: 'For every customer' },
  known: {
    fr: 'Là où la part connue passe de l’autre côté du minimum',
    en: 'Where the share that is known comes to the other side of the minimum',
  },
  rule: { fr: 'Là où la règle joue autrement', en: 'Where the rule acts otherwise' },
  terms: { fr: 'Aux dates où la loi lue n’est pas la même', en: 'On dates when another law is read' },
  limit: { fr: 'Là où les formules donnent un autre plafond', en: 'Where the formulas give another limit' },
  authority: { fr: 'Là où une autre signature est exigée', en: 'Where another signature is required' },
  person: { fr: 'Là où « personne physique » se lit autrement', en: 'Where “natural person” is read otherwise' },
};

const SPECIAL: Readonly<Record<string, Text>> = {
  score: { fr: 'la note', en: 'the score' },
  rating: { fr: 'la cote', en: 'the rating' },
  exposure: { fr: 'l’encours', en: 'the exposure' },
};

const ABSENCES: Readonly<Record<string, Text>> = {
  missing: { fr: 'manque', en: 'is missing' },
  confidential: { fr: 'est confidentiel', en: 'is confidential' },
  notApplicable: { fr: 'est sans objet', en: 'is not applicable' },
  stale: { fr: 'est périmé', en: 'is stale' },
};

/** `isOnly`: there is no other region. */
export function describeRegion(draft: RegionDraft, moves: readonly Move[], names: Names, isOnly: boolean): Text {
  return inEachLanguage((locale) => {
    const words = WORDS[locale];
    const colon = locale === 'fr' ? ' : ' : ': ';
    const conditions = draft.conditions.map((one) => describeCondition(one, draft, names, locale)).join(words.and);
    const where =
      conditions === '' ? (WHERE[draft.part]?.[locale] ?? null) : `${isOnly ? words.only : words.where} ${conditions}`;
    const semicolon = locale === 'fr' ? ' ; ' : '; ';
    const change = describeChange(draft, names, locale);
    // What the part says may be what follows: a rating, days.
    const told = describeMoves(moves, names, locale);
    const isScored = moves.some(({ points }) => points[0] !== points[1]);
    const untold = draft.part === 'authority' ? words.signatureOnly : words.offerOnly;
    const effects = told.length === 0 ? [isScored ? words.scoreOnly : untold] : told.filter((text) => text !== change);
    const isAlone = moves.every((move) => move.isAlone);
    const follows =
      moves.length === 0
        ? isConduct(draft.part) || draft.says !== undefined
          ? ''
          : words.noneTried
        : isAlone
          ? draft.says !== undefined && told.length === 0
            ? ''
            : effects.join(semicolon)
          : `${words.together}${colon}${(effects.length > 0 ? effects : told).join(', ')}`;
    const says = [change, follows].filter((text) => text !== '').join(semicolon);
    return where === null ? `${capitalise(says)}.` : `${where}${colon}${says}.`;
  });
}

function describeCondition(one: RegionCondition, draft: RegionDraft, names: Names, locale: Locale): string {
  const words = WORDS[locale];
  const name = SPECIAL[one.name]?.[locale] ?? quote(names.labelOf(one.name)?.[locale] ?? one.name, locale);
  if (draft.part === 'ratio') return `${name} ${words.computed}`;
  if (draft.part === 'fact') return locale === 'fr' ? `${name} vieillit` : `${name} ages`;
  const parts = [
    ...one.intervals.map((range) => describeInterval(range, (value) => write(value, one.name, names, locale), locale)),
    ...(one.values.length > 0
      ? [`${words.is} ${one.values.map((value) => label(value, one.name, names, locale)).join(words.or)}`]
      : []),
    ...(one.classes.length > 0
      ? [`${words.is} ${one.classes.map((value) => label(value, one.name, names, locale)).join(words.or)}`]
      : []),
    ...(one.absent.length === 4 ? [words.absent] : one.absent.map((kind) => ABSENCES[kind]?.[locale] ?? kind)),
  ];
  return `${name} ${parts.join(words.or)}`;
}

function describeInterval(
  { from, to, fromOpen, toClosed }: Interval,
  format: (value: number) => string,
  locale: Locale,
): string {
  const words = WORDS[locale];
  if (from !== null && from === to) return `${words.is} ${format(from)}`;
  if (from !== null && to !== null) {
    const [low, high] = [format(from), format(to)];
    if (locale === 'en') return `is ${fromOpen ? 'above' : 'from'} ${low} ${toClosed ? 'up to' : 'to below'} ${high}`;
    if (fromOpen) return `est au-dessus de ${low} ${toClosed ? 'et jusqu’à' : 'et en dessous de'} ${high}`;
    return `va de ${low} à ${toClosed ? '' : 'moins de '}${high}`;
  }
  if (to !== null) return `${toClosed ? words.upto : words.below} ${format(to)}`;
  if (from !== null) return `${fromOpen ? words.above : words.from} ${format(from)}`;
  return locale === 'fr' ? 'est connu' : 'is known';
}

function label(value: string | number | boolean, name: string, names: Names, locale: Locale): string {
  if (typeof value === 'boolean') return { fr: value ? 'oui' : 'non', en: value ? 'yes' : 'no' }[locale];
  if (typeof value === 'number') return formatNumber(value, locale);
  return quote(names.wordOf(name, value)?.[locale] ?? value.replaceAll('_', ' '), locale);
}

/** A bound with its unit. */
function write(value: number, name: string, names: Names, locale: Locale): string {
  return describeBound(value, name === 'exposure' ? 'money' : names.unitOf(name), names.currency, locale);
}

function describeChange({ part, change, subject, note, says }: RegionDraft, names: Names, locale: Locale): string {
  const [before, after] = change;
  if (part === 'rule') {
    const rule = quote((names.ruleOf(subject ?? '')?.[locale] ?? subject ?? '').replace(/\.$/u, ''), locale);
    return `${locale === 'fr' ? 'règle' : 'rule'} ${rule}${locale === 'fr' ? ' : ' : ': '}${note?.[locale] ?? ''}`;
  }
  if (part === 'known' && before === after) {
    return locale === 'fr'
      ? 'la part connue se mesure avec d’autres poids'
      : 'the share that is known is measured with other weights';
  }
  if (says !== undefined) {
    const [title, from, to] = [nameConduct(part, subject, locale), says[0][locale], says[1][locale]];
    return `${title} ${from} → ${to}`;
  }
  if (before === null && after === null) return note?.[locale] ?? '';
  const none = WORDS[locale].none;
  const [old, now] = change.map((value) => (value === null ? none : formatNumber(value, locale)));
  const arrow = `${old ?? none} → ${now ?? none}`;
  switch (part) {
    case 'points':
      return `${arrow} points`;
    case 'base':
      return locale === 'fr' ? `points de départ ${arrow}` : `base score ${arrow}`;
    case 'ratings':
      return locale === 'fr' ? `cote ${arrow}` : `rating ${arrow}`;
    case 'terms':
      return locale === 'fr' ? `délai ${arrow} jours` : `terms ${arrow} days`;
    case 'fact':
      return locale === 'fr' ? `validité ${arrow} jours` : `valid for ${arrow} days`;
    case 'known':
      return locale === 'fr' ? `part connue exigée ${arrow}` : `share that must be known ${arrow}`;
    case 'validity':
      return locale === 'fr' ? `un accord vaut ${arrow} jours` : `an approval is valid ${arrow} days`;
    case 'review':
    case 'calibration':
    case 'release':
      return `${nameConduct(part, subject, locale)} ${arrow}${part === 'review' || subject === 'horizonMonths' ? (locale === 'fr' ? ' mois' : ' months') : ''}`;
    case 'authority':
    case 'limit': {
      const amounts = change.map((value) =>
        value === null
          ? none
          : Number.isInteger(value)
            ? formatMoney(value, names.currency, locale)
            : formatNumber(value, locale),
      );
      // An authority at a rating has its exposure as the place; what is left of delegation is the second signature.
      const four = locale === 'fr' ? 'deux signatures au-delà de ' : 'two signatures above ';
      const table = subject === undefined ? (part === 'authority' ? four : '') : `${quote(subject, locale)} `;
      return `${table}${amounts.join(' → ')}`;
    }
    default:
      return '';
  }
}

const CONDUCT: Readonly<Record<string, Text>> = {
  terms: { fr: 'conditions', en: 'offer' },
  insuredCountsAt: { fr: 'la part garantie compte pour', en: 'the insured part counts for' },
  review: { fr: 'revue', en: 'review' },
  triggers: { fr: 'une revue est déclenchée par :', en: 'a review is triggered by:' },
  dunning: { fr: 'relance', en: 'dunning' },
  calibration: { fr: 'probabilité de défaut', en: 'probability of default' },
  horizonMonths: { fr: 'horizon des probabilités de défaut', en: 'horizon of the probabilities of default' },
  scaling: { fr: 'échelle des points', en: 'scale of the points' },
  currency: { fr: 'monnaie', en: 'currency' },
  minGiniChange: {
    fr: 'recul du Gini toléré avant publication',
    en: 'change of the Gini tolerated before publication',
  },
  maxBadRateChange: {
    fr: 'hausse du taux de défaut tolérée avant publication',
    en: 'rise of the bad rate tolerated before publication',
  },
  maxApprovalRateChange: {
    fr: 'variation du taux d’acceptation tolérée avant publication',
    en: 'change of the approval rate tolerated before publication',
  },
  maxExposureChange: {
    fr: 'variation de l’encours tolérée avant publication',
    en: 'change of exposure tolerated before publication',
  },
  maxPsi: { fr: 'indice de stabilité toléré avant publication', en: 'stability index tolerated before publication' },
  minObservations: { fr: 'observations exigées avant publication', en: 'observations required before publication' },
};

function nameConduct(part: string, subject: string | undefined, locale: Locale): string {
  return CONDUCT[subject ?? part]?.[locale] ?? subject ?? part;
}

function describeMoves(moves: readonly Move[], names: Names, locale: Locale): string[] {
  const fr = locale === 'fr';
  const texts: string[] = [];
  const ratings = moves
    .filter(({ rating }) => rating[0] !== rating[1])
    .map(({ rating }) => `${rating[0]} → ${rating[1]}`);
  if (ratings.length > 0) texts.push(`${fr ? 'cote' : 'rating'} ${[...new Set(ratings)].join(', ')}`);
  const outcomes = moves
    .filter(({ outcome }) => outcome[0] !== outcome[1])
    .map(({ outcome }) => outcome.map((one) => OUTCOMES[one]?.[locale] ?? one).join(' → '));
  if (outcomes.length > 0) texts.push([...new Set(outcomes)].join(', '));
  const limits = moves.flatMap(({ limitMinor: [before, after] }) =>
    before === null || after === null || before === after ? [] : [[before, after] as const],
  );
  const [limit] = limits.toSorted(
    (a, b) => Math.abs(b[1] - b[0]) / Math.max(...b, 1) - Math.abs(a[1] - a[0]) / Math.max(...a, 1),
  );
  if (limit !== undefined) {
    const [before, after] = limit;
    const share = before === 0 ? null : Math.round(((after - before) / before) * 100);
    const sign =
      share === null ? '' : `${share < 0 ? '−' : '+'}${formatNumber(Math.abs(share), locale)}${fr ? '\u00a0' : ''}%`;
    const amounts = `${formatMoney(before, names.currency, locale)} → ${formatMoney(after, names.currency, locale)}`;
    texts.push(`${fr ? 'plafond' : 'limit'} ${share === null ? amounts : `${sign} (${amounts})`}`);
  }
  const days = moves.find(({ termsDays }) => termsDays[0] !== termsDays[1])?.termsDays;
  if (days !== undefined)
    texts.push(
      `${fr ? 'délai' : 'terms'} ${days.map((one) => String(Math.max(0, one))).join(' → ')} ${fr ? 'jours' : 'days'}`,
    );
  const roles = moves.find(({ role }) => role[0] !== role[1])?.role;
  if (roles !== undefined)
    texts.push(
      `${fr ? 'signataire' : 'signed by'} ${roles.map((role) => quote(names.roleOf(role)?.[locale] ?? role, locale)).join(' → ')}`,
    );
  return texts;
}

const OUTCOMES: Readonly<Record<string, Text>> = {
  approve: { fr: 'accordé', en: 'approved' },
  refer: { fr: 'à étudier', en: 'referred' },
  decline: { fr: 'refusé', en: 'declined' },
};
