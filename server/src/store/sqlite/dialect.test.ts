import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardTransaction } from '../guard-transaction.js';
import { StoreError } from '../store-error.js';
import { SqliteDialect } from './dialect.js';

interface Sample {
  id: number;
  name: string;
  amount: number | null;
  flag: number;
  data: Uint8Array | null;
}
interface TestTables {
  sample: Sample;
  child: { id: number; sample_id: number };
}

let folder: string;
let db: Kysely<TestTables>;

const open = (file = 'test.sqlite') => new Kysely<TestTables>({ dialect: new SqliteDialect(join(folder, file)) });
const row = (id: number, name = `n${id}`): Sample => ({ id, name, amount: null, flag: 0, data: null });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encours-dialect-'));
  db = open();
  await sql`CREATE TABLE sample (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, amount INTEGER CHECK (amount >= 0),
    flag INTEGER NOT NULL, data BLOB) STRICT`.execute(db);
  await sql`CREATE TABLE child (id INTEGER PRIMARY KEY, sample_id INTEGER NOT NULL REFERENCES sample (id)) STRICT`.execute(
    db,
  );
});

afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

describe('parameters and results', () => {
  it.each([
    ['a quote', "l'été « œuvre » 🦉"],
    ['an empty text', ''],
    ['what looks like SQL', "'; DROP TABLE sample; --"],
  ])('gives back %s as it was', async (_what, name) => {
    await db
      .insertInto('sample')
      .values({ ...row(1), name })
      .execute();
    expect(await db.selectFrom('sample').select('name').where('name', '=', name).executeTakeFirst()).toEqual({ name });
  });

  it.each([0, 1, 2_147_483_648, 999_999_999_999_99, Number.MAX_SAFE_INTEGER])(
    'keeps the integer %d exactly',
    async (amount) => {
      await db
        .insertInto('sample')
        .values({ ...row(1), amount })
        .execute();
      const stored = await db.selectFrom('sample').select('amount').executeTakeFirstOrThrow();
      expect(stored.amount).toBe(amount);
      const { type } = await db
        .selectFrom('sample')
        .select(sql<string>`typeof(amount)`.as('type'))
        .where('amount', '=', amount)
        .executeTakeFirstOrThrow();
      expect(type).toBe('integer');
    },
  );

  it('stores bytes and nulls', async () => {
    await db
      .insertInto('sample')
      .values({ ...row(1), data: Buffer.from([0, 255, 7]) })
      .execute();
    const stored = await db.selectFrom('sample').select(['data', 'amount']).executeTakeFirstOrThrow();
    expect([...(stored.data ?? [])]).toEqual([0, 255, 7]);
    expect(stored.amount).toBeNull();
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [new Date(0)], [{ a: 1 }], [10n], [undefined]])(
    'refuses to bind %s',
    async (value) => {
      await expect(sql`SELECT ${value}`.execute(db)).rejects.toMatchObject({ fault: 'datatype' });
    },
  );

  it('tells how many rows a write changed and which one it inserted', async () => {
    const inserted = await db.insertInto('sample').values(row(7)).executeTakeFirstOrThrow();
    expect(inserted.insertId).toBe(7n);
    const updated = await db.updateTable('sample').set({ flag: 1 }).executeTakeFirstOrThrow();
    expect(updated.numUpdatedRows).toBe(1n);
    expect((await db.deleteFrom('sample').executeTakeFirstOrThrow()).numDeletedRows).toBe(1n);
  });

  it('returns rows from a write with RETURNING', async () => {
    const back = await db.insertInto('sample').values(row(3)).returning(['id', 'name']).execute();
    expect(back).toEqual([{ id: 3, name: 'n3' }]);
  });
});

describe('transactions', () => {
  it('stores all or nothing', async () => {
    await expect(
      db.transaction().execute(async (tx) => {
        await tx.insertInto('sample').values(row(1)).execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await db.selectFrom('sample').selectAll().execute()).toEqual([]);
  });

  it('is not seen by others before it commits, and holds up none that read', async () => {
    const ids = async () => (await db.selectFrom('sample').select('id').execute()).map(({ id }) => id);
    await db.transaction().execute(async (tx) => {
      await tx.insertInto('sample').values(row(1)).execute();
      expect(await ids()).toEqual([]);
    });
    expect(await ids()).toEqual([1]);
  });

  it('is seen by whoever asks after it, however many ask the same at once', async () => {
    const read = () => db.selectFrom('sample').selectAll().execute();
    for (let id = 1; id <= 20; id++) {
      // Reads that began before the write, or wait for their turn, while it is made.
      const before = Array.from({ length: 5 }, read);
      await db.insertInto('sample').values(row(id)).execute();
      const after = await Promise.all(Array.from({ length: 5 }, read));
      for (const rows of after) expect(rows).toHaveLength(id);
      expect(new Set(after.flat()).size).toBe(5 * id);
      await Promise.all(before);
    }
  });

  it('keeps writes of others out while one runs', async () => {
    let insideDone = false;
    const first = db.transaction().execute(async (tx) => {
      await tx.insertInto('sample').values(row(1)).execute();
      await new Promise((resolve) => setTimeout(resolve, 30));
      insideDone = true;
      throw new Error('rolled back');
    });
    const second = db.insertInto('sample').values(row(1, 'another')).execute();
    await expect(first).rejects.toThrow('rolled back');
    expect(insideDone).toBe(true);
    await second;
    expect(await db.selectFrom('sample').select(['id', 'name']).execute()).toEqual([{ id: 1, name: 'another' }]);
  });

  it('runs increments from two connections one after the other', async () => {
    await db
      .insertInto('sample')
      .values({ ...row(1), amount: 0 })
      .execute();
    const other = open();
    const increment = (handle: Kysely<TestTables>) =>
      handle.transaction().execute(async (tx) => {
        const { amount } = await tx.selectFrom('sample').select('amount').executeTakeFirstOrThrow();
        await tx
          .updateTable('sample')
          .set({ amount: (amount ?? 0) + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => increment(index % 2 === 0 ? db : other)));
    await other.destroy();
    expect((await db.selectFrom('sample').select('amount').executeTakeFirstOrThrow()).amount).toBe(20);
  });

  it('fails at once when a query inside asks for the connection that its transaction holds', async () => {
    const inside = db.transaction().execute((tx) =>
      guardTransaction(async () => {
        await tx.insertInto('sample').values(row(1)).execute();
        await db.selectFrom('sample').selectAll().execute();
      }),
    );
    await expect(inside).rejects.toThrow('must go through that transaction');
    expect(await db.selectFrom('sample').selectAll().execute()).toEqual([]);
  });
});

describe('statements', () => {
  it('runs again one that failed, and one whose table has changed', async () => {
    const insert = () => db.insertInto('sample').values(row(1)).execute();
    await insert();
    await expect(insert()).rejects.toBeInstanceOf(StoreError);
    await sql`ALTER TABLE sample ADD COLUMN later INTEGER`.execute(db);
    await db.deleteFrom('sample').execute();
    await insert();
    const all = () => db.selectFrom('sample').selectAll().execute();
    expect(await all()).toHaveLength(1);
    await sql`ALTER TABLE sample DROP COLUMN later`.execute(db);
    expect(await all()).toEqual([row(1)]);
  });

  it('lets go of those it has not used for long', async () => {
    for (let n = 0; n < 500; n++) {
      const { rows } = await sql<{ n: number }>`SELECT ${sql.lit(n)} AS n`.execute(db);
      expect(rows).toEqual([{ n }]);
    }
  });
});

describe('closing', () => {
  it('lets what is at work end first', async () => {
    const other = open();
    const first = await other.insertInto('sample').values(row(1)).executeTakeFirst();
    expect(first.numInsertedOrUpdatedRows).toBe(1n);
    const underWay = [
      other.insertInto('sample').values(row(2)).execute(),
      other.selectFrom('sample').selectAll().execute(),
      other.transaction().execute((trx) => trx.insertInto('sample').values(row(3)).execute()),
    ];
    // Their turns have been taken.
    await new Promise(setImmediate);
    await other.destroy();
    await Promise.all(underWay);
    expect(await db.selectFrom('sample').select('id').orderBy('id').execute()).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ]);
  });
});

describe('errors', () => {
  const faultOf = async (work: Promise<unknown>): Promise<Pick<StoreError, 'fault' | 'subject'>> => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreError);
    return error instanceof StoreError
      ? { fault: error.fault, subject: error.subject }
      : { fault: 'other', subject: '' };
  };

  it('names the constraint that was violated', async () => {
    await db.insertInto('sample').values(row(1, 'a')).execute();
    const insert = (value: Sample) => db.insertInto('sample').values(value).execute();
    expect(await faultOf(insert(row(2, 'a')))).toEqual({ fault: 'unique', subject: 'sample.name' });
    expect(await faultOf(insert({ ...row(3), amount: -1 }))).toEqual({ fault: 'check', subject: 'amount >= 0' });
    expect(await faultOf(db.insertInto('child').values({ id: 1, sample_id: 99 }).execute())).toEqual({
      fault: 'foreign_key',
      subject: '',
    });
    expect(await faultOf(sql`INSERT INTO sample (id, name, flag) VALUES (4, NULL, 0)`.execute(db))).toEqual({
      fault: 'not_null',
      subject: 'sample.name',
    });
    expect(await faultOf(sql`INSERT INTO sample (id, name, flag) VALUES (5, 'e', 'x')`.execute(db))).toEqual({
      fault: 'datatype',
      subject: 'sample.flag',
    });
  });

  it('never repeats a value', async () => {
    const secret = 'Madame Untel';
    await db.insertInto('sample').values(row(1, secret)).execute();
    const again = db.insertInto('sample').values(row(2, secret)).execute();
    await expect(again).rejects.toThrow(/^(?!.*Untel)/u);
  });

  it('says when a file is no database, and when a folder is not there', async () => {
    await writeFile(join(folder, 'other.sqlite'), 'this is not a database, it is a text that is long enough');
    const other = open('other.sqlite');
    expect(await faultOf(other.selectFrom('sample').selectAll().execute())).toMatchObject({ fault: 'not_a_database' });
    await other.destroy();
    const nowhere = open('nowhere/test.sqlite');
    expect(await faultOf(nowhere.selectFrom('sample').selectAll().execute())).toMatchObject({ fault: 'readonly' });
    await nowhere.destroy();
  });
});
