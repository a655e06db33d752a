import { afterEach, beforeEach, expect, it } from 'vitest';
import { createId } from '../ids.js';
import { createTemporaryDatabase, type TemporaryDatabase } from '../testing/temporary-database.js';
import { type Queries, readTogether, transact } from './database.js';

let temporary: TemporaryDatabase;
beforeEach(async () => {
  temporary = await createTemporaryDatabase();
});
afterEach(() => temporary.remove());

function addCompany(): Promise<unknown> {
  const row = { id: createId('company'), name: 'Test', currency: 'EUR', time_zone: 'Europe/Paris', demo: 0 as const };
  return transact(temporary.db, (tx) =>
    tx
      .insertInto('company')
      .values({ ...row, created_at: '2026-01-01T00:00:00.000Z' })
      .execute(),
  );
}
const count = async (q: Queries): Promise<number> => (await q.selectFrom('company').select('id').execute()).length;

it('sees the database as it was at its first query, and lets others write meanwhile', async () => {
  let goOn = (): void => undefined;
  let hasRead = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    hasRead = resolve;
  });
  const seen = readTogether(temporary.db, async (q) => {
    const before = await count(q);
    hasRead();
    await written;
    return [before, await count(q)];
  });
  await begun;
  await addCompany();
  goOn();
  expect(await seen).toEqual([0, 0]);
  expect(await count(temporary.db)).toBe(1);
});

it('does not write, and refuses a query that is not part of it', async () => {
  const { db } = temporary;
  const write = readTogether(db, (tx) => tx.deleteFrom('company').execute());
  await expect(write).rejects.toThrow();
  await expect(readTogether(db, () => count(db))).rejects.toThrow('must go through that transaction');
  await addCompany();
  expect(await readTogether(db, count)).toBe(1);
});
