/** Every procedure of the console, called by somebody of one company with the ids of another. */
import { readScorecards } from '@encours/scorecards';
import { createTestServer, PROCEDURES, type TestClient, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CARD = 'trade-credit-standard';
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** Procedures that name nothing by an id: there is nothing of another's to reach through them. */
const WITHOUT_IDS = new Set([
  'session.me',
  'session.signIn',
  'session.signOut',
  'session.changePassword',
  'session.signInWays',
  'meta.about',
]);

let server: TestServer;
let other: Awaited<ReturnType<TestServer['addCompany']>>;
let ours: Record<string, TestClient>;
/** Of the other company, by the name under which inputs ask for it. */
let theirs: Record<string, unknown>;

beforeAll(async () => {
  server = await createTestServer();
});
beforeAll(async () => {
  other = await server.addCompany('ailleurs');
});

beforeAll(async () => {
  const [camille, alex, noa, dominique] = await Promise.all(
    ['camille', 'alex', 'noa', 'dominique'].map((name) => other.signIn(name)),
  );
  if (!camille || !alex || !noa || !dominique) throw new Error('the other company has nobody');
  const application = readScorecards().find(({ id }) => id === CARD)?.cases;
  const first = Array.isArray(application) ? (application[0] as { application: Record<string, unknown> }) : null;
  const { draftId } = (await camille.mutate('drafts.create', { scorecardId: CARD, fromVersion: 1 })).data;
  const decision = await alex.mutate('decisions.decide', {
    scorecardId: CARD,
    application: { ...first?.application, request: { amountMinor: 12_000_000 } },
  });
  const { shadowId } = (await dominique.mutate('shadows.start', { scorecardId: CARD, challenger: { version: 2 } }))
    .data;
  const { apiKeyId } = (await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:read'] })).data;
  const users = (await noa.query('admin.users.list')).data;
  const userOf = (name: string) => users.find((user) => user.name.startsWith(name))?.userId;
  const { substitutionId } = (
    await noa.mutate('admin.delegations.addSubstitution', {
      absentId: userOf('Dominique'),
      substituteId: userOf('Alex'),
      from: '2026-12-01',
      to: '2026-12-02',
    })
  ).data;
  theirs = {
    draftId,
    decisionId: decision.data.decisionId,
    shadowId,
    apiKeyId,
    userId: userOf('Alex'),
    absentId: userOf('Dominique'),
    substituteId: userOf('Alex'),
    substitutionId,
  };
});

beforeAll(async () => {
  ours = Object.fromEntries(
    await Promise.all(['camille', 'dominique', 'alex', 'noa'].map(async (name) => [name, await server.signIn(name)])),
  ) as Record<string, TestClient>;
});
afterAll(() => server.close());

/** Who of ours may call it at all, and what else it wants to be told. */
const CALLS: Readonly<Record<string, readonly [who: string, input: Record<string, unknown>]>> = {
  'drafts.get': ['camille', {}],
  'drafts.save': ['camille', { text: '{}', revision: 1 }],
  'drafts.discard': ['camille', {}],
  'drafts.submit': ['camille', { revision: 1, comment: 'x' }],
  'drafts.withdraw': ['camille', {}],
  'drafts.rebasePreview': ['camille', {}],
  'drafts.rebase': ['camille', { revision: 1 }],
  'approvals.get': ['dominique', {}],
  'approvals.approve': ['dominique', { digest: DIGEST, comment: 'x' }],
  'approvals.comments': ['dominique', {}],
  'approvals.comment': ['dominique', { path: [], body: 'x' }],
  'approvals.answer': ['dominique', { threadId: 'cmt_x', body: 'x' }],
  'approvals.resolve': ['dominique', { threadId: 'cmt_x', resolved: true }],
  'approvals.reject': ['dominique', { comment: 'x' }],
  'decisions.get': ['alex', {}],
  'decisions.replay': ['alex', {}],
  'decisions.signing': ['alex', {}],
  'decisions.sign': ['alex', { amountMinor: null, comment: 'x', signaturesRead: 0 }],
  'shadows.get': ['camille', {}],
  'shadows.stop': ['camille', {}],
  'admin.users.setRoles': ['noa', { roles: ['admin'] }],
  'admin.users.setStatus': ['noa', { status: 'disabled' }],
  'admin.users.endSessions': ['noa', {}],
  'admin.apiKeys.rotate': ['noa', {}],
  'admin.apiKeys.revoke': ['noa', {}],
  'admin.delegations.setRoles': ['noa', { roles: [] }],
  'admin.delegations.addSubstitution': ['noa', { from: '2026-12-10', to: '2026-12-11' }],
  'admin.delegations.endSubstitution': ['noa', {}],
};

describe('an id of another company', () => {
  it.each(Object.entries(CALLS))('is not found by %s', async (path, [who, input]) => {
    const procedure = PROCEDURES.find((each) => each.path === path);
    expect(procedure, 'a procedure of the router').toBeDefined();
    const foreign = Object.fromEntries(Object.entries(theirs).filter(([name]) => procedure?.inputNames.includes(name)));
    expect(Object.keys(foreign), 'ids that it takes').not.toEqual([]);
    const client = ours[who];
    const call = procedure?.type === 'query' ? client?.query : client?.mutate;
    const answer = await call?.(path, { ...input, ...foreign });
    expect(answer?.error.data).toMatchObject({ code: 'not_found', httpStatus: 404 });
  });

  it('is tried on every procedure that takes one of these ids', () => {
    const taking = PROCEDURES.filter(({ path, inputNames }) => {
      if (WITHOUT_IDS.has(path) || path.startsWith('api.')) return false;
      return inputNames.some((name) => Object.hasOwn(theirs, name));
    });
    expect(taking.map(({ path }) => path).filter((path) => CALLS[path] === undefined)).toEqual([]);
  });

  it('is not found with an API key either', async () => {
    const { data } =
      (await ours.noa?.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:read'] })) ?? {};
    const paths = PROCEDURES.filter(
      ({ path, inputNames }) => path.startsWith('api.') && inputNames.includes('decisionId'),
    );
    expect(paths.length).toBeGreaterThan(0);
    for (const { path, inputNames } of paths) {
      const more = inputNames.includes('lang') ? { lang: 'fr' } : {};
      const input = encodeURIComponent(JSON.stringify({ decisionId: theirs.decisionId, ...more }));
      const answer = await server.app.inject({
        url: `/trpc/${path}?input=${input}`,
        headers: { authorization: `Bearer ${data?.secret}` },
      });
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
  });

  it('changed nothing there', async () => {
    const users = await server.deps.db.selectFrom('user_account').select('status').execute();
    expect(users.every(({ status }) => status === 'active')).toBe(true);
    const draft = await server.deps.db.selectFrom('draft').select(['revision', 'status']).executeTakeFirstOrThrow();
    expect(draft).toEqual({ revision: 1, status: 'editing' });
  });
});

describe('nobody signed in', () => {
  it('reaches nothing but what is asked before signing in', async () => {
    const open: string[] = [];
    for (const { path, type } of PROCEDURES) {
      if (type === 'subscription') continue;
      const answer = await server.app.inject({
        method: type === 'query' ? 'GET' : 'POST',
        url: `/trpc/${path}`,
        headers: { 'content-type': 'application/json' },
        ...(type === 'query' ? {} : { payload: '{}' }),
      });
      if (answer.statusCode !== 401) open.push(path);
    }
    expect(open.filter((path) => !WITHOUT_IDS.has(path))).toEqual([]);
  });
});
