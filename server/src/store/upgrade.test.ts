/** A database as an earlier release left it, brought to the schema of this one. */
import { EMPTY_HISTORY, type History, type ObservationPlan } from '@encours/engine';
import { Migrator, type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryPlace } from '../testing/temporary-database.js';
import { listBacktests, loadBacktestTexts } from './backtest-store.js';
import { type Database, openDatabase } from './database.js';
import { databaseSource } from './database-source.js';
import { findDataset, listImports, listRejects } from './dataset-store.js';
import { loadBook, loadHistory } from './history-store.js';
import { firstMissingMigration, migrate } from './migrate.js';
import { core } from './migrations/0001-core.js';
import { history } from './migrations/0002-history.js';

const AT = '2026-01-05T08:00:00.000Z';
const COMPANY = 'com_a';
const DATASET = 'dat_a';

const PLAN: ObservationPlan = {
  from: '2024-06-30',
  to: '2024-12-31',
  everyMonths: 3,
  outcome: {
    id: 'late-90',
    horizonMonths: 12,
    badDaysPastDue: 90,
    floorMinor: 10_000,
    excludeDisputed: true,
    indeterminateDaysPastDue: 60,
    proceedings: true,
  },
};

/** What two imports that succeeded left in the tables of migration 0002, and one that was broken off. */
const OLD_ROWS: readonly RawBuilder<unknown>[] = [
  sql`INSERT INTO company (id, name, currency, time_zone, demo, created_at)
    VALUES (${COMPANY}, 'Ariane', 'EUR', 'Europe/Paris', 0, ${AT})`,
  sql`INSERT INTO dataset (id, company_id, name, digest, profile, created_by, created_at, updated_at)
    VALUES (${DATASET}, ${COMPANY}, 'Clients', 'sha256:d', ${'{"customers":2,"invoices":2,"late":1}'}, 'usr_a', ${AT}, ${AT})`,
  ...[
    { id: 'imp_1', seq: 0, kind: 'generated', status: 'succeeded' },
    { id: 'imp_2', seq: 1, kind: 'customers', status: 'succeeded' },
    { id: 'imp_3', seq: 2, kind: 'payments', status: 'running' },
  ].map(
    ({ id, seq, kind, status }) => sql`
      INSERT INTO dataset_import (id, company_id, dataset_id, seq, kind, status, file_name, file_digest, content_digest,
        mapping, summary, created_by, created_at, finished_at)
      VALUES (${id}, ${COMPANY}, ${DATASET}, ${seq}, ${kind}, ${status}, ${`${id}.csv`}, ${`sha256:${id}`}, NULL, NULL,
        ${'{"rows":3,"accepted":2,"rejected":1,"customers":2,"invoices":2,"payments":2,"late":1,"totalMinor":7000,"firstDate":null,"lastDate":null}'},
        'usr_a', ${AT}, NULL)`,
  ),
  sql`INSERT INTO import_reject (company_id, import_id, seq, row, column_name, value, code, detail)
    VALUES (${COMPANY}, 'imp_2', 0, 4, NULL, '31/02/2025', 'impossible_date', 'dmy')`,
  sql`INSERT INTO import_mapping (company_id, name, kind, mapping, updated_by, updated_at)
    VALUES (${COMPANY}, 'Export', 'invoices', '{}', 'usr_a', ${AT})`,
  sql`INSERT INTO history_customer (company_id, dataset_id, import_id, customer_id, name, siren, country, segment, sector,
      size, natural_person, customer_since) VALUES
    (${COMPANY}, ${DATASET}, 'imp_1', 'C1', 'Vallée', '552100554', 'FR', 'btp', '43.21A', 'pme', 0, '2019-03-01'),
    (${COMPANY}, ${DATASET}, 'imp_1', 'C2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (${COMPANY}, ${DATASET}, 'imp_2', 'C2', 'Œuvre', NULL, NULL, NULL, NULL, NULL, 1, NULL)`,
  sql`INSERT INTO history_invoice (company_id, dataset_id, import_id, invoice_id, customer_id, issued_on, due_on,
      amount_minor, currency, disputed) VALUES
    (${COMPANY}, ${DATASET}, 'imp_1', 'F1', 'C1', '2025-01-10', '2025-02-28', 9007199254740991, 'EUR', 0),
    (${COMPANY}, ${DATASET}, 'imp_1', 'F2', 'C2', '2025-01-11', '2025-03-31', -2500, NULL, 1)`,
  // Two equal part payments on one day are two.
  sql`INSERT INTO history_payment (company_id, dataset_id, import_id, invoice_id, paid_on, amount_minor, payment_id) VALUES
    (${COMPANY}, ${DATASET}, 'imp_1', 'F1', '2025-03-05', 100, 'P1'),
    (${COMPANY}, ${DATASET}, 'imp_1', 'F1', '2025-03-05', 100, NULL),
    (${COMPANY}, ${DATASET}, 'imp_3', 'F2', '2025-03-06', 100, NULL)`,
  sql`INSERT INTO history_fact (company_id, dataset_id, import_id, customer_id, name, fact, as_of, known_at, source) VALUES
    (${COMPANY}, ${DATASET}, 'imp_1', 'C1', 'fin.equity', ${'{"value":-5,"status":"present","asOf":null,"knownAt":null,"source":null}'}, '2024-12-31', '2025-06-30', 'accounts'),
    (${COMPANY}, ${DATASET}, 'imp_1', 'C1', 'legal.protested', 'false', '2025-01-01', '2025-01-02', 'registry')`,
  sql`INSERT INTO history_proceeding (company_id, dataset_id, import_id, customer_id, kind, opened_on, known_at) VALUES
    (${COMPANY}, ${DATASET}, 'imp_1', 'C1', 'reorganisation', '2025-05-01', '2025-05-09')`,
  sql`INSERT INTO job (id, company_id, kind, subject_id, status, progress, step, payload, result, error, attempts,
      cancel_requested, created_by, created_at) VALUES
    ('job_a', ${COMPANY}, 'backtest', 'bkt_a', 'succeeded', 1, 'done', '{}', '{}', NULL, 1, 0, 'usr_a', ${AT})`,
  sql`INSERT INTO backtest (id, company_id, job_id, dataset_id, dataset_name, dataset_digest, champion, champion_text,
      challenger, challenger_text, plan, report, report_digest, created_by, created_at, finished_at) VALUES
    ('bkt_a', ${COMPANY}, 'job_a', ${DATASET}, 'Clients', 'sha256:d', '{}', '{}', '{}', '{}', ${JSON.stringify(PLAN)},
      '{"format":"encours/backtest@1","observations":{"n":1}}', 'sha256:r', 'usr_a', ${AT}, ${AT})`,
];

const NOTHING = { name: null, siren: null, country: null, segment: null, sector: null, size: null };

const HISTORY: Partial<History> = {
  customers: [
    {
      customerId: 'C1',
      name: 'Vallée',
      siren: '552100554',
      country: 'FR',
      segment: 'btp',
      sector: '43.21A',
      size: 'pme',
      naturalPerson: false,
      customerSince: '2019-03-01',
    },
    { ...NOTHING, customerId: 'C2', name: 'Œuvre', naturalPerson: true, customerSince: null },
  ],
  invoices: [
    {
      invoiceId: 'F1',
      customerId: 'C1',
      issuedOn: '2025-01-10',
      dueOn: '2025-02-28',
      amountMinor: Number.MAX_SAFE_INTEGER,
      currency: 'EUR',
      disputed: false,
    },
    {
      invoiceId: 'F2',
      customerId: 'C2',
      issuedOn: '2025-01-11',
      dueOn: '2025-03-31',
      amountMinor: -2500,
      currency: null,
      disputed: true,
    },
  ],
  payments: [
    { invoiceId: 'F1', paidOn: '2025-03-05', amountMinor: 100 },
    { invoiceId: 'F1', paidOn: '2025-03-05', amountMinor: 100 },
  ],
  facts: [
    {
      customerId: 'C1',
      name: 'fin.equity',
      fact: { value: -5, status: 'present', asOf: null, knownAt: null, source: null },
      asOf: '2024-12-31',
      knownAt: '2025-06-30',
      source: 'accounts',
    },
    {
      customerId: 'C1',
      name: 'legal.protested',
      fact: false,
      asOf: '2025-01-01',
      knownAt: '2025-01-02',
      source: 'registry',
    },
  ],
  proceedings: [{ customerId: 'C1', kind: 'reorganisation', openedOn: '2025-05-01', knownAt: '2025-05-09' }],
};

let place: Awaited<ReturnType<typeof createTemporaryPlace>>;
let db: Database;
beforeEach(async () => {
  place = await createTemporaryPlace();
  db = await openDatabase(databaseSource(place));
  const provider = { getMigrations: async () => ({ '0001-core': core, '0002-history': history }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  for (const row of OLD_ROWS) await row.execute(db);
});
afterEach(async () => {
  await db.destroy();
  await place.remove();
});

describe('a database of the first release', () => {
  it('is brought to the newest schema, once', async () => {
    expect(await firstMissingMigration(db)).toBe('0003-history-records');
    expect(await migrate(db)).toEqual(['0003-history-records', '0004-governance', '0005-service', '0006-comments']);
    expect(await firstMissingMigration(db)).toBeNull();
    expect(await migrate(db)).toEqual([]);
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect(tables.filter((name) => /^(old_|history_)/u.test(name))).toEqual(['history_segment']);
  });

  it('keeps every record of its histories, and those of no import that did not succeed', async () => {
    await migrate(db);
    const found = await loadHistory(db, COMPANY, DATASET);
    expect(found).toEqual({ ...EMPTY_HISTORY, ...HISTORY });
    const { counts } = await loadBook(db, { companyId: COMPANY, datasetId: DATASET });
    expect(counts.payments).toBe(2);
  });

  it('keeps datasets, imports, refused rows and mappings', async () => {
    await migrate(db);
    const dataset = await findDataset(db, COMPANY, DATASET);
    // That release counted open invoices as late too: how many were paid late is not known until the next import.
    expect(dataset?.profile).toMatchObject({
      customers: 2,
      invoices: 2,
      settled: 0,
      open: 0,
      late: null,
      payments: 0,
      records: {},
    });
    const imports = await listImports(db, COMPANY, DATASET);
    expect(imports.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['imp_1', 'generated', 'succeeded'],
      ['imp_2', 'customers', 'succeeded'],
      ['imp_3', 'payments', 'running'],
    ]);
    expect(imports[0]?.summary).toMatchObject({ rows: 3, totalMinor: 7000, records: 0, notes: [] });
    expect(await listRejects(db, 'imp_2')).toEqual([
      { row: 4, column: null, value: '31/02/2025', code: 'impossible_date', detail: 'dmy' },
    ]);
    const mappings = await db.selectFrom('import_mapping').select(['name', 'kind']).execute();
    expect(mappings).toEqual([{ name: 'Export', kind: 'invoices' }]);
  });

  it('keeps backtests, and shows no report that lacks what reports say today', async () => {
    await migrate(db);
    const [backtest] = await listBacktests(db, COMPANY, 10);
    expect(backtest).toMatchObject({ id: 'bkt_a', plan: { ...PLAN, economics: null }, report: null });
    expect(backtest?.reportDigest).toBe('sha256:r');
    expect(await loadBacktestTexts(db, 'bkt_a')).toEqual({ champion: '{}', challenger: '{}' });
  });

  it('still refuses the same file twice, and takes kinds that it did not know', async () => {
    await migrate(db);
    const add = (id: string, kind: string, digest: string) =>
      sql`INSERT INTO dataset_import (id, company_id, dataset_id, seq, kind, status, file_name, file_digest, created_by,
          created_at) VALUES (${id}, ${COMPANY}, ${DATASET}, ${Number(id.slice(4))}, ${kind}, 'succeeded', 'f.csv',
          ${digest}, 'usr_a', ${AT})`.execute(db);
    await add('imp_7', 'disputes', 'sha256:imp_2');
    await expect(add('imp_8', 'customers', 'sha256:imp_2')).rejects.toThrow();
    await expect(
      sql`INSERT INTO import_reject (company_id, import_id, seq, row, value, code)
        VALUES (${COMPANY}, 'imp_nobody', 0, 1, '', 'impossible_date')`.execute(db),
    ).rejects.toThrow();
  });
});
