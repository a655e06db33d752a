import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Decision, type ScorecardCase, ScorecardCases } from '@encours/engine';
import { readScorecards } from '@encours/scorecards';
import { createTestServer, type TestClient, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const CARD = 'trade-credit-standard';
const DAY = 86_400_000;

function firstCase(): ScorecardCase {
  const shipped = readScorecards().find(({ id, version }) => id === CARD && version === 1);
  const [first] = ScorecardCases.parse(shipped?.cases);
  if (first === undefined) throw new Error('version 1 has no cases');
  return first;
}

interface Answer {
  readonly id: string;
  readonly decision: Decision;
}

/** A server with its people, and the short way to publish a text. */
async function setUp() {
  const server = await createTestServer();
  const noa = await server.signIn('noa');
  const key = await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:write', 'decisions:read'] });
  return {
    server,
    noa,
    camille: await server.signIn('camille'),
    dominique: await server.signIn('dominique'),
    keyId: key.data.apiKeyId,
    secret: key.data.secret,
  };
}

function decide(server: TestServer, secret: string, change: Record<string, unknown> = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/v1/decisions',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    payload: JSON.stringify({ scorecard: CARD, application: { ...firstCase().application, ...change } }),
  });
}

/** Starts a draft, changes its text and submits it. */
async function submit(author: TestClient, change: (text: string) => string, fromVersion = 1) {
  const { draftId } = (await author.mutate('drafts.create', { scorecardId: CARD, fromVersion })).data;
  const { text, revision: first } = (await author.query('drafts.get', { draftId })).data;
  const { revision } = (await author.mutate('drafts.save', { draftId, text: change(text), revision: first })).data;
  const { digest } = (await author.mutate('drafts.submit', { draftId, revision, comment: 'Pourquoi' })).data;
  return { draftId, digest, revision };
}

const approve = (client: TestClient, draft: { draftId: string; digest: string }, more: Record<string, unknown> = {}) =>
  client.mutate('approvals.approve', {
    draftId: draft.draftId,
    digest: draft.digest,
    comment: 'Lu',
    exception: 'Aucun historique encore',
    ...more,
  });

const tighten = (text: string): string => text.replace('"maxMinor": [2000000,', '"maxMinor": [1400000,');
const startLater = (text: string): string =>
  text.replace('"effectiveFrom": "2026-01-01"', '"effectiveFrom": "2026-12-01"');

describe('the release gate', () => {
  it('takes a backtest that meets the tolerances, or an approver’s reason that stays with the version', async () => {
    const { server, camille, dominique } = await setUp();
    const draft = await submit(camille, tighten);
    expect((await dominique.query('approvals.get', { draftId: draft.draftId })).data.unmet).toEqual(['backtest']);
    const refused = await approve(dominique, draft, { exception: null });
    expect(refused.error.data).toMatchObject({
      code: 'release_gate',
      param: 'exception',
      messageText: { en: expect.stringContaining('No backtest shows that it meets them.') as string },
    });
    expect((await approve(dominique, draft, { reportDigest: 'sha256:x' })).error.data.code).toBe('digest_mismatch');
    expect((await approve(dominique, draft)).data.version).toBe(3);
    const { versions } = (await camille.query('scorecards.get', { scorecardId: CARD })).data;
    expect(versions[0]?.exception).toMatchObject({
      unmet: ['backtest'],
      reason: 'Aucun historique encore',
      grantedBy: { name: 'Dominique Ferrand' },
    });
    expect(versions[2]?.exception).toBeNull();
    await expect(server.deps.db.updateTable('release_exception').set({ reason: '' }).execute()).rejects.toMatchObject({
      fault: 'immutable',
    });
    await server.close();
  });
});

describe('an approval', () => {
  it('is not given on a backtest that the draft was submitted with anew meanwhile', async () => {
    const { server, camille, dominique } = await setUp();
    const draft = await submit(camille, tighten);
    const { db, policies } = server.deps;
    const checkText = policies.checkText.bind(policies);
    vi.spyOn(policies, 'checkText').mockImplementationOnce(async (...text) => {
      await db.updateTable('draft').set({ backtest_id: 'bkt_other' }).where('id', '=', draft.draftId).execute();
      return checkText(...text);
    });
    const refused = await approve(dominique, draft);
    expect(refused.error.data).toMatchObject({ code: 'digest_mismatch', param: 'reportDigest' });
    const { versions } = (await camille.query('scorecards.get', { scorecardId: CARD })).data;
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    await server.close();
  });
});

describe('versions that wait', () => {
  it('are suspended, not silently retired, when another comes first; the author is told and may take them up', async () => {
    const { server, camille, dominique } = await setUp();
    const later = await submit(camille, (text) => startLater(tighten(text)));
    expect((await approve(dominique, later)).data).toMatchObject({ version: 3, status: 'scheduled' });

    const alexId = (await server.actor('alex')).id;
    await server.deps.db
      .insertInto('user_role')
      .values({ company_id: server.companyId, user_id: alexId, role: 'author' })
      .execute();
    const alex = await server.signIn('alex');
    const now = await submit(alex, (text) => text, 1);
    // The author is told as well what the draft does not have.
    expect((await alex.query('drafts.get', { draftId: now.draftId })).data.newerVersion).toEqual({
      version: 3,
      status: 'scheduled',
      effectiveFrom: '2026-12-01',
    });
    const { suspends } = (await dominique.query('approvals.get', { draftId: now.draftId })).data;
    expect(suspends).toMatchObject([
      { version: 3, effectiveFrom: '2026-12-01', author: { name: 'Camille Aubry' } },
      { version: 2, effectiveFrom: null, author: null },
    ]);
    expect((await approve(dominique, now)).data).toMatchObject({ version: 4, status: 'in_force' });

    const statuses = async () =>
      (await camille.query('scorecards.get', { scorecardId: CARD })).data.versions.map((v) => [v.version, v.status]);
    const expected = [
      [4, 'in_force'],
      [3, 'suspended'],
      [2, 'suspended'],
      [1, 'retired'],
    ];
    expect(await statuses()).toEqual(expected);
    const told = (await camille.query('scorecards.list')).data.find(({ id }) => id === CARD);
    expect(told?.suspended).toMatchObject([{ version: 3, by: 4 }]);
    expect((await dominique.query('scorecards.list')).data.flatMap(({ suspended }) => suspended)).toEqual([]);
    // Its day comes and goes.
    server.advance(20 * DAY);
    const again = await server.signIn('camille');
    expect((await again.query('scorecards.get', { scorecardId: CARD })).data.versions.map((v) => v.status)).toEqual(
      expected.map(([, status]) => status),
    );
    const { draftId } = (await again.mutate('drafts.create', { scorecardId: CARD, fromVersion: 3 })).data;
    const taken = (await again.query('drafts.get', { draftId })).data;
    expect(taken.newerVersion).toMatchObject({ version: 4, status: 'in_force' });
    expect(JSON.parse(taken.text)).toMatchObject({ version: 5 });
    await server.close();
  });
});

describe('going back', () => {
  it('publishes an old text as the next version, in one act of one approver', async () => {
    const { server, camille, dominique, secret } = await setUp();
    const before = (await camille.query('scorecards.version', { scorecardId: CARD, version: 1 })).data;
    await approve(dominique, await submit(camille, tighten));
    expect((await decide(server, secret)).json<Answer>().decision.outcome).toBe('refer');

    const back = (client: TestClient, toVersion: number) =>
      client.mutate('scorecards.rollBack', { scorecardId: CARD, toVersion, comment: 'Trop de renvois' });
    expect((await back(camille, 1)).error.data.code).toBe('forbidden');
    expect((await back(dominique, 3)).error.data.code).toBe('not_rollable');
    expect((await back(dominique, 2)).error.data.code).toBe('not_rollable');
    expect((await back(dominique, 9)).error.data.code).toBe('not_found');
    expect((await back(dominique, 1)).data).toEqual({ scorecardId: CARD, version: 4, effectiveFrom: '2026-11-22' });

    const after = (await camille.query('scorecards.version', { scorecardId: CARD, version: 4 })).data;
    expect(after.text).toBe(before.text.replace('"version": 1', '"version": 4'));
    expect(after).toMatchObject({
      status: 'in_force',
      approver: { name: 'Dominique Ferrand' },
      comment: 'Trop de renvois',
    });
    const answer = (await decide(server, secret)).json<Answer>().decision;
    expect(answer).toMatchObject({ outcome: 'approve', receipt: { scorecard: { version: 4 } } });
    const maxime = await server.signIn('maxime');
    expect((await maxime.query('audit.verify')).data.ok).toBe(true);
    await server.close();
  });

  it('is not for whoever wrote the text', async () => {
    const { server, camille, dominique, noa } = await setUp();
    await approve(dominique, await submit(camille, tighten));
    await approve(dominique, await submit(camille, (text) => text));
    await noa.mutate('admin.users.setRoles', { userId: (await server.actor('camille')).id, roles: ['approver'] });
    const own = await camille.mutate('scorecards.rollBack', { scorecardId: CARD, toVersion: 3, comment: 'x' });
    expect(own.error.data.code).toBe('own_draft');
    await server.close();
  });
});

describe('a draft that another version overtook', () => {
  it('is put on top of it: what one of both changed is taken, what both changed is chosen', async () => {
    const { server, camille, dominique, noa } = await setUp();
    await noa.mutate('admin.users.setRoles', { userId: (await server.actor('alex')).id, roles: ['author'] });
    const alex = await server.signIn('alex');
    const change = (automatic: number, days: number) => (text: string) =>
      text
        .replace('"maxMinor": [2000000,', `"maxMinor": [${automatic},`)
        .replace('"approvalValidDays": 90', `"approvalValidDays": ${days}`);
    const mine = await submit(camille, change(1_400_000, 90));
    await approve(dominique, await submit(alex, change(1_600_000, 60)));

    const { draftId } = mine;
    const preview = (await camille.query('drafts.rebasePreview', { draftId })).data;
    expect(preview).toMatchObject({
      currentVersion: 3,
      taken: ['/delegation/approvalValidDays'],
      conflicts: [{ pointer: '/delegation/levels/0/maxMinor/0', base: '2000000', mine: '1400000', current: '1600000' }],
    });
    expect(preview.conflicts[0]?.path).toEqual(['delegation', 'levels', 0, 'maxMinor', 0]);
    const rebase = (choices: Record<string, string>, revision = preview.revision) =>
      camille.mutate('drafts.rebase', { draftId, revision, choices });
    expect((await rebase({})).error.data.code).toBe('rebase_conflicts');
    const pointer = '/delegation/levels/0/maxMinor/0';
    expect((await rebase({ [pointer]: 'mine' }, 99)).error.data.code).toBe('draft_conflict');
    expect((await alex.query('drafts.rebasePreview', { draftId })).error.data.code).toBe('forbidden');
    const { data } = await rebase({ [pointer]: 'mine' });
    expect(data).toEqual({ revision: preview.revision + 1, baseVersion: 3 });

    const draft = (await camille.query('drafts.get', { draftId })).data;
    expect(draft).toMatchObject({ status: 'editing', baseVersion: 3, newerVersion: null });
    expect(JSON.parse(draft.text)).toMatchObject({ version: 4, delegation: { approvalValidDays: 60 } });
    expect(draft.text).toContain('"maxMinor": [1400000,');
    // What was submitted before cannot be approved any more; submitted anew, it can.
    expect((await approve(dominique, mine)).error.data.code).toBe('draft_not_in_review');
    const again = await camille.mutate('drafts.submit', { draftId, revision: data.revision, comment: 'Repris' });
    expect((await approve(dominique, { draftId, digest: again.data.digest })).data.version).toBe(4);
    await server.close();
  });
});

describe('a challenger in shadow', () => {
  let context: Awaited<ReturnType<typeof setUp>>;
  let shadowId: string;
  beforeAll(async () => {
    context = await setUp();
  });
  afterAll(() => context.server.close());

  it('is started by an author or an approver, one at a time, and not with what decides already', async () => {
    const { server, camille } = context;
    const start = (client: TestClient, challenger: Record<string, unknown>) =>
      client.mutate('shadows.start', { scorecardId: CARD, challenger });
    const alex = await server.signIn('alex');
    expect((await start(alex, { version: 2 })).error.data.code).toBe('forbidden');
    expect((await start(camille, { version: 1 })).error.data.code).toBe('invalid_request');
    const { draftId } = (await camille.mutate('drafts.create', { scorecardId: CARD, fromVersion: 1 })).data;
    const { text } = (await camille.query('drafts.get', { draftId })).data;
    await camille.mutate('drafts.save', { draftId, text: tighten(text), revision: 1 });
    shadowId = (await start(camille, { draftId })).data.shadowId;
    expect((await start(camille, { version: 2 })).error.data.code).toBe('shadow_running');
    // The text is kept as it was: what becomes of the draft does not change the trial.
    await camille.mutate('drafts.discard', { draftId });
  });

  it('decides what was decided, after the answer, and nothing of it is in the answer', async () => {
    const { server, secret } = context;
    const other = await createTestServer();
    const noa = await other.signIn('noa');
    const key = await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:write'] });
    const shadowed = (await decide(server, secret)).json<Answer>();
    const plain = (await decide(other, key.data.secret)).json<Answer>();
    expect(JSON.stringify(shadowed.decision)).toBe(JSON.stringify(plain.decision));
    await other.close();
    // Nothing has been computed while the caller waited.
    expect(await server.deps.db.selectFrom('shadow_decision').selectAll().execute()).toEqual([]);

    expect(await server.followShadows()).toBe(1);
    expect(await server.followShadows()).toBe(0);
    const { data } = await context.camille.query('shadows.get', { shadowId });
    expect(data).toMatchObject({
      decisions: 1,
      failed: 0,
      sameOutcome: 0,
      moves: [{ from: 'approve', to: 'refer', n: 1 }],
      days: [{ day: '2026-03-31', n: 1, failed: 0, sameOutcome: 0, sameRating: 0 }],
      differences: [{ decisionId: shadowed.id, live: { outcome: 'approve' }, challenger: { outcome: 'refer' } }],
    });
    expect(data.liveLimitMinor).toBe(data.limitMinor);
    expect(data.liveLimitMinor).toBeGreaterThan(0);
  });

  it('may fail, and no decision fails with it', async () => {
    const { server, secret } = context;
    const row = await server.deps.db.selectFrom('shadow').selectAll().executeTakeFirstOrThrow();
    const broken = { ...row, id: 'shd_broken', digest: 'sha256:0', text: '{}', scorecard_id: 'trade-credit-prospects' };
    await server.deps.db.insertInto('shadow').values(broken).execute();
    await context.dominique.mutate('scorecards.activate', { scorecardId: 'trade-credit-prospects', version: 1 });
    const answer = await server.app.inject({
      method: 'POST',
      url: '/v1/decisions',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      payload: JSON.stringify({
        scorecard: 'trade-credit-prospects',
        application: { date: '2026-11-20', request: { amountMinor: 1000 }, facts: {} },
      }),
    });
    expect(answer.statusCode).toBe(201);
    expect(await server.followShadows()).toBe(1);
    expect((await context.camille.query('shadows.get', { shadowId: 'shd_broken' })).data).toMatchObject({
      decisions: 1,
      failed: 1,
      differences: [{ challenger: null, fault: 'scorecard_invalid' }],
    });
  });

  it('stops, and hears of nothing that comes after', async () => {
    const { server, secret, camille, dominique } = context;
    const { policies } = server.deps;
    const readyVersion = policies.readyVersion.bind(policies);
    // It is stopped, and another decision taken, between two looks of whoever lets it follow.
    vi.spyOn(policies, 'readyVersion').mockImplementationOnce(async (q, version) => {
      expect((await dominique.mutate('shadows.stop', { shadowId })).status).toBe(200);
      expect((await camille.mutate('shadows.stop', { shadowId })).error.data.code).toBe('shadow_not_running');
      await decide(server, secret, { customer: { id: 'C-2', name: null } });
      return readyVersion(q, version);
    });
    await server.followShadows();
    expect((await camille.query('shadows.get', { shadowId })).data).toMatchObject({
      decisions: 1,
      stoppedBy: { name: 'Dominique Ferrand' },
    });
    await expect(server.deps.db.updateTable('shadow_decision').set({ fault: null }).execute()).rejects.toMatchObject({
      fault: 'immutable',
    });
  });
});

describe('keys and sessions', () => {
  it('rotates a key: the new secret works at once, the old one for another day', async () => {
    const { server, noa, keyId, secret } = await setUp();
    const rotated = (await noa.mutate('admin.apiKeys.rotate', { apiKeyId: keyId })).data;
    expect(rotated.oldWorksUntil).toBe('2026-11-23T09:30:00.000Z');
    expect((await noa.mutate('admin.apiKeys.rotate', { apiKeyId: keyId })).error.data.code).toBe('api_key_not_in_use');
    const status = async (key: string) => (await decide(server, key)).statusCode;
    expect([await status(secret), await status(rotated.secret)]).toEqual([201, 201]);
    server.advance(DAY);
    expect([await status(secret), await status(rotated.secret)]).toEqual([401, 201]);
    await server.close();
  });

  it('ends the sessions of somebody else, and says how long a lock still lasts', async () => {
    const { server, noa, camille } = await setUp();
    const userId = (await server.actor('camille')).id;
    expect((await camille.mutate('admin.users.endSessions', { userId })).error.data.code).toBe('forbidden');
    await noa.mutate('admin.users.endSessions', { userId });
    expect((await camille.query('session.me')).data).toBeNull();

    const attempt = () =>
      server.app.inject({
        method: 'POST',
        url: '/trpc/session.signIn',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ email: 'camille@demo.encours', password: 'wrong' }),
      });
    for (let n = 0; n < 5; n++) await attempt();
    server.advance(60_000);
    const locked = await attempt();
    expect([locked.statusCode, locked.headers['retry-after']]).toEqual([429, '840']);
    await server.close();
  });
});

describe('the log for auditors', () => {
  it('leaves as a file that proves itself, and names its first broken row', async () => {
    const { server } = await setUp();
    const folder = await mkdtemp(join(tmpdir(), 'encours-export-'));
    const maxime = await server.signIn('maxime');
    const download = (format: string, cookie = maxime.cookie) =>
      server.app.inject({ method: 'GET', url: `/api/audit.${format}`, headers: { cookie } });
    expect((await download('csv', '')).statusCode).toBe(401);
    const alex = await server.signIn('alex');
    expect((await download('csv', alex.cookie)).statusCode).toBe(403);
    for (const format of ['ndjson', 'csv']) {
      const answer = await download(format);
      expect(answer.headers['content-disposition']).toContain(`encours-audit-2026-11-22.${format}`);
      const file = join(folder, `audit.${format}`);
      await writeFile(file, answer.payload);
      const verdict = await server.verifyAuditFile(file);
      const { data } = await maxime.query('audit.verify');
      expect(verdict).toEqual(data);

      const text = await readFile(file, 'utf8');
      const lines = text.split('\n');
      const third = format === 'csv' ? 3 : 2;
      const tampered = join(folder, `tampered.${format}`);
      await writeFile(tampered, lines.with(third, (lines[third] ?? '').replace('setup', 'nobody')).join('\n'));
      expect(await server.verifyAuditFile(tampered)).toMatchObject({ ok: false, brokenAt: 3, fault: 'changed' });
      await writeFile(tampered, lines.toSpliced(third, 1).join('\n'));
      expect(await server.verifyAuditFile(tampered)).toMatchObject({ ok: false, brokenAt: 3, fault: 'missing' });
    }
    await writeFile(join(folder, 'other.csv'), 'a,b\n1,2\n');
    await expect(server.verifyAuditFile(join(folder, 'other.csv'))).rejects.toThrow('line 1 is no row of an audit log');
    await rm(folder, { recursive: true });
    await server.close();
  });
});
