import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './paths.mjs';

const SHOWN_LINES = 200;

/** A step that failed for a reason the person at the keyboard can read: printed without a stack. */
export class StepError extends Error {
  /**
   * @param {string} message
   * @param {string} [details] what the tool printed
   */
  constructor(message, details = '') {
    super(message);
    this.details = details;
  }
}

/**
 * Runs a program with its output kept in `.cache/logs/<name>.log`, shown only when it fails.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string }} [options]
 * @returns {Promise<void>}
 */
export async function runTool(name, command, args, { env = {}, cwd = root } = {}) {
  const logs = join(cache, 'logs');
  mkdirSync(logs, { recursive: true });
  const logFile = join(logs, `${name}.log`);
  const log = openSync(logFile, 'w');
  /** @type {string | number | null} */
  const outcome = await new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      // npm and npx are command files on Windows.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  closeSync(log);
  if (outcome === 0) return;
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  const hidden =
    lines.length > SHOWN_LINES ? [`(the first ${lines.length - SHOWN_LINES} lines are in ${logFile})`] : [];
  throw new StepError(`${name} failed (${outcome}).`, [...hidden, ...lines.slice(-SHOWN_LINES)].join('\n'));
}

/**
 * Runs a program that an installed package provides.
 * @param {string} name
 * @param {string} bin as in node_modules/.bin
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string }} [options]
 */
export function runBin(name, bin, args, options = {}) {
  return runTool(name, join(options.cwd ?? root, 'node_modules', '.bin', bin), args, options);
}

/**
 * @param {unknown} error
 * @returns {string} what to print: no stack for a failure that speaks for itself
 */
export function describeFailure(error) {
  if (error instanceof StepError) return [error.details, error.message].filter((part) => part !== '').join('\n\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Runs a whole command and turns a failure into a message and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function main(command) {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}
