import { gzipSync } from 'node:zlib';
import { type Decision, type ScorecardCase, ScorecardCases } from '@encours/engine';
import { readScorecards } from '@encours/scorecards';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CARD = 'trade-credit-standard';

function shippedCases(): ScorecardCase[] {
  const shipped = readScorecards().find(({ id, version }) => id === CARD && version === 1);
  return ScorecardCases.parse(shipped?.cases);
}

/** What answers may hold, of which each test reads its part. */
interface Recorded {
  readonly id: string;
  readonly decidedAt: string;
  readonly decision: Decision;
}
interface Row {
  readonly decisionId: string;
  readonly auditSequence: number;
}
interface Page {
  readonly data: readonly Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}
interface Fault {
  readonly code: string;
  readonly errors: readonly {
    readonly code: string;
    readonly pointer: string;
    readonly parameter: string | null;
    readonly detail: string;
  }[];
  readonly requestId: string;
}
interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly route: string | null;
  readonly method: string;
  readonly requestId: string;
  readonly status: number;
}
type Response = Awaited<ReturnType<TestServer['app']['inject']>>;
const recorded = (response: Response) => response.json<Recorded>();
const page = (response: Response) => response.json<Page>();
const fault = (response: Response) => response.json<Fault>();

let server: TestServer;
let secret: string;
let readOnly: string;

beforeAll(async () => {
  server = await createTestServer();
  const noa = await server.signIn('noa');
  const key = async (scopes: string[]) =>
    (await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes })).data.secret;
  secret = await key(['decisions:write', 'decisions:read', 'scorecards:read']);
  readOnly = await key(['decisions:read']);
});
afterAll(() => server.close());

const [model] = shippedCases();
const application = { ...model?.application, customer: { id: 'C-7', name: 'Société Éclair & Fils' } };

function post(body: unknown, headers: Record<string, string> = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/v1/decisions',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body),
  });
}
const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${secret}`, ...headers } });

describe('POST /v1/decisions', () => {
  it('decides, records, and returns the very same bytes ever after', async () => {
    const response = await post({ scorecard: CARD, application });
    expect(response.statusCode).toBe(201);
    const body = recorded(response);
    expect(body.id).toMatch(/^dec_[0-9a-z]{26}$/u);
    expect(body).toMatchObject({
      decidedAt: '2026-11-22T09:30:00.000Z',
      decision: { outcome: model?.expect.outcome, score: model?.expect.score },
    });
    expect(response.headers['x-request-id']).toMatch(/^req_/u);
    expect(response.headers).toMatchObject({ location: `/v1/decisions/${body.id}`, 'cache-control': 'no-store' });
    const again = await get(`/v1/decisions/${body.id}`);
    expect(again.rawPayload.equals(response.rawPayload)).toBe(true);
    expect(again.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('says what every shipped case expects', async () => {
    for (const { application: each, expect: wanted } of shippedCases().slice(0, 60)) {
      const { decision } = recorded(await post({ scorecard: CARD, application: each }));
      expect({ outcome: decision.outcome, score: decision.score }).toEqual({
        outcome: wanted.outcome,
        score: wanted.score,
      });
    }
  });

  it('refuses a parameter, which it has none of, before anything is decided', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/v1/decisions?dryRun=true',
      headers: { authorization: `Bearer ${secret}` },
      payload: { scorecard: CARD, application },
    });
    expect(response.statusCode).toBe(400);
    expect(fault(response).errors).toMatchObject([{ code: 'parameter_unknown', parameter: 'dryRun' }]);
    expect(fault(response).errors[0]?.detail).toContain('Leave it out; there are none.');
    const nobody = await server.app.inject({ method: 'POST', url: '/v1/decisions?dryRun=true', payload: {} });
    expect(nobody.statusCode).toBe(401);
  });

  it('takes the version in force by name, and refuses another', async () => {
    expect((await post({ scorecard: `${CARD}@1`, application })).statusCode).toBe(201);
    const other = await post({ scorecard: `${CARD}@2`, application });
    expect(other.statusCode).toBe(409);
    expect(fault(other).code).toBe('version_not_in_force');
    expect(other.payload).toContain('Version 1 is in force');
    expect(fault(await post({ scorecard: `${CARD}@9`, application })).code).toBe('not_found');
    expect(fault(await post({ scorecard: 'unknown-card', application })).code).toBe('not_found');
  });

  it('names every fault of an application by its pointer, in the language that is asked for', async () => {
    const faulty = {
      ...application,
      request: { amountMinor: 12.5 },
      facts: { 'fin.equity': '41000000', 'fin.equitty': 1 },
    };
    const response = await post({ scorecard: CARD, application: faulty }, { 'accept-language': 'fr-FR' });
    expect(response.statusCode).toBe(422);
    expect(response.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'fr',
    });
    const problem = fault(response);
    expect(problem).toMatchObject({ type: 'urn:encours:error:application_invalid', status: 422 });
    expect(problem.errors[0]?.pointer).toBe('/application/request/amountMinor');
    expect(problem.requestId).toBe(response.headers['x-request-id']);

    const { request: _request, ...rest } = faulty;
    const facts = await post({ scorecard: CARD, application: { ...rest, request: { amountMinor: 1 } } });
    expect(
      fault(facts)
        .errors.map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/application/facts/fin.equitty', '/application/facts/fin.equity']);
  });

  const FORM = ['/application/date', '/application/customer/id', '/application/request/amountMinor'];
  const FACTS = ['/application/facts/fin.equity', '/application/facts/fin.equitty'];
  it.each([
    ['a scorecard in force', { scorecard: CARD }, 422, 'application_invalid', [...FORM, ...FACTS]],
    // What facts a scorecard reads, only the scorecard says.
    ['a scorecard that is no name', { scorecard: '../etc' }, 400, 'invalid_request', ['/scorecard', ...FORM]],
    ['a scorecard that is a number', { scorecard: 7 }, 400, 'invalid_request', ['/scorecard', ...FORM]],
    ['no scorecard', {}, 400, 'invalid_request', ['/scorecard', ...FORM]],
    ['an unknown scorecard', { scorecard: 'no-such-card' }, 404, 'not_found', ['/scorecard', ...FORM]],
    // The version in force is what decides once the named one is left out.
    ['an unknown version', { scorecard: `${CARD}@9` }, 404, 'not_found', ['/scorecard', ...FORM, ...FACTS]],
    [
      'a version that is not in force',
      { scorecard: `${CARD}@2` },
      409,
      'version_not_in_force',
      ['/scorecard', ...FORM, ...FACTS],
    ],
    [
      'two foreign properties',
      { scorecard: CARD, force: true, locale: 'xx' },
      400,
      'invalid_request',
      ['/force', '/locale', ...FORM, ...FACTS],
    ],
    [
      'a foreign property and an unknown version',
      { scorecard: `${CARD}@9`, force: true },
      400,
      'invalid_request',
      ['/force', '/scorecard', ...FORM, ...FACTS],
    ],
  ])('tells all faults of an application together with those around it: %s', async (_what, around, ...expected) => {
    const faulty = {
      date: '2026-02-30',
      customer: { id: '' },
      request: { amountMinor: -5 },
      facts: { 'fin.equity': '41000000', 'fin.equitty': 1 },
    };
    const body = { ...around, application: faulty };
    const single = await post(body);
    const { code, errors } = fault(single);
    expect([single.statusCode, code, errors.map(({ pointer }) => pointer)]).toEqual(expected);
    const batch = await server.app.inject({
      method: 'POST',
      url: '/v1/decisions/batch',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' },
      payload: JSON.stringify(body),
    });
    const { problem, status } = batch.json<{ problem: Fault; status: number }>();
    expect([status, problem.code, problem.errors.map(({ pointer }) => pointer)]).toEqual(expected);
    const french = fault(await post(body, { 'accept-language': 'fr' })).errors;
    for (const [index, { detail }] of errors.entries()) expect(french[index]?.detail).not.toBe(detail);
  });

  it('tells of the scorecard and of what stands in the place of an application', async () => {
    const { errors } = fault(await post({ scorecard: 'no-such-card', application: [1] }));
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/application', '/scorecard']);
  });

  it('refuses facts that nobody could have known on that day', async () => {
    const early = { ...application, facts: { 'fin.equity': { value: 1, asOf: '2026-03-01', knownAt: '2026-04-01' } } };
    const { code, errors } = fault(await post({ scorecard: CARD, application: early }));
    expect(code).toBe('application_invalid');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.pointer).toMatch(/^\/application\/facts\/fin\.equity/u);
  });
});

describe('Idempotency-Key', () => {
  it('gives one answer to one request, however often and however quickly it is sent', async () => {
    const before = await countDecisions();
    const headers = { 'idempotency-key': 'order-4711' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => post({ scorecard: CARD, application }, headers)));
    expect(new Set(answers.map(({ payload }) => payload)).size).toBe(1);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 200, 201]);
    const replayed = await post({ scorecard: CARD, application }, headers);
    expect(replayed.headers['idempotent-replayed']).toBe('true');
    // White space and the order of keys do not make another request.
    const { facts, ...others }: Record<string, unknown> = application;
    const reordered = await post(
      JSON.stringify({ application: { facts, ...others }, scorecard: CARD }, null, 4),
      headers,
    );
    expect(reordered.payload).toBe(replayed.payload);
    expect(await countDecisions()).toBe(before + 1);
  });

  it('is not reused for another request', async () => {
    const headers = { 'idempotency-key': 'order-4712' };
    expect((await post({ scorecard: CARD, application }, headers)).statusCode).toBe(201);
    const other = await post({ scorecard: CARD, application: { ...application, date: '2026-04-01' } }, headers);
    expect(other.statusCode).toBe(409);
    expect(fault(other)).toMatchObject({ code: 'idempotency_conflict', param: 'Idempotency-Key' });
  });

  it('remembers no key of a request that failed', async () => {
    const headers = { 'idempotency-key': 'order-4713' };
    expect((await post({ scorecard: CARD, application: {} }, headers)).statusCode).toBe(422);
    expect((await post({ scorecard: CARD, application }, headers)).statusCode).toBe(201);
  });

  it.each(['', 'with space', 'é', 'x'.repeat(201)])('refuses “%s” as a key', async (key) => {
    const { code, errors } = fault(await post({ scorecard: CARD, application }, { 'idempotency-key': key }));
    expect(code).toBe('invalid_request');
    expect(errors).toMatchObject([{ pointer: '/Idempotency-Key', parameter: 'Idempotency-Key' }]);
    expect(errors[0]?.detail).toContain('nothing was done. Set it to 1 to 200 visible ASCII characters.');
  });

  async function countDecisions(): Promise<number> {
    return (await server.deps.db.selectFrom('decision').select('id').execute()).length;
  }
});

describe('bodies that are no request', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  it.each([
    ['nothing', '', 400, 'invalid_json'],
    ['half a document', '{"scorecard":', 400, 'invalid_json'],
    ['two documents', '{} {}', 400, 'invalid_json'],
    ['a comment', '{} // hello', 400, 'invalid_json'],
    ['a trailing comma', '{"scorecard":"x",}', 400, 'invalid_json'],
    ['a duplicate key', `{"scorecard":"a","scorecard":"b","application":{}}`, 400, 'invalid_json'],
    ['a key of every object', `{"scorecard":"${CARD}","application":{"__proto__":{"facts":{}}}}`, 400, 'invalid_json'],
    ['a constructor', `{"scorecard":"${CARD}","application":{"constructor":{"prototype":{}}}}`, 400, 'invalid_json'],
    ['a number that overflows', `{"scorecard":"${CARD}","application":{"x":1e999}}`, 400, 'invalid_json'],
    ['deep nesting', `{"scorecard":"${CARD}","application":{"x":${deep}}}`, 400, 'invalid_json'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'invalid_json'],
    ['null', 'null', 400, 'invalid_request'],
    ['a list', '[]', 400, 'invalid_request'],
    ['an unknown property', `{"scorecard":"${CARD}","application":{},"force":true}`, 400, 'invalid_request'],
    ['a scorecard that is no name', '{"scorecard":"../etc","application":{}}', 400, 'invalid_request'],
    ['no application', `{"scorecard":"${CARD}"}`, 400, 'invalid_request'],
    ['too much', `"${'x'.repeat(1024 * 1024)}"`, 413, 'body_too_large'],
  ])('%s', async (_what, body, status, code) => {
    const response = await post(body);
    expect({ status: response.statusCode, code: fault(response).code }).toEqual({ status, code });
    expect(response.payload).not.toMatch(/node_modules|\.ts:|\.js:|stack/u);
    expect(Object.prototype).not.toHaveProperty('facts');
  });

  it('wants JSON to be called JSON', async () => {
    const body = JSON.stringify({ scorecard: CARD, application });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const response = await post(body, { 'content-type': type });
      expect({ status: response.statusCode, code: fault(response).code }).toEqual({
        status: 415,
        code: 'unsupported_media_type',
      });
    }
    expect((await post(body, { 'content-type': 'application/json; charset=utf-8' })).statusCode).toBe(201);
  });

  it.each(['/v1/decisions', `/v1/decisions/batch?scorecard=${CARD}`])('takes nothing compressed at %s', async (url) => {
    const answer = await server.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload: gzipSync('{}'),
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ code: 'unsupported_media_type' });
    expect(answer.body).toContain('Content-Encoding');
  });

  it.each([
    ['application/json; charset=utf-16', 415],
    ['application/json;charset="ISO-8859-1"', 415],
    ['application/json; charset=UTF-8', 201],
  ])('answers a body said to be %s with %d', async (type, status) => {
    const answer = await post({ scorecard: CARD, application }, { 'content-type': type });
    expect(answer.statusCode).toBe(status);
  });

  it('shows where a syntax error is', async () => {
    const response = await post(`{\n  "scorecard":"${CARD}",\n  "application":{"date":2026-01-01}}`);
    const { errors } = fault(response);
    expect(response.json<{ detail: string }>().detail).toMatch(/^Line 3, column \d+: /u);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.detail.length).toBeGreaterThan(10);
  });
});

describe('who may call', () => {
  it.each([
    [undefined],
    ['Basic abc'],
    ['Bearer'],
    ['Bearer enc_wrong'],
    [`Bearer enc_${'0'.repeat(40)}`],
    ["Bearer enc_' OR 1=1 --"],
  ])('answers 401 to “%s”', async (authorization) => {
    const response = await server.app.inject({
      method: 'GET',
      url: '/v1/scorecards',
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toContain('Bearer');
    expect(fault(response).code).toBe('invalid_api_key');
  });

  it('does not take a session for a key', async () => {
    const { cookie } = await server.signIn('noa');
    const response = await server.app.inject({ method: 'GET', url: '/v1/scorecards', headers: { cookie } });
    expect(response.statusCode).toBe(401);
  });

  it('holds a key to its scopes', async () => {
    const response = await post({ scorecard: CARD, application }, { authorization: `Bearer ${readOnly}` });
    expect(response.statusCode).toBe(403);
    expect(fault(response)).toMatchObject({ code: 'forbidden', param: 'decisions:write' });
    expect((await get('/v1/scorecards', { authorization: `Bearer ${readOnly}` })).statusCode).toBe(403);
    expect((await get('/v1/decisions', { authorization: `Bearer ${readOnly}` })).statusCode).toBe(200);
  });

  it('keeps only the hash of a key, shows when it was used, and ends it at once', async () => {
    const noa = await server.signIn('noa');
    const made = (await noa.mutate('admin.apiKeys.create', { name: 'Short-lived', scopes: ['scorecards:read'] })).data;
    const authorization = `Bearer ${made.secret}`;
    expect((await get('/v1/scorecards', { authorization })).statusCode).toBe(200);
    const listed = (await noa.query('admin.apiKeys.list')).data.find(
      ({ apiKeyId }: { apiKeyId: string }) => apiKeyId === made.apiKeyId,
    );
    expect(listed).toMatchObject({
      prefix: made.secret.slice(0, 10),
      lastUsedAt: '2026-11-22T09:30:00.000Z',
      createdBy: { name: 'Noa Lambert' },
    });
    const rows = JSON.stringify(await server.deps.db.selectFrom('api_key').selectAll().execute());
    expect(rows).not.toContain(made.secret);
    expect(server.logged()).not.toContain(made.secret);
    await noa.mutate('admin.apiKeys.revoke', { apiKeyId: made.apiKeyId });
    expect((await get('/v1/scorecards', { authorization })).statusCode).toBe(401);
  });
});

describe('lists and addresses', () => {
  it('pages through the decisions, newest first, each once', async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `/v1/decisions?limit=13${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { data, hasMore, nextCursor } = page(await get(url));
      expect(hasMore).toBe(nextCursor !== null);
      seen.push(...data.map((row) => row.auditSequence));
      cursor = nextCursor;
    } while (cursor !== null);
    const stored = await server.deps.db
      .selectFrom('decision')
      .select('audit_seq')
      .orderBy('audit_seq', 'desc')
      .execute();
    expect(seen).toEqual(stored.map((row) => row.audit_seq));
  });

  it('finds customers whatever the case and accents, and takes no part of a name for a pattern', async () => {
    const count = async (customer: string) =>
      page(await get(`/v1/decisions?customer=${encodeURIComponent(customer)}&limit=200`)).data.length;
    expect(await count('eclair')).toBeGreaterThan(0);
    expect(await count('ÉCLAIR & fils')).toBe(await count('eclair'));
    expect(await count('c-7')).toBe(await count('eclair'));
    expect(await count('%')).toBe(0);
    expect(await count('c_7')).toBe(0);
    expect(await count("' OR 1=1 --")).toBe(0);
  });

  it('filters by day where the company is, both days included', async () => {
    const count = async (query: string) => page(await get(`/v1/decisions?${query}`)).data.length;
    expect(await count('from=2026-11-22&to=2026-11-22&limit=1')).toBe(1);
    expect(await count('from=2026-11-23')).toBe(0);
    expect(await count('to=2026-11-21')).toBe(0);
  });

  const size = ['text_malformed', 'limit', 'Il faut un nombre entier de 1 à 200.'];
  it.each([
    ['limit=0', ...size],
    ['limit=201', ...size],
    ['limit=x', ...size],
    ['limit=', 'text_empty', 'limit', 'Paramètre « limit » : ce texte est vide'],
    ['limit=1&limit=2', 'parameter_repeated', 'limit', 'lequel compte n’est pas deviné'],
    ['limt=1', 'parameter_unknown', 'limt', 'Vouliez-vous dire « limit » ?'],
    ['page=2', 'parameter_unknown', 'page', 'Retirez-le ; il y a : outcome,'],
    ['__proto__=2', 'parameter_unknown', '__proto__', 'il serait sans effet'],
    ['outcome=maybe', 'not_one_of', 'outcome', 'Choisir « approve »'],
    ['from=yesterday', 'text_malformed', 'from', 'Il faut un jour qui existe, écrit AAAA-MM-JJ.'],
    ['from=2026-11-22&to=2026-11-21', 'period_reversed', 'to', 'Mettez dans « to » le jour de « from »'],
    ['cursor=abc', 'invalid_cursor', 'cursor', 'Reprenez la liste depuis le début.'],
    ['cursor=cDE%00', 'invalid_cursor', 'cursor', 'Reprenez la liste depuis le début.'],
    ['to=9999-12-31', 'invalid_request', 'to', 'Mettez un jour du 1900-01-01 au 2099-12-31.'],
    ['from=0001-01-01', 'invalid_request', 'from', 'Mettez un jour du 1900-01-01 au 2099-12-31.'],
    ['scorecard=', 'text_empty', 'scorecard', 'ce texte est vide'],
    ['scorecard=trade-credit-standard%401', 'text_malformed', 'scorecard', 'un identifiant'],
    ['customer=', 'text_empty', 'customer', 'Paramètre « customer » : ce texte est vide'],
    ['customer=%00', 'text_malformed', 'customer', 'Il faut un texte qui se voit en entier'],
    ['customer=%20%20', 'text_empty', 'customer', 'ce texte est vide'],
    ['customer=a%E2%80%8Bb', 'text_malformed', 'customer', 'caractère invisible'],
  ])('answers 400 to ?%s, with words and the parameter', async (query, code, parameter, words) => {
    const response = await get(`/v1/decisions?${query}`, { 'accept-language': 'fr' });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(fault(response).errors).toMatchObject([{ code, parameter, pointer: `/${parameter}` }]);
    expect(fault(response).errors[0]?.detail.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it.each(['customer=%ff', 'customer=%', 'customer=100%'])('does not look for what ?%s cannot mean', async (query) => {
    const response = await get(`/v1/decisions?${query}`);
    expect([response.statusCode, fault(response).code]).toEqual([400, 'invalid_request']);
    expect(response.json<{ detail: string }>().detail).toContain('not percent-encoded UTF-8');
  });

  it('tells all faults of an address at once', async () => {
    const response = await get('/v1/decisions?limit=x&outcome=maybe&page=2');
    expect(fault(response).errors.map(({ parameter }) => parameter)).toEqual(['page', 'outcome', 'limit']);
    const more = fault(await get('/v1/decisions?cursor=abc&limit=x&from=2026-11-22&to=2026-11-21'));
    expect(more.code).toBe('invalid_request');
    expect(more.errors.map(({ code }) => code)).toEqual(['text_malformed', 'invalid_cursor', 'period_reversed']);
    const half = fault(await get('/v1/decisions?from=yesterday&to=2026-11-21'));
    expect(half.errors.map(({ parameter }) => parameter)).toEqual(['from']);
  });

  it('lists the scorecards with what is in force', async () => {
    interface Summary {
      readonly id: string;
    }
    const { data } = (await get('/v1/scorecards')).json<{ data: Summary[] }>();
    expect(data.find(({ id }) => id === CARD)).toMatchObject({
      currency: 'EUR',
      inForce: { version: 1, effectiveFrom: '2026-11-22' },
    });
  });

  it.each([
    ['DELETE', '/v1/decisions', 'POST, GET, HEAD'],
    ['PUT', '/v1/decisions/dec_x', 'GET, HEAD'],
    ['POST', '/v1/scorecards', 'GET, HEAD'],
    ['PATCH', '/v1/openapi.json', 'GET, HEAD'],
  ] as const)('answers 405 to %s %s and says what it takes', async (method, url, allow) => {
    const response = await server.app.inject({ method, url });
    expect(response.statusCode).toBe(405);
    expect(String(response.headers.allow).split(', ').sort()).toEqual(allow.split(', ').sort());
    expect(fault(response).code).toBe('method_not_allowed');
  });

  it.each([
    '/v1/nothing',
    '/v1/decisions/dec_unknown',
    '/v1/decisions/..%2f..%2fetc',
    '/v1/decisions/%00',

    '/api/nothing',
    '/v1',
  ])('answers 404 to GET %s as a problem', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(404);
    expect(fault(response).code).toBe('not_found');
  });

  it('names what was not found, and where to look', async () => {
    const response = await get('/v1/decisions/dec_unknown', { 'accept-language': 'fr' });
    expect(fault(response).errors).toMatchObject([{ parameter: 'id', code: 'not_found' }]);
    expect(response.json<{ detail: string }>().detail).toBe(
      'Aucune décision n’a l’identifiant « dec_unknown ». GET /v1/decisions donne celles de l’entreprise.',
    );
    const card = await post({ scorecard: 'unknown-card', application });
    expect(card.json<{ detail: string }>().detail).toContain(
      'No scorecard is called “unknown-card”. GET /v1/scorecards',
    );
  });

  it('shows no regular expression to a reader', async () => {
    const card = fault(await post({ scorecard: '../etc', application }));
    expect(card.errors[0]?.detail).toContain('the name of a scorecard');
    const limit = fault(await get('/v1/decisions?limit=x', { 'accept-language': 'fr' }));
    expect(limit.errors[0]?.detail).toContain('Il faut un nombre entier de 1 à 200.');
  });

  it('is alive and ready', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
  });
});

describe('the log of the server', () => {
  it('follows requests without naming anybody', () => {
    const lines = server
      .logged()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LogLine);
    const posts = lines.filter(({ route, method }) => route === '/v1/decisions' && method === 'POST');
    expect(posts.length).toBeGreaterThan(10);
    expect(posts[0]).toMatchObject({ msg: 'request', status: 201 });
    expect(posts[0]?.requestId).toMatch(/^req_/u);
    const text = server.logged();
    for (const personal of ['Éclair', 'eclair', 'C-7', 'camille', secret]) expect(text).not.toContain(personal);
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  });
});

describe('what other companies have', () => {
  it('does not exist for this one', async () => {
    const other = await server.addCompany('autre');
    const theirs = await other.signIn('camille');
    const theirDraft = (await theirs.mutate('drafts.create', { scorecardId: CARD, fromVersion: 1 })).data.draftId;
    const theirDecision = (await theirs.mutate('decisions.decide', { scorecardId: CARD, application })).data.decisionId;
    const theirKey = (
      await (await other.signIn('noa')).mutate('admin.apiKeys.create', { name: 'x', scopes: ['decisions:read'] })
    ).data;

    const camille = await server.signIn('camille');
    const dominique = await server.signIn('dominique');
    const noa = await server.signIn('noa');
    const theirUser = (await theirs.query('session.me')).data?.user.id;
    const attempts = [
      camille.query('drafts.get', { draftId: theirDraft }),
      camille.mutate('drafts.save', { draftId: theirDraft, text: '{}', revision: 1 }),
      camille.mutate('drafts.submit', { draftId: theirDraft, revision: 1, comment: 'x' }),
      camille.mutate('drafts.discard', { draftId: theirDraft }),
      camille.mutate('drafts.withdraw', { draftId: theirDraft }),
      dominique.query('approvals.get', { draftId: theirDraft }),
      dominique.mutate('approvals.approve', { draftId: theirDraft, digest: 'x', comment: 'x' }),
      dominique.mutate('approvals.reject', { draftId: theirDraft, comment: 'x' }),
      camille.query('decisions.get', { decisionId: theirDecision }),
      noa.mutate('admin.users.setRoles', { userId: theirUser, roles: ['admin'] }),
      noa.mutate('admin.apiKeys.revoke', { apiKeyId: theirKey.apiKeyId }),
    ];
    const answers = await Promise.all(attempts);
    expect(answers.map(({ error }) => error.data.code)).toEqual(attempts.map(() => 'not_found'));
    expect((await get(`/v1/decisions/${theirDecision}`)).statusCode).toBe(404);
    const listed = page(await get('/v1/decisions?limit=200')).data;
    expect(listed.some((row) => row.decisionId === theirDecision)).toBe(false);
    const seen = await get('/v1/decisions', { authorization: `Bearer ${theirKey.secret}` });
    expect(page(seen).data.map((row) => row.decisionId)).toEqual([theirDecision]);
  });
});

describe('the decision date', () => {
  it('records nothing for a day that has not come', async () => {
    const answer = await post({
      scorecard: 'trade-credit-standard',
      application: { ...application, date: '2099-01-01' },
    });
    expect(answer.statusCode).toBe(422);
    expect(fault(answer)).toMatchObject({ code: 'date_in_future', param: 'application.date' });
  });

  it('says of a day that no calendar has only that, even when it would lie in the future', async () => {
    const answer = await post({
      scorecard: 'trade-credit-standard',
      application: { ...application, date: '2099-11-31' },
    });
    expect(answer.statusCode).toBe(422);
    const { code, errors } = fault(answer);
    expect([code, errors.map((error) => [error.code, error.pointer])]).toEqual([
      'application_invalid',
      [['text_malformed', '/application/date']],
    ]);
  });

  it('and amounts and dates of facts that cannot be meant are refused, each by its pointer, in both languages', async () => {
    const send = (lang: string) =>
      post(
        {
          scorecard: 'trade-credit-standard',
          application: {
            ...application,
            date: '1899-12-30',
            request: { amountMinor: -1 },
            facts: { 'fin.equity': { value: 1, asOf: '2026-06-18', knownAt: '2025-12-31' } },
          },
        },
        { 'accept-language': lang },
      );
    const { code, errors } = fault(await send('en'));
    expect([code, errors.map((error) => [error.code, error.pointer])]).toEqual([
      'application_invalid',
      [
        ['number_out_of_range', '/application/request/amountMinor'],
        ['date_out_of_range', '/application/date'],
        ['fact_known_too_early', '/application/facts/fin.equity/knownAt'],
        ['fact_from_the_future', '/application/facts/fin.equity/asOf'],
        ['fact_from_the_future', '/application/facts/fin.equity/knownAt'],
      ],
    ]);
    expect(errors[1]?.detail).toContain('Set a day from 1900-01-01 to 2099-12-31');
    expect(fault(await send('fr')).errors[2]?.detail).toContain('avant d’être vrai le 2026-06-18');
  });

  it('and a review, which asks for nothing more, is decided', async () => {
    const answer = await post({
      scorecard: 'trade-credit-standard',
      application: { ...application, request: { ...application.request, amountMinor: 0 } },
    });
    expect(answer.statusCode).toBe(201);
  });
});
