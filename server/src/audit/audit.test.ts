import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../store/database.js';
import {
  createTemporaryDatabase,
  liftWriteOnce,
  OVER_POSTGRES,
  type TemporaryDatabase,
} from '../testing/temporary-database.js';
import { appendAudit } from './append-audit.js';
import { CHAIN_START } from './audit-entry.js';
import { verifyAudit } from './verify-audit.js';

const ACTOR = { kind: 'system', id: 'setup', companyId: 'co_one' } as const;

let temporary: TemporaryDatabase;

async function append(companyId: string, count: number): Promise<number[]> {
  const positions: number[] = [];
  for (let index = 0; index < count; index++) {
    positions.push(
      await transact(temporary.db, (tx) =>
        appendAudit(tx, { ...ACTOR, companyId }, new Date(1_700_000_000_000 + index), {
          action: 'case.saved',
          subject: `case ${index}`,
          details: { index, text: 'é“🦉' },
        }),
      ),
    );
  }
  return positions;
}

/** What somebody with the file and a few minutes could do: the triggers only stop the program itself. */
async function tamper(statement: string): Promise<void> {
  await liftWriteOnce(temporary.db, 'audit_log');
  await sql.raw(statement).execute(temporary.db);
}

beforeEach(async () => {
  temporary = await createTemporaryDatabase();
  for (const id of ['co_one', 'co_two']) {
    await temporary.db
      .insertInto('company')
      .values({
        id,
        name: id,
        currency: 'EUR',
        time_zone: 'Europe/Paris',
        demo: 0,
        created_at: '2026-01-01T00:00:00.000Z',
      })
      .execute();
  }
});
afterEach(() => temporary.remove());

describe('appendAudit', () => {
  it('counts from 1 for each company, and starts each chain at the same place', async () => {
    expect(await append('co_one', 3)).toEqual([1, 2, 3]);
    expect(await append('co_two', 2)).toEqual([1, 2]);
    const starts = await temporary.db.selectFrom('audit_log').select('prev_hash').where('seq', '=', 1).execute();
    expect(starts.map((row) => row.prev_hash)).toEqual([CHAIN_START, CHAIN_START]);
  });

  it('leaves nothing behind when the act fails', async () => {
    await expect(
      transact(temporary.db, async (tx) => {
        await appendAudit(tx, ACTOR, new Date(0), { action: 'case.saved', subject: 'x', details: {} });
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    expect(await append('co_one', 1)).toEqual([1]);
  });

  it('gives twenty acts at once twenty positions', async () => {
    const positions = (await Promise.all(Array.from({ length: 20 }, () => append('co_one', 1)))).flat();
    expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect((await verifyAudit(temporary.db, 'co_one')).ok).toBe(true);
  });
});

describe('verifyAudit', () => {
  it('finds an untouched log sound and gives the hash to note elsewhere', async () => {
    await append('co_one', 5);
    const verdict = await verifyAudit(temporary.db, 'co_one');
    expect(verdict).toMatchObject({ ok: true, rows: 5, verifiedTo: 5, brokenAt: null, fault: null });
    const last = await temporary.db
      .selectFrom('audit_log')
      .select('hash')
      .where('seq', '=', 5)
      .executeTakeFirstOrThrow();
    expect(verdict.headHash).toBe(last.hash);
  });

  it('finds an empty log sound', async () => {
    expect(await verifyAudit(temporary.db, 'co_one')).toMatchObject({ ok: true, rows: 0, headHash: null });
  });

  it.each([
    ['a changed actor', `UPDATE audit_log SET actor_id = 'usr_x' WHERE seq = 3`, 3, 'changed'],
    ['a changed instant', `UPDATE audit_log SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 4`, 4, 'changed'],
    [
      'one changed letter in the details',
      `UPDATE audit_log SET details = replace(details, '1', '7') WHERE seq = 2`,
      2,
      'changed',
    ],
    ['a row taken out of the middle', 'DELETE FROM audit_log WHERE seq = 3', 3, 'missing'],
    ['the first row taken out', 'DELETE FROM audit_log WHERE seq = 1', 1, 'missing'],
    ['a hash put in place of another', `UPDATE audit_log SET hash = prev_hash WHERE seq = 2`, 2, 'changed'],
    ['a row moved to another company', `UPDATE audit_log SET company_id = 'co_two' WHERE seq = 5`, null, null],
  ])('names the first broken row: %s', async (_what, statement, brokenAt, fault) => {
    await append('co_one', 5);
    await tamper(statement);
    expect(await verifyAudit(temporary.db, 'co_one')).toMatchObject({ ok: brokenAt === null, brokenAt, fault });
  });

  it('finds a row that somebody else made fit by hashing it again', async () => {
    await append('co_one', 3);
    const { hashAuditRow } = await import('./audit-entry.js');
    const row = await temporary.db.selectFrom('audit_log').selectAll().where('seq', '=', 2).executeTakeFirstOrThrow();
    const { hash: _hash, ...content } = { ...row, subject: 'another' };
    await tamper(`UPDATE audit_log SET subject = 'another', hash = '${hashAuditRow(content)}' WHERE seq = 2`);
    expect(await verifyAudit(temporary.db, 'co_one')).toMatchObject({ ok: false, brokenAt: 3, fault: 'unlinked' });
  });

  it('cannot see rows cut off at the end by itself: the hash noted before shows it', async () => {
    await append('co_one', 5);
    const before = await verifyAudit(temporary.db, 'co_one');
    await tamper('DELETE FROM audit_log WHERE seq = 5');
    const after = await verifyAudit(temporary.db, 'co_one');
    expect(after.ok).toBe(true);
    expect(after.headHash).not.toBe(before.headHash);
  });
});

describe('the triggers', () => {
  it.each<[verb: string, statement: string]>([
    ['UPDATE', `UPDATE audit_log SET actor_id = 'x' WHERE seq = 1`],
    ['DELETE', 'DELETE FROM audit_log'],
    [
      'a replacing INSERT',
      `INSERT INTO audit_log SELECT * FROM audit_log WHERE true ON CONFLICT (company_id, seq) DO UPDATE SET actor_id = 'x'`,
    ],
    ...(OVER_POSTGRES
      ? [['TRUNCATE', 'TRUNCATE audit_log CASCADE'] satisfies [string, string]]
      : [['REPLACE', 'INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log'] satisfies [string, string]]),
  ])('refuse %s', async (_verb, statement) => {
    await append('co_one', 2);
    await expect(sql.raw(statement).execute(temporary.db)).rejects.toMatchObject({
      fault: 'immutable',
      subject: 'audit_log',
    });
  });
});
