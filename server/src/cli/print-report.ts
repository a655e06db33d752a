import {
  approvedOf,
  type BacktestReport,
  describeCheck,
  type Locale,
  reportSentences,
  reportWords,
  summariseReport,
} from '@encours/engine';

const WORDS = {
  fr: {
    observations: 'observations',
    customers: 'clients',
    bad: 'en défaut',
    window: 'fenêtre',
    days: 'j',
    months: 'mois',
    from: 'du',
    to: 'au',
    champion: 'référence',
    challenger: 'candidate',
    approved: 'taux d’acceptation',
    badOfApproved: 'taux de défaut des acceptés',
    rating: 'cote',
    swapIn: 'nouvellement acceptés',
    swapOut: 'plus acceptés',
    release: 'tolérances de mise en vigueur',
    passed: 'respectée',
    failed: 'dépassée',
    few: 'Peu de défauts : chiffres indicatifs.',
  },
  en: {
    observations: 'observations',
    customers: 'customers',
    bad: 'bad',
    window: 'window',
    days: 'd',
    months: 'months',
    from: 'from',
    to: 'to',
    champion: 'champion',
    challenger: 'challenger',
    approved: 'approval rate',
    badOfApproved: 'bad rate of the approved',
    rating: 'rating',
    swapIn: 'newly approved',
    swapOut: 'no longer approved',
    release: 'release conditions',
    passed: 'met',
    failed: 'not met',
    few: 'Few bads: the figures are indicative.',
  },
} as const;

const WIDTH = 28;
const COLUMN = 16;

/** A report for a terminal: the verdict in words, then the figures of both versions side by side. */
export function* formatReport(report: BacktestReport, locale: Locale): Generator<string> {
  const words = WORDS[locale];
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const percent = (value: number | null): string =>
    value === null
      ? '–'
      : new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
          value,
        );
  const number = (value: number | null | undefined, digits = 0): string =>
    value == null
      ? '–'
      : new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const row = (label: string, champion: string, challenger: string): string =>
    `${label.padEnd(WIDTH)}${champion.padStart(COLUMN)}${challenger.padStart(COLUMN)}`;
  const { champion, challenger, observations, plan } = report;
  const dates = observations.dates;

  yield summariseReport(report, locale);
  yield '';
  yield `${report.dataset.name}: ${number(observations.n)} ${words.observations}, ${number(observations.customers)} ${words.customers}, ${number(observations.bad)} ${words.bad}; ${words.from} ${dates[0] ?? plan.from} ${words.to} ${dates.at(-1) ?? plan.to}, ${words.window} ${plan.outcome.horizonMonths} ${words.months}, ≥ ${plan.outcome.badDaysPastDue} ${words.days}`;
  yield '';
  yield `${words.champion}: ${champion.scorecard.id}@${champion.scorecard.version}`;
  yield `${words.challenger}: ${challenger.scorecard.id}@${challenger.scorecard.version}`;
  yield '';
  yield row('', words.champion, words.challenger);
  yield row(words.approved, percent(champion.approvalRate), percent(challenger.approvalRate));
  yield row(words.badOfApproved, percent(approvedOf(champion).badRate), percent(approvedOf(challenger).badRate));
  yield row('Gini', percent(champion.discrimination?.gini ?? null), percent(challenger.discrimination?.gini ?? null));
  yield row('KS', percent(champion.discrimination?.ks ?? null), percent(challenger.discrimination?.ks ?? null));
  for (const { rating, counts } of champion.ratings) {
    const other = challenger.ratings.find((entry) => entry.rating === rating)?.counts;
    yield row(
      `${words.rating} ${rating}`,
      `${number(counts.n)} (${percent(counts.badRate)})`,
      `${number(other?.n)} (${percent(other?.badRate ?? null)})`,
    );
  }
  const { swapIn, swapOut } = report.swapSet;
  yield '';
  yield `${words.swapIn}: ${number(swapIn.counts.n)} (${percent(swapIn.badRateBest)} … ${percent(swapIn.badRateWorst)})`;
  yield `${words.swapOut}: ${number(swapOut.n)} (${percent(swapOut.badRate)})`;
  yield `PSI: ${number(report.psi, 3)}`;
  if (champion.discrimination?.indicative === true) yield words.few;
  for (const { key, text } of reportSentences(report, locale)) if (key === 'money') yield text;
  if (report.release.length === 0) return;
  yield '';
  yield `${words.release}:`;
  for (const check of report.release) {
    const { name, allowed, actual, range, passed } = describeCheck(check, reportWords(report, locale));
    yield `  ${name}: ${actual}${range === null ? '' : ` [${range}]`} (${allowed}): ${passed ? words.passed : words.failed}`;
  }
}
