/** The command line: `encours <command>`. */

import { runProgram } from './cli/program.js';
import { CliFailure, chooseLocale, NoVerdictError, openTerminal } from './cli/terminal.js';
import { AppError } from './errors.js';
import { DataFolderError } from './setup/data-folder-access.js';

const argv = process.argv.slice(2);
const locale = chooseLocale(argv, process.env);
const terminal = openTerminal(locale);

// A reader that closes the pipe early (`| head`) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await runProgram(terminal, argv);
} catch (thrown: unknown) {
  const error = thrown instanceof NoVerdictError ? thrown.cause : thrown;
  if (error instanceof CliFailure) {
    terminal.say(error.text[locale]);
    process.exitCode = error.exitCode;
  } else if (error instanceof DataFolderError) {
    terminal.say(error.text[locale]);
    process.exitCode = error.kind === 'usage' ? 2 : 1;
  } else if (error instanceof AppError) {
    const { title, help } = error.entry;
    terminal.say([title[locale], error.detail?.[locale], help?.[locale]].filter((part) => part != null).join(' '));
    process.exitCode = 1;
  } else {
    const message = error instanceof Error ? error.message : String(error);
    terminal.say(locale === 'fr' ? `Erreur inattendue : ${message}` : `Unexpected error: ${message}`);
    if (process.env.ENCOURS_LOG === 'debug' && error instanceof Error) terminal.say(error.stack ?? '');
    process.exitCode = 1;
  }
  if (thrown instanceof NoVerdictError) process.exitCode = 2;
}
