/** Records that another application imports. */
import { gzipSync } from 'node:zlib';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEADERS, prepareDataset } from './prepare-dataset.js';

const FILE = `${HEADERS}\nF1;C1;15/03/2025;15/04/2025;1 200,50\nF2;C1;16/03/2025;16/04/2025;douze\nF3;C2;17/03/2025;17/04/2025;80,00\n`;

interface Import {
  readonly id: string;
  readonly status: string;
  readonly summary: { readonly accepted: number } | null;
  readonly rejects: string | null;
}

let server: TestServer;
let datasetId: string;
let secret: string;
let reader: string;
beforeAll(async () => {
  server = await createTestServer();
  const noa = await server.signIn('noa');
  const key = async (scopes: string[]) =>
    (await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes })).data.secret;
  secret = await key(['datasets:read', 'datasets:write']);
  reader = await key(['datasets:read', 'decisions:write']);
  datasetId = await prepareDataset(server, await server.signIn('camille'), 'Notre ERP');
}, 60_000);
afterAll(() => server.close());

const get = (url: string, key = secret) =>
  server.app.inject({ url, headers: { authorization: `Bearer ${key}`, 'accept-language': 'en' } });

function post(
  content: string | Buffer,
  options: { type?: string; query?: string; dataset?: string; key?: string } = {},
) {
  const { type = 'text/csv', query = 'mapping=Notre%20ERP', dataset = datasetId, key = secret } = options;
  return server.app.inject({
    method: 'POST',
    url: `/v1/datasets/${dataset}/imports?${query}`,
    headers: { authorization: `Bearer ${key}`, 'content-type': type, 'accept-language': 'en' },
    payload: content,
  });
}

async function ended(id: string): Promise<Import> {
  for (;;) {
    const state = (await get(`/v1/imports/${id}`)).json<Import>();
    if (!['queued', 'running'].includes(state.status)) return state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const countInvoices = async () =>
  (await get('/v1/datasets')).json<{ data: readonly { invoices: number }[] }>().data.map(({ invoices }) => invoices);

describe('POST /v1/datasets/{id}/imports', () => {
  it('takes a file, tells what it took and refused, and takes it once', async () => {
    const started = await post(FILE, {
      type: 'text/csv; charset=utf-8',
      query: 'mapping=Notre%20ERP&fileName=nuit.csv',
    });
    expect(started.statusCode).toBe(202);
    const { id } = started.json<{ id: string }>();
    expect(started.headers.location).toBe(`/v1/imports/${id}`);

    // Sent again before the answer came, and once it is done: the same import.
    const meanwhile = await post(FILE);
    expect([meanwhile.statusCode, meanwhile.json<{ id: string }>().id]).toEqual([200, id]);
    const state = await ended(id);
    expect(state).toMatchObject({
      dataset: datasetId,
      kind: 'invoices',
      fileName: 'nuit.csv',
      status: 'succeeded',
      progress: 1,
      summary: { rows: 3, accepted: 2, rejected: 1 },
      error: null,
    });
    const again = await post(FILE);
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
    expect(again.json()).toEqual({ id });
    expect(await countInvoices()).toEqual([3]);

    const rejects = await get(`${state.rejects ?? ''}?lang=en`);
    expect(rejects.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [headers, first] = rejects.body.split('\r\n');
    expect(headers).toBe('line,column,value,code,reason');
    expect(first).toMatch(/^3,montant,douze,/u);
  }, 60_000);

  it('takes gzip, and says in the job why nothing could be read', async () => {
    const started = await post(gzipSync(`${HEADERS}\nF9;C9;15/13/2025;15/04/2025;1,00\n`), {
      type: 'application/gzip',
    });
    expect(started.statusCode).toBe(202);
    expect(await ended(started.json<{ id: string }>().id)).toMatchObject({
      status: 'failed',
      summary: null,
      rejects: null,
      error: { code: 'nothing_accepted' },
    });
    expect(await countInvoices()).toEqual([3]);
  }, 60_000);

  interface Refused {
    readonly key?: () => string;
    readonly query?: string;
    readonly dataset?: string;
    readonly type?: string;
  }
  it.each<[string, Refused, number, string]>([
    ['without the scope', { key: () => reader }, 403, 'forbidden'],
    ['without a mapping', { query: '' }, 400, 'invalid_request'],
    ['by a mapping that there is not', { query: 'mapping=Autre' }, 404, 'not_found'],
    ['into a dataset that there is not', { dataset: 'dst_x' }, 404, 'not_found'],
    ['as JSON', { type: 'application/json' }, 415, 'unsupported_media_type'],
    ['as a batch', { type: 'application/x-ndjson' }, 415, 'unsupported_media_type'],
  ])('refuses a file %s', async (_what, { key, ...options }, status, code) => {
    const answer = await post('a;b\n1;2\n', { ...options, ...(key === undefined ? {} : { key: key() }) });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it.each([
    ['nothing', '', 'file_unreadable'],
    ['a file with other columns', 'a;b\n1;2\n', 'mapping_invalid'],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'file_unreadable'],
  ])('refuses %s', async (_what, content, code) => {
    const answer = await post(content);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('shows nothing of another company', async () => {
    const other = await server.addCompany('ailleurs');
    const theirs = await prepareDataset(server, await other.signIn('camille'), 'Le leur', 'Leur livre');
    expect((await post(FILE, { dataset: theirs })).statusCode).toBe(404);
    expect((await post(FILE, { query: 'mapping=Le%20leur' })).statusCode).toBe(404);
    const { imports } = (await (await other.signIn('camille')).query('datasets.get', { datasetId: theirs })).data;
    for (const path of ['', '/rejects']) {
      expect((await get(`/v1/imports/${imports[0]?.importId ?? ''}${path}`)).statusCode).toBe(404);
    }
    expect((await get('/v1/datasets')).body).not.toContain(theirs);
  }, 60_000);

  it('takes no file for a batch of decisions', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/v1/decisions/batch',
      headers: { authorization: `Bearer ${reader}`, 'content-type': 'text/csv' },
      payload: '{}\n',
    });
    expect(answer.statusCode).toBe(415);
  });
});
