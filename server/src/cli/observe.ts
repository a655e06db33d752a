import {
  type FactProfile,
  formatMoney,
  type Locale,
  type ObservationTable,
  observeTableStepwise,
  type Policy,
  prepareHistory,
  profileObservations,
  tableSchemaFor,
} from '@encours/engine';
import { writeObservationFile } from '../backtests/observation-file.js';
import { currencyOf, requireCurrency } from '../backtests/require-currency.js';
import { choosePlan, type ObservationOptions, readSource } from './backtest.js';
import { formatDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readScorecardText, unwritable } from './read-documents.js';
import type { Terminal } from './terminal.js';

export interface ObserveFileOptions extends ObservationOptions {
  readonly scorecard: readonly string[];
  readonly benchmark: readonly string[];
  readonly out: string;
  readonly json: boolean;
}

/** Writes the observations that these scorecards would decide upon, and prints what their columns hold. */
export async function observeToFile(terminal: Terminal, options: ObserveFileOptions): Promise<number> {
  const policies = await readPolicies(terminal, options);
  if (policies === null) return 1;
  const { history } = await readSource(terminal, options);
  requireCurrency(currencyOf(history), policies);
  const plan = choosePlan(history, options);
  const steps = observeTableStepwise(prepareHistory(history), plan, tableSchemaFor(policies));
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) terminal.progress(`${Math.round(step.value * 100)} %`);
  const table = step.value;
  const digest = await write(options.out, table);
  const profile = profileObservations(table);
  if (options.json) {
    terminal.out(JSON.stringify({ digest, plan, summary: table.summary, profile }, null, 2));
    return 0;
  }
  const words = WORDS[terminal.locale];
  const { rows, customers, flags } = profile;
  terminal.out(`${options.out}  ${digest}`);
  terminal.out(`${rows} ${words.observations} · ${customers} ${words.customers} · ${flags.bad} ${words.bad}`);
  terminal.out('');
  for (const line of formatFacts(profile.facts, policies, terminal.locale)) terminal.out(line);
  return 0;
}

async function readPolicies(terminal: Terminal, options: ObserveFileOptions): Promise<readonly Policy[] | null> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const policies: Policy[] = [];
  for (const name of options.scorecard) {
    const { path, text } = await readScorecardText(name);
    const { policy, document, diagnostics } = checkText(path, text, benchmarks);
    if (policy === null) {
      for (const diagnostic of diagnostics.filter(({ severity }) => severity === 'error')) {
        for (const line of formatDiagnostic(path, document, diagnostic, terminal)) terminal.say(line);
      }
      return null;
    }
    policies.push(policy);
  }
  return policies;
}

async function write(path: string, table: ObservationTable): Promise<string> {
  try {
    return await writeObservationFile(path, table);
  } catch (error: unknown) {
    throw unwritable(path, error);
  }
}

const WORDS = {
  fr: {
    observations: 'observations',
    customers: 'clients',
    bad: 'en défaut',
    fact: 'donnée',
    present: 'présente',
    yes: 'oui',
    no: 'non',
  },
  en: {
    observations: 'observations',
    customers: 'customers',
    bad: 'bad',
    fact: 'fact',
    present: 'present',
    yes: 'yes',
    no: 'no',
  },
} as const;

const NAME_WIDTH = 34;
const CELL_WIDTH = 11;
/** Categories shown of a text. */
const SHOWN_CATEGORIES = 4;

/** One line each; money with its currency, as the scorecards declare it. */
function formatFacts(facts: readonly FactProfile[], policies: readonly Policy[], locale: Locale): string[] {
  const words = WORDS[locale];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(NAME_WIDTH)}${cells.map((cell) => ` ${cell.padStart(CELL_WIDTH)}`).join('')}`.trimEnd();
  const write = (name: string, value: number): string => {
    const reader = policies.find(({ scorecard }) => scorecard.facts[name]?.type === 'money');
    return reader === undefined
      ? number.format(value)
      : formatMoney(Math.round(value), reader.scorecard.about.currency, locale);
  };
  const nameOf = (value: string | boolean): string =>
    typeof value === 'string' ? value : value ? words.yes : words.no;
  return [
    line(words.fact, [words.present, 'P5', 'P25', 'P50', 'P75', 'P95']),
    ...facts.map(({ name, present, absent, quantiles, categories }) => {
      const rows = Object.values(absent).reduce((sum, count) => sum + count, present);
      const share = rows === 0 ? '–' : percent.format(present / rows);
      if (quantiles !== null) return line(name, [share, ...quantiles.map((value) => write(name, value))]);
      const most = (categories ?? []).slice(0, SHOWN_CATEGORIES);
      const shown = most.map(({ value, count }) => `${nameOf(value)} (${percent.format(count / present)})`).join(', ');
      return `${line(name, [share])}  ${shown}`.trimEnd();
    }),
  ];
}
