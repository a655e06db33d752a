/** Records that another application imports. */
import { gzipSync } from 'node:zlib';
import { createEncoursClient } from '@encours/server/client';
import { createTestServer, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HEADERS, prepareDataset } from './prepare-dataset.js';

const FILE = `${HEADERS}\nF1;C1;15/03/2025;15/04/2025;1 200,50\nF2;C1;16/03/2025;16/04/2025;douze\nF3;C2;17/03/2025;17/04/2025;80,00\n`;

interface Import {
  readonly id: string;
  readonly status: string;
  readonly summary: { readonly accepted: number } | null;
  readonly rejects: string | null;
}

let server: TestServer;
let url: string;
let datasetId: string;
let secret: string;
let reader: string;
beforeAll(async () => {
  server = await createTestServer();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
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
      counts: { rows: 3, rejected: 1 },
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

  it('takes a file that comes twice at once as one import', async () => {
    const file = `${HEADERS}\nD1;C1;18/03/2025;18/04/2025;70,00\n`;
    const answers = await Promise.all([post(file), post(file), post(file)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 202]);
    const ids = new Set(answers.map((answer) => answer.json<{ id: string }>().id));
    expect(ids.size).toBe(1);
    for (const id of ids) expect(await ended(id)).toMatchObject({ status: 'succeeded', summary: { accepted: 1 } });
  }, 60_000);

  it('takes gzip, and says in the job, and row by row, why nothing could be taken', async () => {
    const before = await countInvoices();
    const started = await post(gzipSync(`${HEADERS}\nF9;C9;15/13/2025;15/04/2025;1,00\n`), {
      type: 'application/gzip',
    });
    expect(started.statusCode).toBe(202);
    expect(await ended(started.json<{ id: string }>().id)).toMatchObject({
      status: 'failed',
      counts: { rows: 1, rejected: 1 },
      summary: { rows: 1, accepted: 0, rejected: 1 },
      error: { code: 'nothing_accepted' },
    });
    const { id, rejects } = await ended(started.json<{ id: string }>().id);
    expect(rejects).toBe(`/v1/imports/${id}/rejects`);
    const [, row, ...rest] = (await get(`${rejects ?? ''}?lang=en`)).body.split('\r\n');
    expect([row, ...rest]).toEqual([expect.stringMatching(/^2,date facture,15\/13\/2025,impossible_date,/u), '']);
    expect(await countInvoices()).toEqual(before);
  }, 60_000);

  interface Refusal {
    readonly line: number;
    readonly field: string | null;
    readonly value: string;
    readonly code: string;
    readonly reason: string;
  }
  const NDJSON = { type: 'application/x-ndjson', query: 'kind=invoices&currency=EUR' };
  const INVOICE = { customerId: 'C1', issuedOn: '2025-03-15', dueOn: '2025-04-15', amountMinor: 120_050 };
  const toLines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

  it('takes records as JSON by the names of their fields, and tells of each that it refuses', async () => {
    const before = await countInvoices();
    const file = [
      toLines([
        { ...INVOICE, invoiceId: 'J1', disputed: false },
        { ...INVOICE, invoiceId: 'J1' },
        { ...INVOICE, invoiceId: 'J2', amountMinor: '1200,50', dueOn: '2025-02-31', dispute: true },
        { ...INVOICE, invoiceId: 'J3', currency: 'USD' },
      ]),
      `{"invoiceId": "J4", "__proto__": {"customerId": "C1"}}\n`,
      toLines([{ ...INVOICE, invoiceId: 'J5', name: 'Ateliers Réunis', settledOn: '2025-05-01' }]),
    ].join('');
    const started = await post(file, NDJSON);
    expect(started.statusCode).toBe(202);
    const { id } = started.json<{ id: string }>();
    const state = await ended(id);
    expect(state).toMatchObject({
      fileName: 'api.ndjson',
      status: 'succeeded',
      summary: { rows: 6, accepted: 2, rejected: 4, invoices: 2, payments: 1 },
    });
    expect(await countInvoices()).toEqual(before.map((count) => count + 2));
    const rejects = await get(`/v1/imports/${id}/rejects?format=ndjson&lang=en`);
    expect(rejects.headers['content-type']).toContain('application/x-ndjson');
    const told = rejects.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Refusal);
    expect(told.map(({ line, field, value, code }) => [line, field, value, code])).toEqual([
      [2, 'invoiceId', 'J1', 'duplicate_in_file'],
      [3, 'amountMinor', '"1200,50"', 'wrong_type'],
      [3, 'dispute', 'true', 'unknown_field'],
      [3, 'dueOn', '2025-02-31', 'impossible_date'],
      [4, 'currency', 'USD', 'other_currency'],
      [5, null, '{"invoiceId": "J4", "__proto__": {"customerId": "C1"}}', 'not_json'],
    ]);
    expect(told.slice(0, 3).map(({ reason }) => reason)).toEqual([
      'already on line 1',
      'a whole number of cents is needed: nothing is converted',
      'unknown field; did you mean “disputed”?',
    ]);
    // The same bytes are the same import; the same records in another file are known one by one.
    expect((await post(file, NDJSON)).json()).toEqual({ id });
    const again = await ended((await post(`${file}\n`, NDJSON)).json<{ id: string }>().id);
    expect(again).toMatchObject({ status: 'failed', error: { code: 'nothing_accepted' } });
    expect(await countInvoices()).toEqual(before.map((count) => count + 2));
  }, 60_000);

  it.each([
    ['kind=invoices&currency=USD', 'import_currency_differs'],
    ['kind=invoices&currency=EUR&unknownCustomers=reject', 'nothing_accepted'],
  ])(
    'judges the same bytes by themselves when they come with another choice: %s',
    async (query, code) => {
      const file = toLines([{ ...INVOICE, invoiceId: 'K1' }]);
      const first = (await post(file, NDJSON)).json<{ id: string }>().id;
      expect((await ended(first)).status).toBe('succeeded');
      const other = await post(file, { ...NDJSON, query });
      expect(other.statusCode).toBe(202);
      const { id } = other.json<{ id: string }>();
      expect(id).not.toBe(first);
      expect(await ended(id)).toMatchObject({ status: 'failed', error: { code } });
      expect((await post(file, NDJSON)).json()).toEqual({ id: first });
    },
    60_000,
  );

  it.each([{}, { currency: 'USD' }])(
    'adds no dollars to a dataset of euros, whether or not its rows say what they are: %o',
    async (stated) => {
      const before = await countInvoices();
      const file = toLines([{ ...INVOICE, ...stated, invoiceId: 'U1' }]);
      const { id } = (await post(file, { ...NDJSON, query: 'kind=invoices&currency=USD' })).json<{ id: string }>();
      expect(await ended(id)).toMatchObject({
        status: 'failed',
        error: {
          code: 'import_currency_differs',
          message: expect.objectContaining({ en: expect.stringContaining('The import is in USD') as string }) as object,
        },
      });
      expect(await countInvoices()).toEqual(before);
    },
    60_000,
  );

  it('takes no code that is that of no currency, be it of the import or of a row', async () => {
    const file = toLines([{ ...INVOICE, invoiceId: 'Z1' }]);
    const refused = await post(file, { ...NDJSON, query: 'kind=invoices&currency=ZZZ' });
    expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'invalid_request', param: 'currency' }]);
    const row = toLines([{ ...INVOICE, invoiceId: 'Z1', currency: 'ZZZ' }]);
    const { id } = (await post(row, NDJSON)).json<{ id: string }>();
    await ended(id);
    const { body } = await get(`/v1/imports/${id}/rejects?format=ndjson&lang=en`);
    expect(JSON.parse(body)).toMatchObject({ line: 1, field: 'currency', value: 'ZZZ', code: 'not_a_currency' });
  }, 60_000);

  it.each([
    ['1850-03-15', 'year_out_of_range', 'year outside 1900–2099'],
    ['2124-03-15', 'year_out_of_range', 'year outside 1900–2099'],
    ['1850-02-30', 'impossible_date', 'no such day in the chosen order (year, month, day)'],
  ])(
    'says of a date like %s what is wrong with it',
    async (issuedOn, code, reason) => {
      const row = { ...INVOICE, invoiceId: `Y${issuedOn}`, issuedOn, dueOn: '2025-04-15' };
      const { id } = await ended((await post(toLines([row]), NDJSON)).json<{ id: string }>().id);
      const { body } = await get(`/v1/imports/${id}/rejects?format=ndjson&lang=en`);
      expect(JSON.parse(body)).toMatchObject({ line: 1, field: 'issuedOn', value: issuedOn, code, reason });
    },
    60_000,
  );

  it('says of a body without records what is expected', async () => {
    const none = 'There is no record: at least one is needed, each a JSON object on a line of its own.';
    const empty = await post('', NDJSON);
    expect(empty.statusCode).toBe(422);
    expect(empty.json<{ detail: string }>().detail).toContain(none);
    const blank = await ended((await post('\n\n', NDJSON)).json<{ id: string }>().id);
    expect(blank).toMatchObject({ status: 'failed', error: { code: 'file_unreadable', message: { en: none } } });
  }, 60_000);

  it('takes nothing of a file of JSON that was cut', async () => {
    const before = await countInvoices();
    const whole = toLines([
      { ...INVOICE, invoiceId: 'K1' },
      { ...INVOICE, invoiceId: 'K2' },
    ]);
    const started = await post(gzipSync(whole.slice(0, -20)), { ...NDJSON, type: 'application/gzip' });
    const state = await ended(started.json<{ id: string }>().id);
    expect(state).toMatchObject({ status: 'failed', error: { code: 'file_unreadable' } });
    expect(JSON.stringify(state)).toContain('Line 2, byte ');
    expect(await countInvoices()).toEqual(before);
  }, 60_000);

  it('takes a stream from the client, and gives it what was refused', async () => {
    const encours = createEncoursClient({ url, apiKey: secret });
    const [dataset] = await encours.datasets();
    async function* payments() {
      yield { invoiceId: 'F0', paidOn: '2025-03-01', amountMinor: 4_000, paymentId: 'P1' };
      for (let n = 1; n <= 2_000; n++) yield { invoiceId: `none ${n}`, paidOn: '2025-03-01', amountMinor: n };
    }
    const send = () =>
      encours.startImport({
        dataset: dataset?.datasetId ?? '',
        kind: 'payments',
        records: payments(),
        fileName: 'bank',
      });
    const { id } = await send();
    let last = await encours.getImport(id);
    for await (const state of encours.followImport(id)) last = state;
    expect(last).toMatchObject({ status: 'succeeded', summary: { accepted: 1, rejected: 2_000, payments: 1 } });
    const refused = [];
    for await (const row of encours.refused(id, 'en')) refused.push(row);
    expect(refused).toHaveLength(2_000);
    expect(refused[0]).toEqual({
      line: 2,
      field: 'invoiceId',
      value: 'none 1',
      code: 'unknown_invoice',
      reason: 'invoice not in the dataset: import the invoices first',
    });
    expect((await send()).id).toBe(id);
    const lost = encours.startImport({ dataset: 'dst_x', kind: 'payments', records: [] });
    await expect(lost).rejects.toMatchObject({ name: 'EncoursError', data: { code: 'not_found', httpStatus: 404 } });
  }, 60_000);

  interface Refused {
    readonly key?: () => string;
    readonly query?: string;
    readonly dataset?: string;
    readonly type?: string;
  }
  const LINES = 'application/x-ndjson';
  it.each<[string, Refused, number, string, string?]>([
    ['without the scope', { key: () => reader }, 403, 'forbidden'],
    ['without a mapping', { query: '' }, 400, 'invalid_request', 'mapping'],
    ['by a mapping that there is not', { query: 'mapping=Autre' }, 404, 'not_found', 'mapping'],
    ['into a dataset that there is not', { dataset: 'dst_x' }, 404, 'not_found', 'id'],
    ['as JSON', { type: 'application/json' }, 415, 'unsupported_media_type', 'Content-Type'],
    ['as NDJSON by a mapping', { type: LINES }, 400, 'invalid_request', 'mapping'],
    ['as NDJSON by nothing', { type: LINES, query: '' }, 400, 'invalid_request', 'kind'],
    ['as a kind that there is not', { type: LINES, query: 'kind=orders' }, 400, 'invalid_request', 'kind'],
    ['delimited by a kind', { query: 'kind=invoices' }, 400, 'invalid_request', 'kind'],
    ['both ways', { query: 'mapping=Notre%20ERP&kind=invoices' }, 400, 'invalid_request', 'mapping'],
    ['with a currency', { query: 'mapping=Notre%20ERP&currency=EUR' }, 400, 'invalid_request', 'currency'],
  ])('refuses a file %s', async (_what, { key, ...options }, status, code, parameter) => {
    const answer = await post('a;b\n1;2\n', { ...options, ...(key === undefined ? {} : { key: key() }) });
    const problem = answer.json<{ code: string; errors: { parameter: string }[] }>();
    expect([answer.statusCode, problem.code, problem.errors[0]?.parameter]).toEqual([status, code, parameter]);
  });

  it('says which columns of the mapping a file lacks', async () => {
    const { detail, errors } = (await post('a;b\n1;2\n')).json<{ detail: string; errors: object[] }>();
    expect(detail).toContain('is not in the file. Nothing was imported: send a file that has these columns');
    expect(errors).toMatchObject([{ code: 'mapping_invalid', parameter: 'mapping', pointer: '/mapping' }]);
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

describe('POST /v1/datasets', () => {
  const make = (body: unknown, key = secret) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/datasets',
      headers: { authorization: `Bearer ${key}`, 'accept-language': 'en' },
      payload: body as object,
    });
  const list = async () => (await get('/v1/datasets')).json<{ data: readonly { id: string; name: string }[] }>().data;
  const BY_KIND = { type: 'application/x-ndjson', query: 'kind=invoices&currency=EUR' };
  const send = async (dataset: string, amountMinor: number | string) => {
    const row = { invoiceId: 'N1', customerId: 'N', issuedOn: '2025-03-15', dueOn: '2025-04-15', amountMinor };
    return ended((await post(`${JSON.stringify(row)}\n`, { ...BY_KIND, dataset })).json<{ id: string }>().id);
  };

  it('makes a dataset that keeps what is imported, once for each name', async () => {
    const made = await make({ name: ' Boutique ' });
    const { id, name } = made.json<{ id: string; name: string }>();
    expect([made.statusCode, name]).toEqual([201, 'Boutique']);
    expect((await list()).find((row) => row.id === id)).toEqual({
      id,
      name: 'Boutique',
      status: 'ready',
      currency: null,
      customers: 0,
      invoices: 0,
      firstDate: null,
      lastDate: null,
    });
    // A first import of which nothing could be taken leaves it as it was.
    expect(await send(id, 'twelve')).toMatchObject({ status: 'failed', counts: { rows: 1, rejected: 1 } });
    const again = await make({ name: 'Boutique' });
    expect([again.statusCode, again.headers['idempotent-replayed'], again.json()]).toEqual([200, 'true', { id, name }]);
    expect(await send(id, 1_200)).toMatchObject({ status: 'succeeded', counts: { rows: 1, rejected: 0 } });
    const rows = await server.deps.db
      .selectFrom('audit_log')
      .select('subject')
      .where('action', '=', 'dataset.created')
      .execute();
    expect(rows).toEqual([{ subject: id }]);
  }, 60_000);

  it('has one name however it is written', async () => {
    const made = (await make({ name: 'Région  2025' })).json<{ id: string; name: string }>();
    expect(made.name).toBe('Région 2025');
    for (const name of ['Re\u0301gion 2025', 'RÉGION\u00a02025', 'région\t2025']) {
      const again = await make({ name });
      expect([again.statusCode, again.json()]).toEqual([200, made]);
    }
    const camille = await server.signIn('camille');
    const other = (await make({ name: 'Region 2025' })).json<{ id: string }>();
    expect(other.id).not.toBe(made.id);
    const taken = await camille.mutate('datasets.rename', { datasetId: other.id, name: 'RÉGION 2025' });
    expect(taken.error.data).toMatchObject({ code: 'dataset_name_taken', param: 'name' });
    const { data } = await camille.mutate('datasets.rename', { datasetId: made.id, name: 'RÉGION 2025' });
    expect(data.name).toBe('RÉGION 2025');
  });

  it('takes a mapping by its name, whatever the letter case', async () => {
    const { id } = (await make({ name: 'Par correspondance' })).json<{ id: string }>();
    const sent = await post(`${HEADERS}\nZ1;C1;15/03/2025;15/04/2025;7,00\n`, {
      dataset: id,
      query: 'mapping=notre%20%20ERP',
    });
    expect(sent.statusCode).toBe(202);
    expect(await ended(sent.json<{ id: string }>().id)).toMatchObject({ status: 'succeeded' });
  }, 60_000);

  it('is once for each name, even when it is asked for twice at once, and is the same for the client', async () => {
    const answers = await Promise.all([make({ name: 'Twice' }), make({ name: 'Twice' })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201]);
    const [one, other] = answers.map((answer) => answer.json<{ id: string }>().id);
    expect(one).toBe(other);
    const elsewhere = await server.addCompany('autrepart');
    const camille = await elsewhere.signIn('camille');
    await prepareDataset(server, camille, 'Twice', 'Leur livre');
    const encours = createEncoursClient({ url, apiKey: secret });
    expect(await encours.createDataset('Twice')).toEqual({ datasetId: one, name: 'Twice', created: false });
    await expect(encours.createDataset(' ')).rejects.toMatchObject({
      data: { code: 'invalid_request', param: 'name' },
    });
  }, 60_000);

  it.each([
    ['no name', {}, 'property_missing', '/name'],
    ['an empty name', { name: '  ' }, 'text_empty', '/name'],
    ['a long name', { name: 'x'.repeat(201) }, 'text_too_long', '/name'],
    ['a control character in a name', { name: 'Boutique\u0000' }, 'text_malformed', '/name'],
    ['a direction mark in a name', { name: 'Clients \u202e5202' }, 'text_malformed', '/name'],
    ['a letter of no width in a name', { name: 'Bou\u200btique' }, 'text_malformed', '/name'],
    ['a name that is a number', { name: 7 }, 'wrong_type', '/name'],
    ['more than a name', { name: 'x', currency: 'EUR' }, 'unknown_property', '/currency'],
  ])('refuses %s', async (_what, body, code, pointer) => {
    const before = (await list()).length;
    const answer = await make(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_request', errors: [{ code, pointer, parameter: null }] });
    expect((await list()).length).toBe(before);
  });

  it('takes a key that may write', async () => {
    const answer = await make({ name: 'Not mine' }, reader);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'forbidden', param: 'datasets:write' });
  });
});

it('does not find a dataset that is removed while it is read', async () => {
  const camille = await server.signIn('camille');
  const removed = await prepareDataset(server, camille, 'Notre ERP', 'Éphémère');
  const { portfolios } = server.deps;
  const read = portfolios.historyOf.bind(portfolios);
  vi.spyOn(portfolios, 'historyOf').mockImplementationOnce(async (...asked) => {
    await camille.mutate('datasets.remove', { datasetId: removed });
    return read(...asked);
  });
  const { error } = await camille.query('portfolio.get', { datasetId: removed });
  expect(error.data).toMatchObject({ code: 'not_found', param: 'datasetId', httpStatus: 404 });
  expect(error.data.messageText.fr).toContain('vient d’être supprimé');
}, 60_000);
