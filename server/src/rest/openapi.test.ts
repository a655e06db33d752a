import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeErrors } from '../http/describe-errors.js';
import { Problem } from '../http/problem.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';
import { openApiDocument } from './openapi.js';
import { DatasetList, DecisionList, Health, RecordedDecision, ScorecardList } from './schemas.js';

describe('the OpenAPI document', () => {
  const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

  // Run `npx vitest run --project server server/src/rest/openapi -u` to write the files again.
  it('is docs/openapi.json', async () => {
    await expect(text).toMatchFileSnapshot('../../../docs/openapi.json');
  });

  it('refers only to schemas that it has', () => {
    const schemas = new Set(Object.keys(openApiDocument().components.schemas));
    const references = [...text.matchAll(/"\$ref": "#\/components\/schemas\/(?<name>[^"]+)"/gu)];
    expect(references.length).toBeGreaterThan(20);
    expect(references.map((match) => match.groups?.name).filter((name) => !schemas.has(name ?? ''))).toEqual([]);
    expect(text).not.toContain('#/$defs');
  });

  it('describes every address of version 1, and no other', async () => {
    const server = await createTestServer({ seed: false });
    const tree = server.app.printRoutes({ commonPrefix: false, method: 'GET' });
    for (const path of Object.keys(openApiDocument().paths)) {
      const url = path.replace('{id}', 'dec_x');
      expect(
        server.app.findRoute({ method: 'GET', url: path.replace('{id}', ':id') }),
        `${url}\n${tree}`,
      ).not.toBeNull();
    }
    await server.close();
  });
});

it('docs/errors.md lists every error code', async () => {
  await expect(describeErrors()).toMatchFileSnapshot('../../../docs/errors.md');
});

describe('real answers', () => {
  let server: TestServer;
  let authorization: string;
  beforeAll(async () => {
    server = await createTestServer();
    const noa = await server.signIn('noa');
    const scopes = ['decisions:write', 'decisions:read', 'scorecards:read', 'datasets:read'];
    authorization = `Bearer ${(await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes })).data.secret}`;
  });
  afterAll(() => server.close());

  const call = async (method: 'GET' | 'POST', url: string, payload?: object): Promise<unknown> =>
    (await server.app.inject({ method, url, headers: { authorization }, ...(payload ? { payload } : {}) })).json();

  it('refuse a parameter that is not documented, and name those that are', async () => {
    type Methods = Record<string, { parameters?: readonly { in: string; name: string }[] }>;
    const { paths } = (await call('GET', '/v1/openapi.json')) as { paths: Record<string, Methods> };
    const addresses = Object.entries(paths)
      .filter(([path]) => path.startsWith('/v1/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { parameters = [] }]) => ({ path, method, parameters })),
      );
    expect(addresses.length).toBeGreaterThan(12);
    for (const { path, method, parameters } of addresses) {
      const response = await server.app.inject({
        method: method === 'post' ? 'POST' : 'GET',
        url: `${path.replace('{id}', 'x')}?zzz=1`,
        headers: { authorization },
        ...(method === 'post' ? { payload: {} } : {}),
      });
      const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      const { param, errors } = response.json<Problem>();
      expect({ status: response.statusCode, param, errors }, `${method} ${path}`).toEqual({
        status: 400,
        param: 'zzz',
        errors: [
          {
            pointer: '/zzz',
            parameter: 'zzz',
            code: 'parameter_unknown',
            detail: `There is no parameter “zzz” here: it would have no effect, so nothing was done. Leave it out; there are${
              known.length === 0 ? ' none' : `: ${known.join(', ')}`
            }.`,
          },
        ],
      });
    }
  });

  it('have the shape that is documented', async () => {
    const application = {
      date: '2026-11-20',
      customer: { id: 'C-1042' },
      request: { amountMinor: 250_000 },
      facts: { 'fin.equity': { value: null, status: 'confidential' }, 'registry.naturalPerson': false },
    };
    const decided = await call('POST', '/v1/decisions', { scorecard: 'trade-credit-standard', application });
    RecordedDecision.parse(decided);
    DecisionList.parse(await call('GET', '/v1/decisions'));
    DatasetList.parse(await call('GET', '/v1/datasets'));
    ScorecardList.parse(await call('GET', '/v1/scorecards'));
    Health.parse(await call('GET', '/healthz'));
    Problem.parse(await call('GET', '/v1/decisions/dec_unknown'));
    Problem.parse(await call('POST', '/v1/decisions', { scorecard: 'trade-credit-standard', application: {} }));
    expect(await call('GET', '/v1/openapi.json')).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});
