/** Who the first administrator is: from the environment, or asked for at the terminal. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { PASSWORD_MIN_LENGTH } from '../auth/passwords.js';
import { nameShape } from '../services/inputs.js';
import { Email, Password, PersonName } from '../services/manage-users.js';

const CompanyName = nameShape(200);

const FirstAdmin = z.object({ company: CompanyName, name: PersonName, email: Email, password: Password });
export type FirstAdmin = z.output<typeof FirstAdmin>;

/**
 * From `ENCOURS_ADMIN_EMAIL`, `ENCOURS_ADMIN_PASSWORD` and, if given, `ENCOURS_ADMIN_NAME` and `ENCOURS_COMPANY`.
 * Null when neither mail address nor password is set; sentences when they cannot be used.
 */
export function readFirstAdmin(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly value: FirstAdmin } | { readonly ok: false; readonly error: string[] } | null {
  const { ENCOURS_ADMIN_EMAIL: email, ENCOURS_ADMIN_PASSWORD: password } = environment;
  if (email === undefined && password === undefined) return null;
  const parsed = FirstAdmin.safeParse({
    company: environment.ENCOURS_COMPANY ?? 'Encours',
    name: environment.ENCOURS_ADMIN_NAME ?? email ?? '',
    email: email ?? '',
    password: password ?? '',
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const variables: Readonly<Record<string, string>> = {
    company: 'ENCOURS_COMPANY',
    name: 'ENCOURS_ADMIN_NAME',
    email: 'ENCOURS_ADMIN_EMAIL',
    password: 'ENCOURS_ADMIN_PASSWORD',
  };
  return {
    ok: false,
    error: parsed.error.issues.map(
      (issue) => `${variables[String(issue.path[0])] ?? issue.path.join('.')}: ${issue.message}`,
    ),
  };
}

/** Asks for them one by one, again until each can be used. What is typed as a password is not shown. */
export async function askFirstAdmin(): Promise<FirstAdmin> {
  let muted = false;
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      if (!muted) process.stdout.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const ask = async <T>(question: string, shape: z.ZodType<T>, hint: string, secret = false): Promise<T> => {
    for (;;) {
      process.stdout.write(`${question} `);
      muted = secret;
      const answer = await terminal.question('');
      muted = false;
      if (secret) process.stdout.write('\n');
      const parsed = shape.safeParse(answer);
      if (parsed.success) return parsed.data;
      process.stdout.write(`${hint}\n`);
    }
  };
  try {
    const company = await ask('Société / Company:', CompanyName, '1–200');
    const name = await ask('Votre nom / Your name:', PersonName, '1–200');
    const email = await ask('Adresse / Mail address:', Email, 'nom@exemple.fr');
    const hint = `${PASSWORD_MIN_LENGTH} caractères au moins / characters at least`;
    const password = await ask('Mot de passe / Password:', Password, hint, true);
    return { company, name, email, password };
  } finally {
    terminal.close();
  }
}
