/** Where a command writes: its result to standard output, everything else to standard error. */
import type { Locale, Text } from '@encours/engine';

export interface Terminal {
  readonly locale: Locale;
  /** Colours for people; never in a pipe or file. */
  readonly colours: boolean;
  /** The result. */
  readonly out: (line: string) => void;
  /** Messages, progress, faults. */
  readonly say: (line: string) => void;
  /** Replaces the last progress line on a terminal; silent elsewhere. */
  readonly progress: (line: string) => void;
}

/** Ends the command with a sentence: 1 when something is wrong with what it was given to judge, 2 with how it was called. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly text: Text;
  readonly exitCode: 1 | 2;

  constructor(text: Text, exitCode: 1 | 2 = 1) {
    super(text.en);
    this.text = text;
    this.exitCode = exitCode;
  }
}

/**
 * A command that judges did not come to a verdict, because of `cause`: it ends with 2, as `grep` and `diff` do, since 1 is
 * a verdict.
 */
export class NoVerdictError extends Error {
  override readonly name = 'NoVerdictError';

  constructor(cause: unknown) {
    super('no verdict', { cause });
  }
}

/** `--lang`, else the language of the environment, else English. */
export function chooseLocale(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Locale {
  const position = argv.indexOf('--lang');
  const asked = argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length) ?? argv[position + 1];
  if (position >= 0 || argv.some((argument) => argument.startsWith('--lang='))) return asked === 'fr' ? 'fr' : 'en';
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return /^fr/i.test(LC_ALL ?? LC_MESSAGES ?? LANG ?? '') ? 'fr' : 'en';
}

export function openTerminal(locale: Locale): Terminal {
  const isTerminal = process.stderr.isTTY;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    locale,
    colours: process.stdout.isTTY && process.env.NO_COLOR === undefined,
    out(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    say(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!isTerminal) return;
      clear();
      process.stderr.write(line);
      shown = true;
    },
  };
}
