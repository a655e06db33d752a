/** The commands and their options. */
import { type Locale, OBSERVATION_CALENDARS } from '@encours/engine';
import { Command, CommanderError, Option } from 'commander';
import { AUDIT_FORMATS, type AuditFormat } from '../audit/export-audit.js';
import { VERSION } from '../version.js';
import { type BacktestOptions, backtest } from './backtest.js';
import { type DecideOptions, decide } from './decide.js';
import { type DiffOptions, diffFiles } from './diff.js';
import { type ImportOptions, importFile } from './import.js';
import { type LintOptions, lint } from './lint.js';
import {
  backUpData,
  exportAuditLog,
  makeDemo,
  migrateData,
  restoreData,
  verifyAuditExport,
  verifyAuditLog,
} from './maintain.js';
import { type ObserveFileOptions, observeToFile } from './observe.js';
import { type ProveOptions, proveFiles } from './prove.js';
import { NoVerdictError, type Terminal } from './terminal.js';

interface DataOptions {
  readonly data: string;
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** What to end the process with. A wrong call is told by commander and ends with 2. */
export async function runProgram(terminal: Terminal, argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = buildProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error: unknown) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exitCode;
}

/** Of a command whose 1 is a verdict. @throws NoVerdictError */
async function judging(verdict: Promise<number>): Promise<number> {
  try {
    return await verdict;
  } catch (error: unknown) {
    throw new NoVerdictError(error);
  }
}

function buildProgram(terminal: Terminal, finish: (exitCode: number) => void): Command {
  const words = (fr: string, en: string): string => (terminal.locale === 'fr' ? fr : en);
  const dataFolder = process.env.ENCOURS_DATA ?? './data';
  const program = new Command('encours')
    .description(words('Moteur de décision du crédit interentreprises', 'Trade-credit decision engine'))
    .version(VERSION)
    .addOption(languageOption(terminal.locale, words))
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(terminal.locale === 'fr' ? sayUsageInFrench(text) : text),
    })
    .showHelpAfterError(words('(--help montre l’aide)', '(--help shows the options)'));

  const addBenchmarks = (command: Command): Command =>
    command.option(
      '--benchmark <file>',
      words(
        'référentiel sectoriel en plus de ceux livrés (répétable)',
        'benchmark besides the shipped ones (repeatable)',
      ),
      collect,
      [],
    );
  const addData = (command: Command): Command =>
    command.option('--data <folder>', words('dossier de données', 'data folder'), dataFolder);
  const addReading = (command: Command): Command =>
    command
      .option('--mapping <file>', words('correspondance des colonnes (JSON)', 'column mapping (JSON)'))
      .option('--date-order <order>', 'dmy, mdy, ymd')
      .option('--decimal <sign>', '"." / ","')
      .option(
        '--currency <code>',
        words('monnaie des montants, EUR par exemple', 'currency of the amounts, EUR for instance'),
      );
  const addPlan = (command: Command): Command =>
    command
      .option('--dataset <name>', words('jeu de données du dossier', 'dataset of the folder'))
      .option(
        '--history <file>',
        words(
          'fichier CSV de factures, sans serveur ; répété : règlements, clients…',
          'CSV file of invoices, without a server; repeated: payments, customers…',
        ),
        collect,
      )
      .option('--from <day>', words('première observation', 'first observation'))
      .option('--to <day>', words('dernière observation', 'last observation'))
      .option('--every <months>', words('mois entre deux observations', 'months between observations'))
      .addOption(
        new Option(
          '--calendar <calendar>',
          words('par mois, ou à chaque commande du client', 'by months, or at each order of the customer'),
        ).choices(OBSERVATION_CALENDARS),
      )
      .option(
        '--horizon <months>',
        words('mois pendant lesquels l’issue est jugée', 'months in which the outcome is judged'),
      )
      .option('--bad-days <days>', words('jours de retard d’un défaut', 'days past due that are bad'))
      .option(
        '--floor <minor>',
        words('montant (en centimes) au-delà duquel un retard compte', 'amount (in cents) above which a delay counts'),
      );

  addBenchmarks(program.command('decide'))
    .description(
      words('Décide une demande et écrit la décision en JSON', 'Decide an application and write the decision as JSON'),
    )
    .requiredOption(
      '--scorecard <file>',
      words('grille, ou id@version d’une grille livrée', 'scorecard, or id@version of a shipped one'),
    )
    .requiredOption(
      '--input <file>',
      words('demande en JSON ; - : entrée standard', 'application as JSON; -: standard input'),
    )
    .option('--explain', words('phrases au lieu de JSON', 'sentences instead of JSON'), false)
    .action(async (options: DecideOptions) => finish(await decide(terminal, options)));

  addBenchmarks(program.command('lint'))
    .description(words('Vérifie des grilles', 'Check scorecards'))
    .argument('<files...>', words('grilles, ou id@version', 'scorecards, or id@version'))
    .option('--json', words('diagnostics en JSON', 'diagnostics as JSON'), false)
    .action(async (files: string[], options: LintOptions) => finish(await judging(lint(terminal, files, options))));

  addBenchmarks(program.command('prove'))
    .description(
      words(
        'Prouve ce que des grilles font et ne font pas, clients témoins à l’appui',
        'Prove what scorecards do and do not, with customers that show it',
      ),
    )
    .argument('<files...>', words('grilles, ou id@version', 'scorecards, or id@version'))
    .option('--json', words('constats en JSON, témoins compris', 'findings as JSON, witnesses included'), false)
    .action(async (files: string[], options: ProveOptions) =>
      finish(await judging(proveFiles(terminal, files, options))),
    );

  addReading(addBenchmarks(addData(program.command('diff'))))
    .description(words('Compare deux grilles par ce qu’elles décident', 'Compare two scorecards by what they decide'))
    .argument('<first>', words('grille, ou id@version', 'scorecard, or id@version'))
    .argument('<second>')
    .option(
      '--dataset <name>',
      words('compte les clients d’un jeu de données du dossier', 'count the customers of a dataset'),
    )
    .option(
      '--history <file>',
      words(
        'compte les clients d’un fichier CSV de factures ; répétable',
        'count the customers of a CSV file of invoices; repeatable',
      ),
      collect,
    )
    .option('--json', words('régions en JSON', 'regions as JSON'), false)
    .action(async (first: string, second: string, options: DiffOptions) =>
      finish(await judging(diffFiles(terminal, [first, second], options))),
    );

  addReading(addData(program.command('import')))
    .description(words('Importe un fichier dans un jeu de données', 'Import a file into a dataset'))
    .requiredOption('--file <file>', words('fichier CSV ou NDJSON, gzip compris', 'CSV or NDJSON file, gzip included'))
    .option(
      '--kind <kind>',
      words(
        'ce qu’est une ligne : invoices, customers, payments… (docs/import.md)',
        'what a row is: invoices, customers, payments… (docs/import.md)',
      ),
    )
    .option('--dataset <name>', words('jeu de données ; créé s’il n’existe pas', 'dataset; created when there is none'))
    .option('--rejects <file>', words('écrit les lignes refusées (CSV)', 'writes the refused rows (CSV)'))
    .option('--dry-run', words('vérifie sans rien enregistrer', 'check without storing anything'), false)
    .option('--json', words('résumé en JSON', 'summary as JSON'), false)
    .action(async (options: ImportOptions) => finish(await importFile(terminal, options)));

  addPlan(addReading(addBenchmarks(addData(program.command('backtest')))))
    .description(words('Compare deux grilles sur un historique', 'Compare two scorecards on a history'))
    .requiredOption(
      '--champion <file>',
      words('grille de référence, ou id@version', 'champion scorecard, or id@version'),
    )
    .requiredOption(
      '--challenger <file>',
      words('grille candidate, ou id@version', 'challenger scorecard, or id@version'),
    )
    .option(
      '--observations <file>',
      words(
        'observations déjà faites (Arrow), au lieu d’un historique',
        'observations made before (Arrow), instead of a history',
      ),
    )
    .option(
      '--economics <file>',
      words('hypothèses de marge, de perte et de coûts (JSON)', 'assumptions on margin, loss and costs (JSON)'),
    )
    .option('--json <file>', words('écrit le rapport en JSON', 'writes the report as JSON'))
    .option('--csv <file>', words('écrit le rapport en CSV', 'writes the report as CSV'))
    .option('--html <file>', words('écrit le rapport à imprimer', 'writes the report to print'))
    .action(async (options: BacktestOptions) => finish(await backtest(terminal, options)));

  addPlan(addReading(addBenchmarks(addData(program.command('observe')))))
    .description(
      words(
        'Écrit les observations d’un historique en fichier Arrow',
        'Write the observations of a history as an Arrow file',
      ),
    )
    .requiredOption(
      '--scorecard <file>',
      words(
        'grille dont il faut les faits, ou id@version ; répétable',
        'scorecard whose facts are needed, or id@version; repeatable',
      ),
      collect,
    )
    .requiredOption('--out <file>', words('fichier à écrire', 'file to write'))
    .option('--json', words('profil des colonnes en JSON', 'profile of the columns as JSON'), false)
    .action(async (options: ObserveFileOptions) => finish(await observeToFile(terminal, options)));

  addData(program.command('demo'))
    .description(words('Remplit un dossier vide avec la démonstration', 'Fill an empty folder with the demo'))
    .action(async (options: DataOptions) => finish(await makeDemo(terminal, options.data)));

  addData(program.command('migrate'))
    .description(words('Met la base à jour', 'Bring the database up to date'))
    .action(async (options: DataOptions) => finish(await migrateData(terminal, options.data)));

  addData(program.command('backup'))
    .description(words('Sauvegarde le dossier, serveur en marche ou non', 'Back the folder up, server running or not'))
    .requiredOption('--to <folder>', words('nouveau dossier', 'new folder'))
    .action(async (options: DataOptions & { to: string }) =>
      finish(await backUpData(terminal, options.data, options.to)),
    );

  addData(program.command('restore'))
    .description(words('Rétablit une sauvegarde dans un nouveau dossier', 'Restore a backup to a new folder'))
    .requiredOption('--from <folder>', words('la sauvegarde', 'the backup'))
    .action(async (options: DataOptions & { from: string }) =>
      finish(await restoreData(terminal, options.from, options.data)),
    );

  const audit = program.command('audit').description(words('Journal des actes', 'Audit log'));
  addData(audit.command('verify'))
    .description(words('Vérifie que rien n’a été modifié', 'Verify that nothing was changed'))
    .option('--file <file>', words('journal exporté, sans base', 'exported log, without a database'))
    .option('--json', words('verdict en JSON', 'verdict as JSON'), false)
    .action(async (options: DataOptions & { json: boolean; file?: string }) =>
      finish(
        await judging(
          options.file === undefined
            ? verifyAuditLog(terminal, options.data, options.json)
            : verifyAuditExport(terminal, options.file, options.json),
        ),
      ),
    );
  addData(audit.command('export'))
    .description(words('Écrit tout le journal dans un fichier neuf', 'Write the whole log to a new file'))
    .addOption(new Option('--format <format>').choices(AUDIT_FORMATS).default('ndjson'))
    .requiredOption('--out <file>', words('fichier à écrire', 'file to write'))
    .action(async (options: DataOptions & { format: AuditFormat; out: string }) =>
      finish(await exportAuditLog(terminal, options.data, options.format, options.out)),
    );
  return program;
}

/** Commander's own sentences, which are English only. */
const USAGE_IN_FRENCH: readonly (readonly [RegExp, string])[] = [
  [/unknown option '(.*)'/, 'option inconnue « $1 »'],
  [/unknown command '(.*)'/, 'commande inconnue « $1 »'],
  [/missing required argument '(.*)'/, 'il manque l’argument « $1 »'],
  [/required option '(.*)' not specified/, 'l’option « $1 » est obligatoire'],
  [/option '(.*)' argument missing/, 'l’option « $1 » attend une valeur'],
  [
    /option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
    'l’option « $1 » n’admet pas « $2 », mais : $3.',
  ],
  [
    /too many arguments(?: for '(?:.*)')?\. Expected (\d+) arguments? but got (\d+)/,
    'trop d’arguments (attendus : $1, reçus : $2)',
  ],
  [/\(Did you mean one of (.*)\?\)/, '(Vouliez-vous dire l’un de $1 ?)'],
  [/\(Did you mean (.*)\?\)/, '(Vouliez-vous dire $1 ?)'],
  [/^error: /, 'erreur : '],
];

function sayUsageInFrench(text: string): string {
  return USAGE_IN_FRENCH.reduce((said, [pattern, french]) => said.replace(pattern, french), text);
}

function languageOption(locale: Locale, words: (fr: string, en: string) => string): Option {
  return new Option('--lang <language>', words('langue des messages', 'language of the messages'))
    .choices(['fr', 'en'])
    .default(locale);
}
