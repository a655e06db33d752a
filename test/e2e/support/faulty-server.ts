/** What the server answers to the reads of a page, while a test wants it otherwise than it is. */
import type { Page, Route } from 'playwright-core';

/** `held` answers nothing until another is chosen. */
export type Answers = 'true' | 'held' | 'refused' | 'broken';

export interface FaultyServer {
  /** Chooses how the reads from now on are answered; those that were held are answered so too. */
  readonly answer: (how: Answers) => void;
}

/** Who is signed in stays known whatever happens: without it there is no page. */
const ALWAYS_TRUE = new Set(['session.me', 'meta.about']);

const FAULTS = {
  refused: {
    status: 403,
    code: 'forbidden',
    fr: 'Vos droits ne permettent pas cette action.',
    en: 'Your rights do not allow this.',
  },
  broken: {
    status: 500,
    code: 'internal',
    fr: 'Une erreur interne s’est produite.',
    en: 'An internal error occurred.',
  },
} as const;

export async function standBetween(page: Page): Promise<FaultyServer> {
  let now: Answers = 'true';
  let held: (() => void)[] = [];
  const reply = async (route: Route): Promise<void> => {
    if (now === 'held') {
      await new Promise<void>((resolve) => held.push(resolve));
      return reply(route);
    }
    await (now === 'true' ? route.fallback() : route.fulfill(faultOf(route, now)));
  };
  await page.route('**/trpc/**', async (route) => {
    const isRead = route.request().method() === 'GET' && !route.request().headers().accept?.includes('event-stream');
    if (!isRead || proceduresOf(route).every((name) => ALWAYS_TRUE.has(name))) return route.fallback();
    // A page that was left no longer waits for its answer.
    await reply(route).catch(() => undefined);
  });
  return {
    answer: (how) => {
      now = how;
      const waiting = held;
      held = [];
      for (const go of waiting) go();
    },
  };
}

/** As a call whose procedure failed. */
export async function breakDown(route: Route): Promise<void> {
  await route.fulfill(faultOf(route, 'broken'));
}

/** Several calls may go in one request. */
function proceduresOf(route: Route): readonly string[] {
  return new URL(route.request().url()).pathname.replace('/trpc/', '').split(',');
}

function faultOf(route: Route, kind: keyof typeof FAULTS) {
  const { status, code, fr, en } = FAULTS[kind];
  const errors = proceduresOf(route).map((path) => ({
    error: {
      message: code,
      code: -32603,
      data: {
        code,
        httpStatus: status,
        path,
        messageText: { fr, en },
        help: null,
        param: null,
        diagnostics: [],
        requestId: 'req_test',
      },
    },
  }));
  const isBatch = new URL(route.request().url()).searchParams.has('batch');
  return { status, contentType: 'application/json', body: JSON.stringify(isBatch ? errors : errors[0]) };
}
