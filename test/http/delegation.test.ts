import { once } from 'node:events';
import { createServer } from 'node:http';
import { type ScorecardCase, ScorecardCases } from '@encours/engine';
import { readScorecards } from '@encours/scorecards';
import { createTestServer, type TestClient, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CARD = 'trade-credit-standard';
const EUR = 100;

/** As much of what the API tells as a test reads. */
interface Referral {
  readonly status: string;
  readonly signatures: readonly unknown[];
  readonly resolution: unknown;
}

function firstCase(): ScorecardCase {
  const shipped = readScorecards().find(({ id, version }) => id === CARD && version === 1);
  const [first] = ScorecardCases.parse(shipped?.cases);
  if (first === undefined) throw new Error('version 1 has no cases');
  return first;
}

/** A model customer at rating 1 with €5,000 outstanding, for which the machine proposes a limit of €27,500. */
const MODEL = firstCase().application;
const LIMIT = 27_500 * EUR;

let server: TestServer;
let alex: TestClient;
let dominique: TestClient;
let sacha: TestClient;
let noa: TestClient;
let secret: string;

/** Asks for `amountMinor` on top of what is outstanding, over REST, and returns the id of the decision. */
async function ask(amountMinor: number, request: Record<string, unknown> = {}): Promise<string> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/v1/decisions',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    payload: JSON.stringify({
      scorecard: CARD,
      application: {
        ...MODEL,
        customer: { id: 'C-1', name: 'Élan Bâtiment' },
        request: { amountMinor, exposureMinor: 5_000 * EUR, ...request },
      },
    }),
  });
  return answer.json<{ id: string }>().id;
}

const sign = (client: TestClient, decisionId: string, amountMinor: number | null, more: Record<string, unknown> = {}) =>
  client.mutate('decisions.sign', { decisionId, amountMinor, comment: 'Vu le dossier', signaturesRead: 0, ...more });
const UP = { reason: 'guarantee' };

const inboxOf = async (client: TestClient, view = 'mine') =>
  (await client.query('decisions.inbox', { view })).data.rows.map(({ decisionId }) => decisionId);

async function actorId(name: string): Promise<string> {
  return (await server.actor(name)).id;
}

beforeAll(async () => {
  server = await createTestServer();
  alex = await server.signIn('alex');
  dominique = await server.signIn('dominique');
  sacha = await server.signIn('sacha');
  noa = await server.signIn('noa');
  secret = (await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:write', 'decisions:read'] }))
    .data.secret;
});
afterAll(() => server.close());

describe('the inbox', () => {
  it('brings a request to those who have the authority for the total exposure, and to nobody below', async () => {
    // At rating 1 an analyst may grant €50,000 in all, a credit manager €150,000, the CFO €500,000.
    const analysts = await ask(30_000 * EUR);
    const managers = await ask(60_000 * EUR);
    const committees = await ask(600_000 * EUR);
    expect(await inboxOf(alex)).toEqual([analysts]);
    expect(await inboxOf(dominique)).toEqual([analysts, managers]);
    expect(await inboxOf(sacha)).toEqual([analysts, managers, committees]);
    expect((await dominique.query('decisions.waiting')).data).toEqual({ waiting: 2 });
    const { rows } = (await dominique.query('decisions.inbox', { view: 'mine' })).data;
    expect(rows[1]).toMatchObject({
      customerName: 'Élan Bâtiment',
      requestedMinor: 65_000 * EUR,
      dueOn: '2027-02-20',
      authorityLabel: { en: 'Credit manager' },
      why: { en: 'The exposure asked for (€65,000) is above the limit that is possible (€27,500).' },
    });
  });

  it('counts what is owed already and what the group owes, and the insured part as the policy says', async () => {
    const increment = await ask(1_000 * EUR, { exposureMinor: 64_000 * EUR });
    const group = await ask(1_000 * EUR, { exposureMinor: 4_000 * EUR, groupExposureMinor: 60_000 * EUR });
    // €60,000 of which €50,000 count for a tenth: €15,000.
    const insured = await ask(55_000 * EUR, { insuredMinor: 50_000 * EUR });
    const seen = await inboxOf(alex);
    expect(seen).not.toContain(increment);
    expect(seen).not.toContain(group);
    expect(seen).toContain(insured);
    expect(await inboxOf(dominique)).toEqual(expect.arrayContaining([increment, group]));
  });

  it('is empty for who signs for nothing, and closed to who may not sign', async () => {
    const camille = await server.signIn('camille');
    expect(await inboxOf(camille)).toEqual([]);
    expect((await camille.query('decisions.waiting')).error.data).toMatchObject({
      code: 'forbidden',
      messageText: { fr: 'Vos droits ne permettent pas cette action. Il faut le rôle Approbateur ou Analyste.' },
    });
    const maxime = await server.signIn('maxime');
    expect((await inboxOf(maxime, 'all')).length).toBeGreaterThan(4);
  });
});

describe('signing', () => {
  it('grants as the machine proposes with one signature below the threshold', async () => {
    const decisionId = await ask(30_000 * EUR);
    const before = await server.deps.db.selectFrom('decision').selectAll().where('id', '=', decisionId).execute();
    expect((await sign(alex, decisionId, LIMIT)).data).toEqual({ status: 'resolved', signatures: 1 });
    const { data } = await alex.query('decisions.signing', { decisionId });
    expect(data).toMatchObject({
      status: 'resolved',
      whyNot: 'closed',
      resolution: {
        outcome: 'approve',
        limitMinor: LIMIT,
        direction: 'none',
        reason: null,
        validUntil: '2027-02-20',
      },
      signatures: [{ signer: { name: 'Alex Morel' }, onBehalfOf: null, role: 'credit_analyst' }],
    });
    expect(await server.deps.db.selectFrom('decision').selectAll().where('id', '=', decisionId).execute()).toEqual(
      before,
    );
    expect(await inboxOf(dominique)).not.toContain(decisionId);
    expect((await sign(dominique, decisionId, LIMIT)).error.data.code).toBe('already_resolved');
  });

  it('measures what is granted, not what is proposed: more than the machine takes a level more, and a reason', async () => {
    const decisionId = await ask(30_000 * EUR);
    // €35,000 is within the analyst's €50,000; but the machine's own €27,500 is the analyst's already.
    expect((await sign(alex, decisionId, 35_000 * EUR, UP)).error.data).toMatchObject({
      code: 'authority_exceeded',
      httpStatus: 403,
      messageText: { en: 'This amount is above your authority. It takes at least this signature: Credit manager.' },
    });
    expect((await sign(dominique, decisionId, 35_000 * EUR)).error.data.code).toBe('override_reason_missing');
    expect((await sign(dominique, decisionId, 35_001 * EUR, UP)).error.data).toMatchObject({
      code: 'amount_above_request',
      param: 'amountMinor',
    });
    await sign(dominique, decisionId, 35_000 * EUR, UP);
    const { data } = await alex.query('decisions.signing', { decisionId });
    expect(data.resolution).toMatchObject({
      limitMinor: 35_000 * EUR,
      direction: 'up',
      reason: { code: 'guarantee', text: { fr: 'Garantie ou sûreté obtenue' } },
    });
  });

  it('refuses with one signature, which is an override when the machine proposed something', async () => {
    const decisionId = await ask(120_000 * EUR);
    expect((await sign(dominique, decisionId, null)).error.data.code).toBe('override_reason_missing');
    expect((await sign(dominique, decisionId, null, { reason: 'adverse_information' })).data.status).toBe('resolved');
    const { data } = await alex.query('decisions.signing', { decisionId });
    expect(data.resolution).toMatchObject({
      outcome: 'decline',
      limitMinor: null,
      direction: 'down',
      validUntil: null,
    });
  });

  it('takes nobody’s own request', async () => {
    const own = await alex.mutate('decisions.decide', {
      scorecardId: CARD,
      application: { ...MODEL, request: { amountMinor: 30_000 * EUR, exposureMinor: 0 } },
    });
    const { decisionId } = own.data;
    expect(own.data.outcome).toBe('refer');
    expect(await inboxOf(alex)).not.toContain(decisionId);
    expect(await inboxOf(alex, 'asked')).toEqual([decisionId]);
    expect((await sign(alex, decisionId, LIMIT)).error.data).toMatchObject({ code: 'own_request', httpStatus: 403 });
    expect((await alex.query('decisions.signing', { decisionId })).data.whyNot).toBe('own');
    expect((await sign(dominique, decisionId, LIMIT)).status).toBe(200);
  });

  it('takes two persons for the same amount above the four-eyes threshold', async () => {
    const decisionId = await ask(120_000 * EUR);
    const first = await sign(sacha, decisionId, 125_000 * EUR, UP);
    expect(first.data).toEqual({ status: 'waiting_second', signatures: 1 });
    const again = await sign(sacha, decisionId, 125_000 * EUR, { ...UP, signaturesRead: 1 });
    expect(again.error.data.code).toBe('already_signed');
    expect((await sign(dominique, decisionId, 125_000 * EUR, UP)).error.data.code).toBe('signed_meanwhile');
    // Another amount is another proposal, and begins anew.
    const other = await sign(dominique, decisionId, 110_000 * EUR, { ...UP, signaturesRead: 1 });
    expect(other.data.status).toBe('waiting_second');
    const agreed = await sign(sacha, decisionId, 110_000 * EUR, { ...UP, signaturesRead: 2 });
    expect(agreed.data).toEqual({ status: 'resolved', signatures: 3 });
    const { data } = await alex.query('decisions.signing', { decisionId });
    expect(data.resolution).toMatchObject({ outcome: 'approve', limitMinor: 110_000 * EUR });
  });

  it('overrides what the machine decided alone, and has nothing to sign where it agrees', async () => {
    const decisionId = await ask(10_000 * EUR);
    expect((await alex.query('decisions.signing', { decisionId })).data).toMatchObject({
      status: 'final',
      dueOn: null,
    });
    expect((await sign(alex, decisionId, LIMIT)).error.data.code).toBe('nothing_to_override');
    expect((await sign(alex, decisionId, null, { reason: 'wrong_data' })).data.status).toBe('resolved');
  });

  it('lets the same two signatures at once settle it once', async () => {
    const decisionId = await ask(30_000 * EUR);
    const answers = await Promise.all([alex, dominique, sacha].map((client) => sign(client, decisionId, LIMIT)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('a substitute', () => {
  it('signs within the absent person’s authority, on the days set, and never twice for one authority', async () => {
    const decisionId = await ask(120_000 * EUR);
    expect(await inboxOf(alex)).not.toContain(decisionId);
    const substitution = { absentId: await actorId('dominique'), substituteId: await actorId('alex') };
    const add = (from: string, to: string) =>
      noa.mutate('admin.delegations.addSubstitution', { ...substitution, from, to });
    await add('2026-11-23', '2026-11-30');
    expect(await inboxOf(alex)).not.toContain(decisionId);
    const { substitutionId } = (await add('2026-11-20', '2026-11-22')).data;
    expect(await inboxOf(alex)).toContain(decisionId);

    expect((await sign(alex, decisionId, 125_000 * EUR, UP)).data.status).toBe('waiting_second');
    const { signatures } = (await sacha.query('decisions.signing', { decisionId })).data;
    expect(signatures).toMatchObject([
      { signer: { name: 'Alex Morel' }, onBehalfOf: { name: 'Dominique Ferrand' }, role: 'credit_manager' },
    ]);
    // The same authority does not count twice, whoever holds the pen.
    const late = await sign(dominique, decisionId, 125_000 * EUR, { ...UP, signaturesRead: 1 });
    expect(late.error.data.code).toBe('already_signed');
    const second = await sign(sacha, decisionId, 125_000 * EUR, { ...UP, signaturesRead: 1 });
    expect(second.data.status).toBe('resolved');

    // What the absent person asked for is not the substitute's to sign under that authority.
    await noa.mutate('admin.users.setRoles', { userId: substitution.absentId, roles: ['approver', 'analyst'] });
    const theirs = await dominique.mutate('decisions.decide', {
      scorecardId: CARD,
      application: { ...MODEL, request: { amountMinor: 120_000 * EUR, exposureMinor: 0 } },
    });
    expect((await sign(alex, theirs.data.decisionId, null, { reason: 'other' })).error.data.code).toBe(
      'authority_exceeded',
    );

    await noa.mutate('admin.delegations.endSubstitution', { substitutionId });
    const next = await ask(120_000 * EUR);
    expect(await inboxOf(alex)).not.toContain(next);
    expect((await sign(alex, next, 125_000 * EUR, UP)).error.data.code).toBe('authority_exceeded');
  });

  it('is one at a time for each absent person, and nobody’s own', async () => {
    const [absentId, substituteId] = [await actorId('sacha'), await actorId('dominique')];
    const add = (from: string, to: string, ids: Record<string, string> = {}) =>
      noa.mutate('admin.delegations.addSubstitution', { absentId, substituteId, from, to, ...ids });
    expect((await add('2027-01-01', '2027-01-10')).status).toBe(200);
    expect((await add('2027-01-10', '2027-01-12')).error.data).toMatchObject({ code: 'substitution_overlaps' });
    expect((await add('2027-01-11', '2027-01-12')).status).toBe(200);
    expect((await add('2027-02-02', '2027-02-01')).error.data.code).toBe('invalid_request');
    expect((await add('2027-03-01', '2027-03-02', { substituteId: absentId })).error.data.code).toBe('invalid_request');
    expect((await dominique.mutate('admin.delegations.addSubstitution', {})).error.data.code).toBe('invalid_request');
    const { data } = await noa.query('admin.delegations.list');
    expect(data.substitutions.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned', 'ended']);
  });
});

describe('who signs for what', () => {
  it('is for an administrator to say, among the roles that a scorecard delegates to', async () => {
    const userId = await actorId('camille');
    const set = (client: TestClient, roles: string[]) => client.mutate('admin.delegations.setRoles', { userId, roles });
    expect((await set(dominique, ['cfo'])).error.data).toMatchObject({
      code: 'forbidden',
      messageText: { en: 'Your rights do not allow this. It takes the role Administrator.' },
    });
    expect((await set(noa, ['pope'])).error.data.code).toBe('signatory_role_unknown');
    expect((await set(noa, ['automatic'])).error.data.code).toBe('signatory_role_unknown');
    expect((await set(noa, ['cfo'])).status).toBe(200);
    const { people } = (await noa.query('admin.delegations.list')).data;
    // The delegation alone does not let an author sign: that takes a role that may.
    expect(people.find(({ userId: id }) => id === userId)).toMatchObject({ roles: ['cfo'], maySign: false });
  });
});

describe('what is written', () => {
  it('cannot be changed by SQL, and the log vouches for it', async () => {
    const { db } = server.deps;
    for (const table of ['decision', 'decision_signature', 'decision_resolution'] as const) {
      await expect(db.updateTable(table).set({ company_id: 'co_x' }).execute()).rejects.toMatchObject({
        fault: 'immutable',
        subject: table,
      });
      await expect(db.deleteFrom(table).execute()).rejects.toMatchObject({ fault: 'immutable', subject: table });
    }
    const maxime = await server.signIn('maxime');
    expect((await maxime.query('audit.verify')).data).toMatchObject({ ok: true });
    const { rows } = (await maxime.query('audit.list', { action: 'decision.signed', limit: 200 })).data;
    expect(rows.length).toBeGreaterThan(5);
    const substituted = rows.find(({ details }) => details.onBehalfOf !== null);
    expect(Object.values(substituted?.names ?? {})).toEqual(['Dominique Ferrand']);
  });
});

describe('a referred decision, from the call to the customer’s limit', () => {
  it('is signed by two people, one of them a substitute, read over the API and told to a webhook', async () => {
    const heard: { readonly type: string; readonly data: Record<string, unknown> }[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      request.once('end', () => {
        heard.push(JSON.parse(body) as (typeof heard)[number]);
        response.writeHead(204).end();
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const address = receiver.address();
    const port = typeof address === 'object' ? address?.port : null;
    await noa.mutate('admin.webhooks.create', {
      url: `http://127.0.0.1:${port}/hook`,
      events: ['decision.recorded', 'decision.signed'],
    });
    await noa.mutate('admin.delegations.addSubstitution', {
      absentId: await actorId('dominique'),
      substituteId: await actorId('alex'),
      from: '2026-11-22',
      to: '2026-11-22',
    });

    const decisionId = await ask(120_000 * EUR);
    const read = async () =>
      (
        await server.app.inject({
          url: `/v1/decisions/${decisionId}/resolution`,
          headers: { authorization: `Bearer ${secret}` },
        })
      ).json<Referral>();
    expect(await read()).toMatchObject({ status: 'waiting', signatures: [], resolution: null });
    await sign(sacha, decisionId, 125_000 * EUR, UP);
    expect(await read()).toMatchObject({ status: 'waiting_second', resolution: null });
    await sign(alex, decisionId, 125_000 * EUR, { ...UP, signaturesRead: 1 });
    expect(await read()).toMatchObject({
      status: 'resolved',
      signatures: [
        { signer: { name: 'Sacha Delmas' }, onBehalfOf: null },
        { signer: { name: 'Alex Morel' }, onBehalfOf: { name: 'Dominique Ferrand' } },
      ],
      resolution: { outcome: 'approve', limitMinor: 125_000 * EUR, currency: 'EUR', direction: 'up' },
    });

    await server.deliverWebhooks();
    receiver.close();
    expect(heard.map(({ type }) => type).sort()).toEqual(['decision.recorded', 'decision.signed']);
    expect(heard.find(({ type }) => type === 'decision.signed')?.data).toMatchObject({
      decisionId,
      outcome: 'approve',
      limitMinor: 125_000 * EUR,
    });
  });
});

describe('time', () => {
  it('lets an unsigned request lapse after the days that the policy gives', async () => {
    const decisionId = await ask(30_000 * EUR);
    server.advance(90 * 86_400_000);
    sacha = await server.signIn('sacha');
    expect(await inboxOf(sacha)).toContain(decisionId);
    server.advance(86_400_000);
    sacha = await server.signIn('sacha');
    expect(await inboxOf(sacha)).not.toContain(decisionId);
    expect((await sacha.query('decisions.signing', { decisionId })).data).toMatchObject({
      status: 'lapsed',
      dueOn: '2027-02-20',
      whyNot: 'closed',
    });
    expect((await sign(sacha, decisionId, LIMIT)).error.data.code).toBe('request_lapsed');
  });
});
