import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptUser, installFromApt } from './apt.mjs';
import { runBin, StepError } from './tool.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe'];

const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

/** @returns {string | undefined} */
function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...FIXED_PLACES].find((path) => existsSync(path));
}

/** @returns {Promise<string | undefined>} the browser that playwright downloaded earlier */
async function downloadedBrowser() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * @param {string} path
 * @returns {boolean} whether the program starts at all: a distribution may leave a stub that asks for a store
 */
function answers(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new StepError(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return [systemBrowser(), await downloadedBrowser()].find((path) => path !== undefined && answers(path));
}

const hasFonts = () => FONT_FOLDERS.some((folder) => existsSync(folder) && readdirSync(folder).length > 0);

/**
 * Finds Chromium for the tests that drive a browser, and installs it where that is possible.
 * @returns {Promise<string>} the path of the program
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;

  /** @type {(() => Promise<void>)[]} */
  const ways = [() => runBin('browser', 'playwright-core', ['install', 'chromium'])];
  const user = aptUser();
  const fonts = hasFonts() ? [] : ['fonts-dejavu-core'];
  if (user !== undefined) ways.push(() => installFromApt(user, ['chromium', ...fonts]));

  const reasons = [];
  for (const way of ways) {
    try {
      await way();
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      reasons.push(error.message, error.details);
    }
    const installed = await findChromium();
    if (installed !== undefined) return installed;
  }
  throw new StepError(
    'The browser tests need Chromium, and it could not be installed here. Install Chromium or Google Chrome ' +
      '(on Debian and Ubuntu: "apt-get install chromium"), or set CHROMIUM_PATH to the program, and run the command again.',
    reasons.join('\n'),
  );
}
