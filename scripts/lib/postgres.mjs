import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptUser, installFromApt } from './apt.mjs';
import { StepError } from './tool.mjs';

/** Where Debian and its kin put one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
const ACCOUNT = 'encours';
const START_MS = 30_000;

/** @returns {string | undefined} the folder with `initdb` and `postgres` */
function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.POSTGRES_BIN ?? '',
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
    '/opt/homebrew/bin',
    '/usr/local/bin',
  ];
  return folders.find(
    (folder) => folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/**
 * Finds PostgreSQL for the tests that run over it, and installs it where that is possible.
 * @returns {Promise<string>} the folder of its programs
 */
export async function ensurePostgres() {
  const found = findPostgres();
  if (found !== undefined) return found;
  let reason = '';
  const user = aptUser();
  if (user !== undefined) {
    try {
      await installFromApt(user, ['postgresql']);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      reason = `${error.message}\n${error.details}`;
    }
  }
  const installed = findPostgres();
  if (installed !== undefined) return installed;
  throw new StepError(
    'The tests that run over PostgreSQL need its programs, and they could not be installed here. Install PostgreSQL ' +
      '(on Debian and Ubuntu: "apt-get install postgresql"), or set POSTGRES_BIN to the folder of initdb, and run the ' +
      'command again.',
    reason,
  );
}

/** @returns {{ uid: number, gid: number } | undefined} whom to run it as: it refuses to run as root */
function otherUser() {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (/** @type {string} */ flag, /** @type {string} */ name) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // There is no such account here: the next one.
    }
  }
  throw new StepError('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as.');
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}

/**
 * Starts a server of its own in a temporary folder, on a free port, that this machine alone can reach. What it holds
 * need not outlive a power cut, so it does not wait for the disk unless `durable`.
 * @param {{ durable?: boolean }} [options]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} the address of its database `postgres`
 */
export async function startPostgres({ durable = false } = {}) {
  const bin = await ensurePostgres();
  const user = otherUser();
  const folder = mkdtempSync(join(tmpdir(), 'encours-postgres-'));
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', ACCOUNT, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new StepError('initdb failed.', `${made.stdout}\n${made.stderr}`);

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    max_connections: '200',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-10_000);
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    // Ends the sessions that are open and leaves the files in order.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_MS;
  while (!said.includes('database system is ready to accept connections')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new StepError('PostgreSQL did not start.', said);
    }
    await sleep(50);
  }
  return { url: `postgres://${ACCOUNT}@127.0.0.1:${port}/postgres`, stop };
}
