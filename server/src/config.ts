/** Settings from the environment and the command line, read once at the start. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
  HOST: z.string().min(1).default('127.0.0.1'),
  ENCOURS_DATA: z.string().min(1).default('./data'),
  /** Further origins from which the console may be used (behind a proxy), separated by commas. */
  ENCOURS_ORIGIN: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    )
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  ENCOURS_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** `https://encours.example`: compared with the Origin header as it is. */
  readonly origins: readonly string[];
  readonly logLevel: NonNullable<z.infer<typeof Environment>['ENCOURS_LOG']>;
  /** `--demo`: fill an empty database with the demo company. */
  readonly demo: boolean;
  /** The built console. */
  readonly consoleDir: string;
}

/** The settings, or one sentence for each that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: { readonly demo: boolean },
): { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly error: readonly string[] } {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return { ok: false, error: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const { PORT, HOST, ENCOURS_DATA, ENCOURS_ORIGIN, ENCOURS_LOG } = parsed.data;
  return {
    ok: true,
    value: {
      port: PORT,
      host: HOST,
      dataDir: resolve(ENCOURS_DATA),
      origins: ENCOURS_ORIGIN.map((origin) => new URL(origin).origin),
      // A line for each request is for servers, not for somebody who is looking around.
      logLevel: ENCOURS_LOG ?? (flags.demo ? 'warn' : 'info'),
      demo: flags.demo,
      // The same from `src` and from `dist`.
      consoleDir: fileURLToPath(new URL('../../console/dist', import.meta.url)),
    },
  };
}
