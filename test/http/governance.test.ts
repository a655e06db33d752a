import type { Decision } from '@encours/engine';
import { readScorecards } from '@encours/scorecards';
import { createTestServer, type TestClient, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CARD = 'trade-credit-standard';

interface DecisionAnswer {
  readonly decision: Decision;
}

/** As a case file has it; what it holds is the engine's to check. */
const isCase = (value: unknown): value is { readonly application: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'application' in value;

/** The first shipped case: a model customer that version 1 approves. */
function modelApplication(): Record<string, unknown> {
  const shipped = readScorecards().find(({ id, version }) => id === CARD && version === 1);
  const cases: unknown[] = Array.isArray(shipped?.cases) ? shipped.cases : [];
  const model = cases.find(isCase);
  if (model === undefined) throw new Error('version 1 has no cases');
  return { ...model.application, customer: { id: 'C-1', name: 'Élan Bâtiment' } };
}

/** One figure that anybody can point at: automatic authority at rating 1. */
const tighten = (text: string): string => text.replace('"maxMinor": [2000000,', '"maxMinor": [1400000,');

describe('a change of policy, from draft to decision', () => {
  let server: TestServer;
  let camille: TestClient;
  let dominique: TestClient;
  let draftId: string;
  let text: string;
  let digest: string;
  let secret: string;

  const decide = (headers: Record<string, string> = {}) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/decisions',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify({ scorecard: CARD, application: modelApplication() }),
    });

  beforeAll(async () => {
    server = await createTestServer();
    camille = await server.signIn('camille');
    dominique = await server.signIn('dominique');
    const noa = await server.signIn('noa');
    const key = await noa.mutate('admin.apiKeys.create', {
      name: 'ERP',
      scopes: ['decisions:write', 'decisions:read', 'scorecards:read'],
    });
    secret = key.data.secret;
  });
  afterAll(() => server.close());

  it('begins with version 1 in force and version 2 published', async () => {
    const { data } = await camille.query('scorecards.get', { scorecardId: CARD });
    expect(data.versions.map((v) => [v.version, v.status])).toEqual([
      [2, 'published'],
      [1, 'in_force'],
    ]);
    expect((await decide()).json<DecisionAnswer>().decision).toMatchObject({
      outcome: 'approve',
      receipt: { scorecard: { id: CARD, version: 1 } },
    });
  });

  it('gives an author one draft, with the number it would be published under', async () => {
    const first = await camille.mutate('drafts.create', { scorecardId: CARD, fromVersion: 1 });
    draftId = first.data.draftId;
    expect(first.data.created).toBe(true);
    expect((await camille.mutate('drafts.create', { scorecardId: CARD, fromVersion: 2 })).data).toEqual({
      draftId,
      created: false,
    });
    const { data } = await camille.query('drafts.get', { draftId });
    text = data.text;
    expect(JSON.parse(text)).toMatchObject({ version: 3 });
    expect(data.baseText.replace('"version": 1', '"version": 3')).toBe(text);
    expect(data.diagnostics.filter((fault) => fault.severity === 'error')).toEqual([]);
  });

  it('saves by revision, and refuses to overwrite what was saved elsewhere', async () => {
    const saved = await camille.mutate('drafts.save', { draftId, text: `${text}\n`, revision: 1 });
    expect(saved.data.revision).toBe(2);
    const late = await camille.mutate('drafts.save', { draftId, text, revision: 1 });
    expect(late.error.data).toMatchObject({ code: 'draft_conflict', httpStatus: 409 });
  });

  it('does not submit a text with faults, and says all of them with their places', async () => {
    const broken = text.replace('"baseScore":', '"baseScoore":').replace('"version": 3', '"version": 7');
    const { data } = await camille.mutate('drafts.save', { draftId, text: broken, revision: 2 });
    const refused = await camille.mutate('drafts.submit', { draftId, revision: data.revision, comment: 'x' });
    expect(refused.error.data.code).toBe('draft_has_faults');
    const paths = refused.error.data.diagnostics.map((fault) => fault.path.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['version', 'baseScoore']));
    await camille.mutate('drafts.save', { draftId, text: tighten(text), revision: data.revision });
  });

  it('does not submit while a saved case gets something else than it must', async () => {
    const application = modelApplication();
    const must = (outcome: string) =>
      camille.mutate('cases.save', { scorecardId: CARD, name: 'modèle', application, expect: { outcome } });
    await must('decline');
    const { revision } = (await camille.query('drafts.get', { draftId })).data;
    const refused = await camille.mutate('drafts.submit', { draftId, revision, comment: 'x' });
    expect(refused.error.data).toMatchObject({ code: 'cases_failed', diagnostics: [{ path: ['modèle'] }] });
    // With the tighter authority a person must look at it.
    await must('refer');
    const submitted = await camille.mutate('drafts.submit', { draftId, revision, comment: 'Autorité resserrée' });
    expect(submitted.status).toBe(200);
    digest = submitted.data.digest;
  });

  it('shows the second person both texts and what happens to the cases', async () => {
    const { data } = await dominique.query('approvals.get', { draftId });
    expect(data).toMatchObject({ digest, newVersion: 3, mayApprove: true, whyNot: null, baseMoved: null });
    expect(data.text).toBe(tighten(text));
    expect(data.cases?.total).toBeGreaterThan(100);
    expect(data.cases?.failed).toBe(0);
    const model = data.cases?.list.find((each) => each.caseId === 'modèle');
    expect(model).toMatchObject({ before: { outcome: 'approve' }, after: { outcome: 'refer' }, changed: true });
    expect((await camille.query('approvals.list')).data).toMatchObject([{ draftId, mine: true }]);
  });

  it('lets nobody approve but a second person with the right, and only what was read', async () => {
    const approve = (client: TestClient, given = digest) =>
      client.mutate('approvals.approve', { draftId, digest: given, comment: 'lu', exception: 'Sans historique' });
    expect((await approve(camille)).error.data.code).toBe('forbidden');
    for (const name of ['alex', 'maxime', 'noa']) {
      expect((await approve(await server.signIn(name))).error.data.code).toBe('forbidden');
    }
    expect((await approve(dominique, `sha256:${'0'.repeat(64)}`)).error.data.code).toBe('digest_mismatch');
    // Having both roles does not make one two people.
    await server.deps.db
      .insertInto('user_role')
      .values({ company_id: server.companyId, user_id: (await server.actor('camille')).id, role: 'approver' })
      .execute();
    expect((await approve(camille)).error.data).toMatchObject({ code: 'own_draft', httpStatus: 403 });
    expect((await camille.mutate('drafts.save', { draftId, text, revision: 99 })).error.data.code).toBe(
      'draft_not_editable',
    );
  });

  it('shows only a finished backtest of this very text', async () => {
    await camille.mutate('drafts.withdraw', { draftId });
    const { revision } = (await camille.query('drafts.get', { draftId })).data;
    const submit = (backtestId: string) =>
      camille.mutate('drafts.submit', { draftId, revision, comment: 'avec preuve', backtestId });
    await addBacktest('bt_other', `sha256:${'1'.repeat(64)}`, '{}');
    await addBacktest('bt_running', digest, null);
    await addBacktest('bt_done', digest, '{}');
    for (const backtestId of ['bt_other', 'bt_running']) {
      expect((await submit(backtestId)).error.data).toMatchObject({ code: 'backtest_mismatch', param: 'backtestId' });
    }
    expect((await submit('bt_none')).error.data.code).toBe('not_found');
    expect((await submit('bt_done')).data).toEqual({ digest });
    const { data } = await dominique.query('approvals.get', { draftId });
    expect(data.backtest).toMatchObject({ backtestId: 'bt_done', matchesText: true, summary: null });
  });

  it('drops the submission with any edit: what was read is no longer there to approve', async () => {
    await camille.mutate('drafts.withdraw', { draftId });
    const late = await dominique.mutate('approvals.approve', {
      draftId,
      digest,
      comment: 'lu',
      exception: 'Sans historique',
    });
    expect(late.error.data.code).toBe('draft_not_in_review');
    const { revision } = (await camille.query('drafts.get', { draftId })).data;
    const changed = tighten(text).replace('[1400000,', '[1300000,');
    const saved = await camille.mutate('drafts.save', { draftId, text: changed, revision });
    const again = await camille.mutate('drafts.submit', { draftId, revision: saved.data.revision, comment: 'encore' });
    const old = await dominique.mutate('approvals.approve', {
      draftId,
      digest,
      comment: 'lu',
      exception: 'Sans historique',
    });
    expect(old.error.data.code).toBe('digest_mismatch');
    digest = again.data.digest;
  });

  it('sends a draft back, and takes it again', async () => {
    await dominique.mutate('approvals.reject', { draftId, comment: 'Trop bas' });
    const { data } = await camille.query('drafts.get', { draftId });
    expect(data).toMatchObject({
      status: 'rejected',
      decisionComment: 'Trop bas',
      decidedBy: { name: 'Dominique Ferrand' },
    });
    const saved = await camille.mutate('drafts.save', { draftId, text: tighten(text), revision: data.revision });
    const submitted = await camille.mutate('drafts.submit', {
      draftId,
      revision: saved.data.revision,
      comment: 'Comme convenu',
    });
    digest = submitted.data.digest;
  });

  it('decides by the new version from the minute it is approved', async () => {
    const { data } = await dominique.mutate('approvals.approve', {
      draftId,
      digest,
      comment: 'Vu, d’accord',
      exception: 'Sans historique',
    });
    expect(data).toEqual({ scorecardId: CARD, version: 3, effectiveFrom: '2026-11-22', status: 'in_force' });
    const answer = await decide();
    expect(answer.statusCode).toBe(201);
    expect(answer.json<DecisionAnswer>().decision).toMatchObject({
      outcome: 'refer',
      receipt: { scorecard: { id: CARD, version: 3, digest } },
    });
    const versions = (await camille.query('scorecards.get', { scorecardId: CARD })).data.versions;
    expect(versions.map((v) => [v.version, v.status])).toEqual([
      [3, 'in_force'],
      // It never was in force: its text is still there to be taken up.
      [2, 'suspended'],
      [1, 'retired'],
    ]);
    expect(versions[0]).toMatchObject({ author: { name: 'Camille Aubry' }, approver: { name: 'Dominique Ferrand' } });
  });

  it('hands the cases on to the version, pinned to what it decides', async () => {
    const before = (await camille.query('cases.list', { scorecardId: CARD, version: 1 })).data;
    const after = (await camille.query('cases.list', { scorecardId: CARD, version: 3 })).data;
    expect(after.map(({ note }) => note)).toEqual(before.map(({ note }) => note));
    expect(before[0]?.expect?.outcome).toBe('approve');
    expect(after[0]?.expect?.outcome).toBe('refer');
  });

  it('writes it all in the log, in order, and the log proves it', async () => {
    const maxime = await server.signIn('maxime');
    const { rows } = (await maxime.query('audit.list', { limit: 200 })).data;
    const actions = rows
      .map((row) => row.action)
      .filter((action: string) => !action.startsWith('user.'))
      .reverse();
    expect(actions.slice(actions.indexOf('api_key.created'))).toEqual([
      'api_key.created',
      'decision.recorded',
      'draft.created',
      'case.saved',
      'case.saved',
      'draft.submitted',
      'draft.withdrawn',
      'draft.submitted',
      'draft.withdrawn',
      'draft.submitted',
      'draft.rejected',
      'draft.submitted',
      'version.published',
      'version.release_exception',
      'version.suspended',
      'version.activated',
      'decision.recorded',
    ]);
    expect((await maxime.query('audit.verify')).data).toMatchObject({ ok: true, brokenAt: null });
  });

  it('keeps a draft that another version overtook from being published by mistake', async () => {
    const { data } = await camille.mutate('drafts.create', { scorecardId: CARD, fromVersion: 3 });
    const draft = (await camille.query('drafts.get', { draftId: data.draftId })).data;
    expect(JSON.parse(draft.text)).toMatchObject({ version: 4 });
    const submitted = await camille.mutate('drafts.submit', { draftId: data.draftId, revision: 1, comment: 'x' });

    // Meanwhile somebody else's draft becomes version 4.
    const alex = await server.actor('alex');
    await server.deps.db
      .insertInto('user_role')
      .values({ company_id: server.companyId, user_id: alex.id, role: 'author' })
      .execute();
    const client = await server.signIn('alex');
    const other = (await client.mutate('drafts.create', { scorecardId: CARD, fromVersion: 3 })).data.draftId;
    const theirs = await client.mutate('drafts.submit', { draftId: other, revision: 1, comment: 'y' });
    await dominique.mutate('approvals.approve', {
      draftId: other,
      digest: theirs.data.digest,
      comment: 'ok',
      exception: 'Sans historique',
    });

    const late = await dominique.mutate('approvals.approve', {
      draftId: data.draftId,
      digest: submitted.data.digest,
      comment: 'ok',
      exception: 'Sans historique',
    });
    expect(late.error.data).toMatchObject({ code: 'base_moved', httpStatus: 409 });
    const shown = (await dominique.query('approvals.get', { draftId: data.draftId })).data;
    expect(shown).toMatchObject({ mayApprove: false, baseMoved: { inForceVersion: 4, latestVersion: 4 } });
  });

  it('schedules a version that begins later, and switches on its day', async () => {
    const dayOne = await server.signIn('camille');
    await dayOne.mutate('drafts.discard', { draftId: await findOpenDraft(dayOne) });
    const { draftId: later } = (await dayOne.mutate('drafts.create', { scorecardId: CARD, fromVersion: 1 })).data;
    const { text: old } = (await dayOne.query('drafts.get', { draftId: later })).data;
    const text5 = old.replace('"effectiveFrom": "2026-01-01"', '"effectiveFrom": "2026-12-01"');
    const { revision } = (await dayOne.mutate('drafts.save', { draftId: later, text: text5, revision: 1 })).data;
    await dayOne.mutate('cases.delete', { scorecardId: CARD, name: 'modèle' });
    const { digest: digest5 } = (
      await dayOne.mutate('drafts.submit', { draftId: later, revision, comment: 'Retour à la version 1' })
    ).data;
    const { data } = await dominique.mutate('approvals.approve', {
      draftId: later,
      digest: digest5,
      comment: 'ok',
      exception: 'Sans historique',
    });
    expect(data).toEqual({ scorecardId: CARD, version: 5, effectiveFrom: '2026-12-01', status: 'scheduled' });
    const versionNow = async () => (await decide()).json<DecisionAnswer>().decision.receipt.scorecard.version;
    expect(await versionNow()).toBe(4);
    // The clock stood at 09:30 UTC on 22 November; midnight in Paris is at 23:00 UTC.
    server.advance((8 * 24 + 13.5) * 60 * 60_000 - 1);
    expect(await versionNow()).toBe(4);
    server.advance(1);
    expect(await versionNow()).toBe(5);
  });

  /** As the job leaves it, as far as a submission looks. */
  async function addBacktest(id: string, challengerDigest: string, report: string | null): Promise<void> {
    const { db } = server.deps;
    const common = { company_id: server.companyId, created_by: 'setup', created_at: '2026-11-22T09:00:00.000Z' };
    await db
      .insertInto('job')
      .values({
        ...common,
        id: `job_${id}`,
        kind: 'backtest',
        subject_id: id,
        status: 'succeeded',
        progress: 1,
        step: 'succeeded',
        payload: '{}',
        result: null,
        error: null,
        attempts: 1,
        cancel_requested: 0,
        started_at: null,
        heartbeat_at: null,
        finished_at: null,
      })
      .execute();
    await db
      .insertInto('backtest')
      .values({
        ...common,
        id,
        job_id: `job_${id}`,
        dataset_id: 'ds_x',
        dataset_name: 'x',
        dataset_digest: 'x',
        champion: '{}',
        champion_text: '{}',
        challenger: JSON.stringify({ digest: challengerDigest }),
        challenger_text: '{}',
        plan: '{}',
        report,
        report_digest: report === null ? null : `sha256:${'2'.repeat(64)}`,
        finished_at: null,
      })
      .execute();
  }

  async function findOpenDraft(client: TestClient): Promise<string | undefined> {
    const { data } = await client.query('scorecards.get', { scorecardId: CARD });
    return data.drafts.find((draft) => draft.mine)?.draftId;
  }
});

describe('what the database itself refuses', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
  });
  afterAll(() => server.close());

  it.each([
    ['scorecard_version', { text: '{}' }],
    ['activation', { effective_from: '2020-01-01' }],
    ['benchmark_version', { text: '{}' }],
    ['audit_log', { actor_id: 'usr_x' }],
  ] as const)('to change or delete rows of %s', async (table, change) => {
    const { db } = server.deps;
    await expect(db.updateTable(table).set(change).execute()).rejects.toMatchObject({
      fault: 'immutable',
      subject: table,
    });
    await expect(db.deleteFrom(table).execute()).rejects.toMatchObject({ fault: 'immutable', subject: table });
  });

  it('to publish a version that its author approved', async () => {
    const camille = await server.actor('camille');
    const row = await server.deps.db
      .selectFrom('scorecard_version')
      .selectAll()
      .where('version', '=', 2)
      .executeTakeFirstOrThrow();
    const own = { ...row, version: 3, origin: 'draft' as const, author_id: camille.id, published_by: camille.id };
    await expect(server.deps.db.insertInto('scorecard_version').values(own).execute()).rejects.toMatchObject({
      fault: 'check',
    });
  });
});

describe('putting a shipped version in force', () => {
  it('takes an approver, waits for the day that the version names, and cannot be repeated', async () => {
    const server = await createTestServer();
    const activate = async (name: string) =>
      (await server.signIn(name)).mutate('scorecards.activate', { scorecardId: CARD, version: 2 });
    expect((await activate('camille')).error.data.code).toBe('forbidden');
    expect((await activate('dominique')).data).toEqual({
      scorecardId: CARD,
      version: 2,
      effectiveFrom: '2027-01-01',
      status: 'scheduled',
    });
    expect((await activate('dominique')).error.data.code).toBe('version_not_activable');
    await server.close();
  });
});
