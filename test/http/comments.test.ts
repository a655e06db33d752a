/** Comments on places of a draft: who may, where they stay, and what is recorded of them. */
import { createTestServer, type TestClient, type TestServer } from '@encours/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CARD = 'trade-credit-standard';
const PATH = ['characteristics', 0, 'bands', 1, 'points'];

describe('comments on a draft', () => {
  let server: TestServer;
  let camille: TestClient;
  let dominique: TestClient;
  let maxime: TestClient;
  let alex: TestClient;
  let draftId: string;
  let threadId: string;

  const read = async (client: TestClient) => (await client.query('approvals.comments', { draftId })).data;

  beforeAll(async () => {
    server = await createTestServer();
    [camille, dominique, maxime, alex] = await Promise.all([
      server.signIn('camille'),
      server.signIn('dominique'),
      server.signIn('maxime'),
      server.signIn('alex'),
    ]);
    ({ draftId } = (await camille.mutate('drafts.create', { scorecardId: CARD, fromVersion: 1 })).data);
  });
  afterAll(() => server.close());

  it('are made by an approver, answered by the author, and read by the auditor', async () => {
    await dominique.mutate('approvals.comment', { draftId, path: PATH, body: 'Pourquoi 30 points ?' });
    ({ threadId } = (await read(camille)).threads[0] ?? { threadId: '' });
    await camille.mutate('approvals.answer', { draftId, threadId, body: 'Taux de défaut de 1 %.' });
    const { threads, mayComment } = await read(maxime);
    expect(mayComment).toBe(false);
    expect(threads).toMatchObject([
      {
        path: PATH,
        resolvedBy: null,
        comments: [{ body: 'Pourquoi 30 points ?' }, { body: 'Taux de défaut de 1 %.' }],
      },
    ]);
    expect(threads[0]?.place.fr).toContain('tranche');
    expect(threads[0]?.place.en).toContain('band');
  });

  it('are refused to who only reads, to who does not even that, and about places that are not there', async () => {
    const tell = (client: TestClient, path: readonly (string | number)[] = PATH) =>
      client.mutate('approvals.comment', { draftId, path, body: 'x' });
    expect((await tell(maxime)).error.data).toMatchObject({ code: 'forbidden', httpStatus: 403 });
    expect((await tell(alex)).error.data).toMatchObject({ code: 'forbidden', httpStatus: 403 });
    expect((await alex.query('approvals.comments', { draftId })).error.data.code).toBe('forbidden');
    expect((await tell(camille, ['characteristics', 99])).error.data).toMatchObject({ code: 'not_found' });
    expect((await read(camille)).threads).toHaveLength(1);
  });

  it('follow their band when others come before it, and say so when it is gone', async () => {
    const { text, revision } = (await camille.query('drafts.get', { draftId })).data;
    const card = JSON.parse(text) as { characteristics: { bands: unknown[] }[] };
    const bands = card.characteristics[0]?.bands ?? [];
    const [, commented] = bands;
    bands.reverse();
    const moved = await camille.mutate('drafts.save', { draftId, text: JSON.stringify(card), revision });
    expect((await read(camille)).threads[0]?.path).toEqual([
      'characteristics',
      0,
      'bands',
      bands.indexOf(commented),
      'points',
    ]);
    bands.splice(bands.indexOf(commented), 1);
    await camille.mutate('drafts.save', { draftId, text: JSON.stringify(card), revision: moved.data.revision });
    const [gone] = (await read(camille)).threads;
    expect(gone?.path).toBeNull();
    expect(gone?.place.en).toContain('band');
  });

  it('are closed and opened again, each time with a row of the audit log', async () => {
    await camille.mutate('approvals.resolve', { draftId, threadId, resolved: true });
    await camille.mutate('approvals.resolve', { draftId, threadId, resolved: true });
    expect((await read(dominique)).threads[0]?.resolvedBy?.name).toMatch(/^Camille/u);
    await dominique.mutate('approvals.resolve', { draftId, threadId, resolved: false });
    expect((await read(dominique)).threads[0]?.resolvedBy).toBeNull();
    const { data } = await maxime.query('audit.list', {});
    expect(data.rows.map(({ action }) => action).filter((action) => action.startsWith('comment.'))).toEqual([
      'comment.reopened',
      'comment.resolved',
      'comment.answered',
      'comment.added',
    ]);
  });

  it('go with the draft', async () => {
    await camille.mutate('drafts.discard', { draftId });
    expect((await camille.query('approvals.comments', { draftId })).error.data.code).toBe('not_found');
  });
});
