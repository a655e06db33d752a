import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** How long a test waits for what must appear: ample on a slow machine, short of the test's own limit. */
const PATIENCE_MS = 60_000;

export type Scheme = 'light' | 'dark';

/** A page that remembers what must never happen: off-origin requests, console errors, breaches of the content policy. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

/** The Chromium that `npm test` found or installed. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.ENCOURS_CHROMIUM;
  if (executablePath === undefined || executablePath === '') {
    throw new Error('ENCOURS_CHROMIUM is not set: run the tests by `npm test`, which finds or installs a Chromium');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export interface PageOptions {
  /** French unless told, as most readers are. */
  readonly locale?: 'fr' | 'en';
  readonly scheme?: Scheme;
}

/** Opens a page of the console at `origin`. Requests to anywhere else are refused and recorded. */
export async function openPage(
  browser: Browser,
  origin: string,
  { locale = 'fr', scheme = 'light' }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || url.startsWith('data:')) return route.continue();
    faults.push(`off-origin request: ${url}`);
    return route.abort();
  });
  // A breach of the content policy is not always written to the console.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      throw new Error(`content policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // Refusals that the product answers with 4xx are logged by the browser itself; they are not errors of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => {
    faults.push(`page error: ${error.message}`);
  });
  return {
    page,
    context,
    faults,
    async [Symbol.asyncDispose]() {
      await context.close();
    },
  };
}
