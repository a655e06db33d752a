/** What another application is told over REST when it asks wrongly: RFC 9457 problems with pointers, in its language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, signInByApi } from './support/api.js';
import { type EncoursServer, startEncours } from './support/encours-server.js';

interface Problem {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

const APPLICATION = { date: '2026-03-31', request: { amountMinor: 50_000, exposureMinor: 0 }, facts: {} };

let server: EncoursServer;
let auditor: ApiClient;
let apiKey: string;

beforeAll(async () => {
  server = await startEncours({ demo: true });
  const admin = await signInByApi(server.origin, 'noa');
  auditor = await signInByApi(server.origin, 'maxime');
  apiKey = (await admin.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:write'] })).secret;
});
afterAll(() => server[Symbol.asyncDispose]());

async function post(body: string, headers: Record<string, string> = {}): Promise<Problem> {
  const response = await fetch(`${server.origin}/v1/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}`, ...headers },
    body,
  });
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const text = await response.text();
  expect(text).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.js:/u);
  const problem = JSON.parse(text) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:encours:error:${problem.code}`);
  return problem;
}

function ask(scorecard: unknown, application: unknown, headers: Record<string, string> = {}): Promise<Problem> {
  return post(JSON.stringify({ scorecard, application }), headers);
}

const UNDECIDABLE = {
  fr: 'La demande ne peut pas être décidée telle quelle.',
  en: 'The application cannot be decided as it is.',
};

const FAULTS = [
  {
    what: 'no key',
    send: (headers: Record<string, string>) => post('{}', { authorization: '', ...headers }),
    expected: { status: 401, code: 'invalid_api_key' },
    title: {
      fr: 'La clé d’API manque, est fausse ou a été révoquée.',
      en: 'The API key is missing, wrong or revoked.',
    },
  },
  {
    what: 'a body that is not JSON',
    send: (headers: Record<string, string>) => post('{ "scorecard": "trade-credit-standard", }', headers),
    expected: { status: 400, code: 'invalid_json' },
    title: {
      fr: 'Le corps de la requête n’est pas du JSON valide.',
      en: 'The body of the request is not valid JSON.',
    },
  },
  {
    what: 'a scorecard that does not exist',
    send: (headers: Record<string, string>) => ask('no-such-card', APPLICATION, headers),
    expected: { status: 404, code: 'not_found' },
    title: { fr: 'Introuvable.', en: 'Not found.' },
  },
  {
    what: 'values of the wrong type',
    send: (headers: Record<string, string>) =>
      ask('trade-credit-standard', { date: '31/03/2026', request: { amountMinor: '500' }, facts: {} }, headers),
    expected: { status: 422, code: 'application_invalid' },
    pointers: ['/application/date', '/application/request/amountMinor'],
    title: UNDECIDABLE,
  },
  {
    what: 'facts that the scorecard does not read, or not like that',
    send: (headers: Record<string, string>) =>
      ask(
        'trade-credit-standard',
        { ...APPLICATION, facts: { 'fin.equty': 1, 'registry.active': 'yes', 'pay.dueCount12m': 3.5 } },
        headers,
      ),
    expected: { status: 422, code: 'application_invalid' },
    pointers: [
      '/application/facts/fin.equty',
      '/application/facts/pay.dueCount12m',
      '/application/facts/registry.active',
    ],
    title: UNDECIDABLE,
  },
] as const;

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  it.each(FAULTS)('names $what', async ({ send, expected, title, ...rest }) => {
    const problem = await send({ 'accept-language': locale });
    expect(problem).toMatchObject({ ...expected, title: title[locale] });
    if ('pointers' in rest) {
      expect([...new Set(problem.errors.map(({ pointer }) => pointer))].toSorted()).toEqual(rest.pointers);
      for (const { detail } of problem.errors) expect(detail.length).toBeGreaterThan(10);
    }
  });
});

it('records nothing of what it refused', async () => {
  const { rows } = await auditor.query('decisions.list', { limit: 200 });
  expect(rows.filter(({ actor }) => actor.kind === 'api_key')).toEqual([]);
});
