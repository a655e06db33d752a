import {
  diffPolicies,
  formatMoney,
  type History,
  type Observation,
  observe,
  type Policy,
  weighRegions,
} from '@encours/engine';
import { currencyOf, requireCurrency } from '../backtests/require-currency.js';
import { profileHistory } from '../imports/profile-history.js';
import { readSource, type SourceOptions } from './backtest.js';
import { count, type Noun } from './count.js';
import { formatDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readScorecardText } from './read-documents.js';
import { CliFailure, type Terminal } from './terminal.js';

export interface DiffOptions extends SourceOptions {
  readonly benchmark: readonly string[];
  readonly json: boolean;
}

const CUSTOMERS: Noun = { fr: ['client', 'clients'], en: ['customer', 'customers'] };
const REGIONS: Noun = { fr: ['région', 'régions'], en: ['region', 'regions'] };
const PROVED: Noun = { fr: ['prouvée', 'prouvées'], en: ['of them proved', 'of them proved'] };

/** Compares two scorecards by meaning; returns 1 when they may decide differently, and throws when it cannot tell. */
export async function diffFiles(
  terminal: Terminal,
  [first, second]: readonly [string, string],
  options: DiffOptions,
): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const read = async (reference: string): Promise<Policy> => {
    const { path, text } = await readScorecardText(reference);
    const { document, policy, diagnostics } = checkText(path, text, benchmarks);
    if (policy !== null) return policy;
    for (const fault of diagnostics.filter(({ severity }) => severity === 'error'))
      for (const line of formatDiagnostic(path, document, fault, terminal)) terminal.say(line);
    throw new CliFailure({
      fr: `${path} a des erreurs : rien n’est comparé.`,
      en: `${path} has errors: nothing is compared.`,
    });
  };
  const { locale } = terminal;
  const [a, b] = [await read(first), await read(second)];
  terminal.progress(locale === 'fr' ? 'Comparaison …' : 'Comparing …');
  const difference = await diffPolicies(a, b);
  const { equivalent, textsDiffer, regions } = difference;
  const isWeighed = options.history !== undefined || options.dataset !== undefined;
  const past = isWeighed ? (await readSource(terminal, options)).history : null;
  if (past !== null) requireCurrency(currencyOf(past), [a, b]);
  const weights = past === null ? null : weighRegions(difference, listCustomers(past));
  if (options.json) {
    const weighed = weights === null ? regions : regions.map((region, index) => ({ ...region, ...weights[index] }));
    terminal.out(JSON.stringify({ equivalent, textsDiffer, regions: weighed }, null, 2));
    return equivalent ? 0 : 1;
  }
  if (equivalent) {
    const same = { fr: 'Mêmes documents.', en: 'Same documents.' };
    const worded = {
      fr: 'Équivalentes, c’est prouvé : issue, cote, points, plafond, délais et signataire sont les mêmes pour tout client. Seuls changent des mots, l’ordre, la mise en page ou ce qui ne décide pas.',
      en: 'Equivalent, and proved so: outcome, rating, points, limit, terms and authority are the same for every customer. Only words, order, layout or what does not decide have changed.',
    };
    terminal.out((textsDiffer ? worded : same)[locale]);
    return 0;
  }
  for (const [index, { text, certainty }] of regions.entries()) {
    const isShown = certainty === 'proved';
    const mark = isShown ? '~' : '?';
    terminal.out(
      terminal.colours ? `\u001b[${isShown ? '33' : '36'}m${mark}\u001b[0m ${text[locale]}` : `${mark} ${text[locale]}`,
    );
    const weight = weights?.[index];
    if (weight === undefined) continue;
    const amount = formatMoney(weight.exposureMinor, b.scorecard.about.currency, locale);
    terminal.out(
      locale === 'fr'
        ? `    ${count(weight.customers, CUSTOMERS, locale)} de l’historique, ${amount} d’encours`
        : `    ${count(weight.customers, CUSTOMERS, locale)} of the history, ${amount} of exposure`,
    );
  }
  const shown = regions.filter(({ certainty }) => certainty === 'proved').length;
  terminal.say(
    locale === 'fr'
      ? `${count(regions.length, REGIONS, locale)}, dont ${count(shown, PROVED, locale)}. Ailleurs, les deux grilles décident de même.`
      : `${count(regions.length, REGIONS, locale)}, ${count(shown, PROVED, locale)}. Elsewhere both scorecards decide alike.`,
  );
  return 1;
}

/** Active customers on the last day of a history, with what was known of them and what they owed. */
function listCustomers(history: History): readonly Observation[] {
  const { lastDate } = profileHistory(history);
  if (lastDate === null) return [];
  // Nobody is left out for being late already: the question is where they lie, not what becomes of them.
  const outcome = {
    id: 'none',
    horizonMonths: 1,
    badDaysPastDue: 720,
    floorMinor: Number.MAX_SAFE_INTEGER,
    excludeDisputed: false,
    indeterminateDaysPastDue: null,
    proceedings: false,
  };
  return observe(history, { from: lastDate, to: lastDate, everyMonths: 1, outcome }).observations;
}
