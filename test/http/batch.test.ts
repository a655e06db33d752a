/** Many decisions in one request, and what can be asked of a decision afterwards. */
import { request } from 'node:http';
import { readScorecards } from '@encours/scorecards';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CARD = 'trade-credit-standard';

interface Answer {
  readonly line: number | null;
  readonly ref: string | null;
  readonly status: number;
  readonly summary?: { readonly id: string; readonly outcome: string; readonly auditSequence: number };
  readonly result?: { readonly id: string; readonly decision: { readonly outcome: string } };
  readonly problem?: {
    readonly code: string;
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  };
}

const isCase = (value: unknown): value is { readonly application: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'application' in value;
const shipped = readScorecards().find(({ id, version }) => id === CARD && version === 1);
const applications = (Array.isArray(shipped?.cases) ? (shipped.cases as unknown[]) : [])
  .filter(isCase)
  .map(({ application }) => application);

let server: TestServer;
let authorization: string;
beforeAll(async () => {
  server = await createTestServer();
  authorization = await keyWith(['decisions:write', 'decisions:read']);
});
afterAll(() => server.close());

async function keyWith(scopes: readonly string[]): Promise<string> {
  const noa = await server.signIn('noa');
  return `Bearer ${(await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes })).data.secret}`;
}

const post = (url: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url,
    headers: { authorization, 'content-type': 'application/x-ndjson', ...headers },
    payload,
  });

const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url, headers: { authorization, ...headers } });

const readAnswers = (text: string): Answer[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);

const toLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function countDecisions(): Promise<number> {
  const { n } = await server.deps.db
    .selectFrom('decision')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

describe('POST /v1/decisions/batch', () => {
  it('decides every shipped case as a single request does, in order, each with its row in the log', async () => {
    const rows = applications.map((application, index) => ({ ref: `case ${index}`, application }));
    const response = await post(`/v1/decisions/batch?scorecard=${CARD}&answer=full`, toLines(rows));
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('application/x-ndjson');
    const answers = readAnswers(response.payload);
    expect(answers.map(({ ref }) => ref)).toEqual(rows.map(({ ref }) => ref));
    expect(answers.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1));
    expect(answers.map(({ status }) => status)).toEqual(rows.map(() => 201));
    // Columns answered; the record is what json-rules-engine gives.
    const alex = await server.signIn('alex');
    for (let index = 0; index < answers.length; index += 9) {
      const single = await alex.mutate('decisions.decide', { scorecardId: CARD, application: applications[index] });
      expect(answers[index]?.result?.decision).toEqual(single.data.decision);
    }
    const maxime = await server.signIn('maxime');
    expect((await maxime.query('audit.verify')).data.ok).toBe(true);
    const id = answers[7]?.result?.id ?? '';
    expect((await get(`/v1/decisions/${id}`)).json()).toEqual(answers[7]?.result);
    expect((await get(`/v1/decisions/${id}/replay`)).json()).toMatchObject({ identical: true, differences: [] });
  });

  it('names the faults of each line, and goes on', async () => {
    const [application] = applications;
    const before = await countDecisions();
    const lines = [
      JSON.stringify({ ref: 'good', application }),
      '',
      '{ "ref": "broken", }',
      JSON.stringify({ ref: 'typo', application: { ...application, facts: { 'fin.equty': 1 } } }),
      JSON.stringify({
        ref: 'both',
        extra: 1,
        application: { ...application, date: 'today', facts: { 'fin.equty': 1 } },
      }),
      JSON.stringify({ ref: 'unknown card', scorecard: 'no-such-card', application }),
      JSON.stringify({ ref: 'late', application: { ...application, date: '2099-01-01' } }),
      JSON.stringify({ ref: 'no application' }),
      `{"ref": "long", "application": {"x": "${'x'.repeat(300_000)}"}}`,
      JSON.stringify({ ref: 'again good', application }),
    ];
    const response = await post(`/v1/decisions/batch?scorecard=${CARD}`, lines.join('\r\n'), {
      'accept-language': 'fr',
    });
    const answers = readAnswers(response.payload);
    expect(answers.map(({ line, status, problem }) => [line, status, problem?.code ?? null])).toEqual([
      [1, 201, null],
      [3, 400, 'invalid_json'],
      [4, 422, 'application_invalid'],
      [5, 400, 'invalid_request'],
      [6, 404, 'not_found'],
      [7, 422, 'date_in_future'],
      [8, 400, 'invalid_request'],
      [9, 413, 'body_too_large'],
      [10, 201, null],
    ]);
    expect(answers[3]?.ref).toBe('both');
    expect(answers[3]?.problem?.errors.map(({ pointer }) => pointer)).toEqual([
      '/extra',
      '/application/date',
      '/application/facts/fin.equty',
    ]);
    expect(answers[2]?.problem?.errors[0]?.detail).toContain('fin.equity');
    expect(answers[4]?.problem?.errors.map(({ pointer }) => pointer)).toEqual(['/scorecard']);
    expect(answers[4]?.problem?.errors[0]?.detail).toContain('Aucune grille ne s’appelle « no-such-card ».');
    expect(await countDecisions()).toBe(before + 2);
  });

  it('records nothing twice when a batch is sent again with its key', async () => {
    const body = toLines(applications.slice(0, 5).map((application) => ({ application })));
    const headers = { 'idempotency-key': 'night-2026-11-22' };
    const first = readAnswers((await post(`/v1/decisions/batch?scorecard=${CARD}`, body, headers)).payload);
    const before = await countDecisions();
    const again = readAnswers((await post(`/v1/decisions/batch?scorecard=${CARD}`, body, headers)).payload);
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(again.map(({ summary }) => summary)).toEqual(first.map(({ summary }) => summary));
    const other = toLines([{ application: applications[6] }]);
    const conflict = readAnswers((await post(`/v1/decisions/batch?scorecard=${CARD}`, other, headers)).payload);
    expect(conflict[0]).toMatchObject({ status: 409, problem: { code: 'idempotency_conflict' } });
    expect(await countDecisions()).toBe(before);
  });

  it('answers what it has while the rest is still to come', async () => {
    const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const line = toLines([{ scorecard: CARD, application: applications[0] }]);
    const received = await new Promise<number>((resolve, reject) => {
      const call = request(
        `${address}/v1/decisions/batch`,
        { method: 'POST', headers: { authorization, 'content-type': 'application/x-ndjson' } },
        (response) => {
          let lines = 0;
          let sent = false;
          response.on('data', (chunk: Buffer) => {
            lines += chunk.toString().split('\n').length - 1;
            // The first answers are here although the request has not ended: only then is the rest sent.
            if (!sent) call.end(line);
            sent = true;
          });
          response.once('end', () => resolve(lines));
        },
      );
      call.once('error', reject);
      call.write(line.repeat(200));
    });
    expect(received).toBe(201);
  });

  it.each([
    ['another type', 'application/json', 415, 'unsupported_media_type'],
    ['no type', '', 415, 'unsupported_media_type'],
  ])('refuses %s', async (_what, type, status, code) => {
    const response = await post('/v1/decisions/batch', '{}', { 'content-type': type });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('takes the scope, and no unknown parameter', async () => {
    const reader = await keyWith(['decisions:read']);
    expect((await post('/v1/decisions/batch', '{}', { authorization: reader })).statusCode).toBe(403);
    expect((await post('/v1/decisions/batch', '{}', { authorization: '' })).statusCode).toBe(401);
    expect((await post('/v1/decisions/batch?answers=full', '{}')).statusCode).toBe(400);
  });
});

describe('what can be asked of a decision', () => {
  let id: string;
  beforeAll(async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/v1/decisions',
      headers: { authorization },
      payload: { scorecard: CARD, application: applications[3] },
    });
    ({ id } = answer.json<{ id: string }>());
  });

  it.each([
    ['fr', '?lang=fr', {}, /[àéèêç]/u],
    ['en', '?lang=en', {}, /\bthe\b/iu],
    ['fr', '', { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' }, /[àéèêç]/u],
    ['en', '', {}, /\bthe\b/iu],
  ])('is explained in %s for %j', async (lang, query, headers, words) => {
    const response = await get(`/v1/decisions/${id}/explanation${query}`, headers);
    const explanation = response.json<{ lang: string; paragraphs: { part: string; text: string }[] }>();
    expect(explanation.lang).toBe(lang);
    expect(response.headers['content-language']).toBe(lang);
    expect(explanation.paragraphs[0]?.part).toBe('summary');
    expect(explanation.paragraphs.map(({ text }) => text).join(' ')).toMatch(words);
  });

  it('is replayed by another version with what that would change', async () => {
    const other = (await get(`/v1/decisions/${id}/replay?version=2`)).json<{
      identical: boolean;
      differences: { pointer: string; recorded?: unknown; replayed?: unknown }[];
    }>();
    expect(other.identical).toBe(false);
    expect(other.differences).toContainEqual({ pointer: '/receipt/scorecard/version', recorded: 1, replayed: 2 });
  });

  it('says which version there is none of to replay by, and not that the decision is missing', async () => {
    const answer = await get(`/v1/decisions/${id}/replay?version=99`, { 'accept-language': 'en' });
    expect(answer.statusCode).toBe(404);
    const problem = answer.json<{ detail: string }>();
    expect(problem).toMatchObject({ code: 'not_found', param: 'version' });
    expect(problem.detail).toContain('has no version 99');
    expect(problem.detail).not.toContain(id);
  });

  it.each(['explanation?lang=de', 'replay?version=x', 'replay?versions=1'])('answers 400 to %s', async (path) => {
    expect((await get(`/v1/decisions/${id}/${path}`)).statusCode).toBe(400);
  });

  it.each(['explanation', 'replay'])('has nothing for another company at %s', async (path) => {
    const other = await server.addCompany(`ailleurs-${path}`);
    const noa = await other.signIn('noa');
    const key = await noa.mutate('admin.apiKeys.create', { name: 'x', scopes: ['decisions:read'] });
    const headers = { authorization: `Bearer ${key.data.secret}` };
    expect((await get(`/v1/decisions/${id}/${path}`, headers)).statusCode).toBe(404);
    expect((await get(`/v1/decisions/dec_unknown/${path}`)).statusCode).toBe(404);
  });
});

describe('a version that the caller names', () => {
  const decide = (scorecard: string, key: string) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/decisions',
      headers: { authorization: key },
      payload: { scorecard, application: applications[0] },
    });

  it('decides when it is in force, and the record says that it was named', async () => {
    const answer = (await decide(`${CARD}@1`, authorization)).json<{ id: string; pinned?: boolean }>();
    expect(answer.pinned).toBe(true);
    expect((await decide(CARD, authorization)).json<{ pinned?: boolean }>().pinned).toBeUndefined();
    const row = await server.deps.db
      .selectFrom('audit_log')
      .select('details')
      .where('subject', '=', answer.id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.details)).toMatchObject({ pinned: true });
  });

  it('decides nothing before it is in force, and once retired only for keys that may pin it', async () => {
    const pinner = await keyWith(['decisions:write', 'decisions:pin']);
    for (const key of [authorization, pinner]) {
      const early = await decide(`${CARD}@2`, key);
      expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([409, 'version_not_in_force']);
    }
    const dominique = await server.signIn('dominique');
    const { effectiveFrom } = (await dominique.mutate('scorecards.activate', { scorecardId: CARD, version: 2 })).data;
    server.advance(Math.max(0, Date.parse(effectiveFrom) - server.deps.now().getTime()));
    expect((await decide(CARD, authorization)).json()).toMatchObject({
      decision: { receipt: { scorecard: { version: 2 } } },
    });
    expect((await decide(`${CARD}@1`, authorization)).statusCode).toBe(409);
    const pinned = await decide(`${CARD}@1`, pinner);
    expect(pinned.statusCode).toBe(201);
    expect(pinned.json()).toMatchObject({ pinned: true, decision: { receipt: { scorecard: { version: 1 } } } });
    expect((await decide(`${CARD}@9`, pinner)).statusCode).toBe(404);
  });
});
