import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type BacktestReport,
  DEFAULT_ECONOMICS,
  Economics,
  type History,
  isCalendarDate,
  ObservationPlan,
  type Policy,
  parseDocument,
  reportToCsv,
  reportToHtml,
} from '@encours/engine';
import { ObservationFileError } from '@encours/engine/arrow';
import { type ComparisonInput, compareTexts } from '../backtests/compare-texts.js';
import { listMissingColumns, readObservationFile } from '../backtests/observation-file.js';
import { observeInSteps } from '../backtests/observe-in-steps.js';
import { currencyOf, requireCurrency } from '../backtests/require-currency.js';
import { profileHistory } from '../imports/profile-history.js';
import { findDatasetId, loadDataset } from '../services/find-dataset.js';
import { withCompany } from '../setup/data-folder-access.js';
import { type FileOptions, readHistoryFiles } from './history-file.js';
import { formatDiagnostic } from './print-diagnostics.js';
import { formatReport } from './print-report.js';
import { checkText, readBenchmarkFiles, readScorecardText, unwritable } from './read-documents.js';
import { CliFailure, type Terminal } from './terminal.js';

/** Where a history comes from: a dataset of a data folder, or files. */
export interface SourceOptions extends FileOptions {
  readonly data: string;
  readonly dataset?: string;
  readonly history?: readonly string[];
}

/** What to observe, and when. */
export interface ObservationOptions extends SourceOptions {
  readonly from?: string;
  readonly to?: string;
  readonly every?: string;
  readonly calendar?: 'months' | 'orders';
  readonly horizon?: string;
  readonly badDays?: string;
  readonly floor?: string;
}

export interface BacktestOptions extends ObservationOptions {
  readonly champion: string;
  readonly challenger: string;
  readonly benchmark: readonly string[];
  readonly observations?: string;
  readonly economics?: string;
  readonly json?: string;
  readonly csv?: string;
  readonly html?: string;
}

const STEPS = {
  observing: { fr: 'observations', en: 'observing' },
  deciding: { fr: 'décisions', en: 'deciding' },
} as const;

interface Source {
  readonly history: History;
  readonly dataset: { readonly id: string; readonly name: string; readonly digest: string };
}

/** Judges two scorecards on a dataset or a file, prints what came out and writes the files asked for. */
export async function backtest(terminal: Terminal, options: BacktestOptions): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const champion = await readScorecardText(options.champion);
  const challenger = await readScorecardText(options.challenger);
  const policies: Policy[] = [];
  for (const { path, text } of [champion, challenger]) {
    const { policy, document, diagnostics } = checkText(path, text, benchmarks);
    if (policy !== null) {
      policies.push(policy);
      continue;
    }
    for (const diagnostic of diagnostics.filter(({ severity }) => severity === 'error')) {
      for (const line of formatDiagnostic(path, document, diagnostic, terminal)) terminal.say(line);
    }
    return 1;
  }
  const say = (step: keyof typeof STEPS, share: number): void =>
    terminal.progress(`${STEPS[step][terminal.locale]} ${Math.round(share * 100)} %`);
  const { observe, dataset } = await readPast(terminal, options, policies, (share) => say('observing', share));
  const report = await compareTexts({
    observe,
    dataset,
    economics: await readEconomics(options.economics),
    texts: { champion: champion.text, challenger: challenger.text },
    benchmarks,
    onProgress: (share) => say('deciding', share),
  });
  await writeFiles(terminal, options, report);
  for (const line of formatReport(report, terminal.locale)) terminal.out(line);
  return 0;
}

/** What to judge on: observations made before, or those that a plan makes of a history. */
async function readPast(
  terminal: Terminal,
  options: BacktestOptions,
  policies: readonly Policy[],
  onProgress: (share: number) => void,
): Promise<Pick<ComparisonInput, 'observe' | 'dataset'>> {
  if (options.observations !== undefined) return readObservations(options.observations, options);
  const { history, dataset } = await readSource(terminal, options);
  requireCurrency(currencyOf(history), policies);
  const plan = choosePlan(history, options);
  return { observe: (schema) => observeInSteps(history, plan, schema, onProgress), dataset };
}

/** @throws CliFailure when a plan or a history is named too, the file is no whole one, or it lacks a column */
async function readObservations(
  path: string,
  { dataset, history, from, to, every, calendar, horizon, badDays, floor }: BacktestOptions,
): Promise<Pick<ComparisonInput, 'observe' | 'dataset'>> {
  if ([dataset, history, from, to, every, calendar, horizon, badDays, floor].some((option) => option !== undefined)) {
    throw new CliFailure(
      {
        fr: 'Un fichier d’observations a déjà son historique et son plan : avec --observations, retirez --dataset, --history et les options de dates et de défaut.',
        en: 'A file of observations has its history and its plan already: with --observations, leave out --dataset, --history and the options on dates and on what is bad.',
      },
      2,
    );
  }
  const { table, digest } = await readObservationFile(path).catch((error: unknown) => {
    if (error instanceof ObservationFileError) {
      throw new CliFailure({
        fr: `${path} n’est pas un fichier d’observations entier. Refaites-le avec « encours observe ».`,
        en: `${path} is not a whole file of observations. Make it again with “encours observe”.`,
      });
    }
    throw new CliFailure({ fr: `Le fichier ${path} ne se lit pas.`, en: `The file ${path} cannot be read.` }, 2);
  });
  return {
    dataset: { id: 'file', name: basename(path), digest },
    observe: async (schema) => {
      const missing = listMissingColumns(table, schema);
      if (missing.length === 0) return table;
      const names = missing.join(', ');
      throw new CliFailure({
        fr: `${path} n’a pas tout ce que lisent ces grilles ; il manque : ${names}. Refaites-le avec « encours observe » et un --scorecard par grille.`,
        en: `${path} does not have all that these scorecards read; it lacks: ${names}. Make it again with “encours observe” and one --scorecard for each.`,
      });
    },
  };
}

/** @throws CliFailure when neither is named, or it cannot be read */
export async function readSource(terminal: Terminal, options: SourceOptions): Promise<Source> {
  if (options.history !== undefined) {
    const { history, digest } = await readHistoryFiles(terminal, options.history, options);
    return {
      history,
      dataset: { id: 'file', name: options.history.map((path) => basename(path)).join(' + '), digest },
    };
  }
  const name = options.dataset;
  if (name === undefined) {
    throw new CliFailure(
      {
        fr: 'Indiquez sur quoi tester : --dataset NOM (du dossier --data) ou --history FICHIER.csv.',
        en: 'Say what to test on: --dataset NAME (of the --data folder) or --history FILE.csv.',
      },
      2,
    );
  }
  return withCompany(options.data, async ({ deps, actor }) => {
    if ((await findDatasetId(deps, actor, { name })) === null) {
      throw new CliFailure({
        fr: `Aucun jeu de données ne s’appelle « ${name} ».`,
        en: `No dataset is called “${name}”.`,
      });
    }
    return loadDataset(deps, actor, { name });
  });
}

export function choosePlan(history: History, options: ObservationOptions): ObservationPlan {
  const suggested = profileHistory(history).suggestedPlan;
  if (suggested === null) {
    throw new CliFailure({
      fr: 'Cet historique est trop court pour un rétro-test : il faut au moins trois mois.',
      en: 'This history is too short for a backtest: it takes three months at least.',
    });
  }
  const horizonMonths = readNumber(options.horizon, '--horizon', 1, 36) ?? suggested.outcome.horizonMonths;
  const badDaysPastDue = readNumber(options.badDays, '--bad-days', 1, 720) ?? suggested.outcome.badDaysPastDue;
  const outcome = {
    ...suggested.outcome,
    id: `past-due-${badDaysPastDue}-in-${horizonMonths}-months`,
    horizonMonths,
    badDaysPastDue,
    floorMinor: readNumber(options.floor, '--floor', 0, 999_999_999_999) ?? suggested.outcome.floorMinor,
    indeterminateDaysPastDue:
      options.badDays === undefined
        ? suggested.outcome.indeterminateDaysPastDue
        : badDaysPastDue >= 30
          ? Math.floor((badDaysPastDue * 2) / 3)
          : null,
  };
  const plan = ObservationPlan.parse({
    from: readDay(options.from, '--from') ?? suggested.from,
    to: readDay(options.to, '--to') ?? suggested.to,
    everyMonths: readNumber(options.every, '--every', 1, 12) ?? suggested.everyMonths,
    ...(options.calendar === undefined ? {} : { calendar: options.calendar }),
    outcome,
  });
  if (plan.from <= plan.to) return plan;
  throw new CliFailure(
    {
      fr: `Aucune observation : la première (${plan.from}) viendrait après la dernière (${plan.to}). Changez --from ou --to.`,
      en: `No observation: the first (${plan.from}) would come after the last (${plan.to}). Change --from or --to.`,
    },
    2,
  );
}

/** Assumptions on money: those of a JSON file, or the defaults, which the report calls assumptions. */
async function readEconomics(path: string | undefined): Promise<Economics> {
  if (path === undefined) return DEFAULT_ECONOMICS;
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null)
    throw new CliFailure({ fr: `Le fichier ${path} ne se lit pas.`, en: `The file ${path} cannot be read.` }, 2);
  const { value } = parseDocument(text);
  const economics = Economics.safeParse(value);
  if (economics.success) return economics.data;
  const [issue] = economics.error.issues;
  const where = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new CliFailure(
    {
      fr: `Les hypothèses de ${path} ne vont pas : ${where}`,
      en: `The assumptions in ${path} are not valid: ${where}`,
    },
    2,
  );
}

function readNumber(text: string | undefined, option: string, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new CliFailure(
    {
      fr: `${option} attend un nombre entier de ${least} à ${most}, pas « ${text} ».`,
      en: `${option} takes a whole number from ${least} to ${most}, not “${text}”.`,
    },
    2,
  );
}

function readDay(text: string | undefined, option: string): string | undefined {
  if (text === undefined || isCalendarDate(text)) return text;
  throw new CliFailure(
    {
      fr: `${option} attend un jour AAAA-MM-JJ, pas « ${text} ».`,
      en: `${option} takes a day YYYY-MM-DD, not “${text}”.`,
    },
    2,
  );
}

async function writeFiles(terminal: Terminal, options: BacktestOptions, report: BacktestReport): Promise<void> {
  const files = [
    { path: options.json, text: () => `${JSON.stringify(report, null, 2)}\n` },
    { path: options.csv, text: () => reportToCsv(report, terminal.locale) },
    { path: options.html, text: () => reportToHtml(report, terminal.locale) },
  ];
  for (const { path, text } of files) {
    if (path === undefined) continue;
    try {
      await writeFile(path, text());
    } catch (error: unknown) {
      throw unwritable(path, error);
    }
  }
}
