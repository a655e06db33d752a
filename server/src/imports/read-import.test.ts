import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { EMPTY_HISTORY, type History } from '@encours/engine';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Book } from '../history/book.js';
import type { StoredRecord } from '../history/record-columns.js';
import { readRecords, toSegments } from '../history/segment.js';
import { explainImportError } from './explain-error.js';
import { inspectFile } from './inspect-file.js';
import type { ImportKind } from './kinds.js';
import type { Mapping } from './mapping.js';
import { MappingFaultsError, readImport } from './read-import.js';
import { describeReject, type Reject } from './reasons.js';
import type { ImportSummary } from './summarise-import.js';

const FRENCH = fileURLToPath(new URL('../../../test/fixtures/imports/factures-cp1252.csv', import.meta.url));
const SHARED = fileURLToPath(new URL('../../../../shared/data/ibm-late-payments/', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encours-import-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Held {
  readonly customers?: readonly string[];
  readonly invoices?: readonly string[];
  readonly payments?: readonly StoredRecord<'payments'>[];
}

/** A dataset that holds these. */
function bookOf(kind: ImportKind, { customers = [], invoices = [], payments = [] }: Held): Book {
  const book = new Book(kind);
  const segments = [
    ...toSegments(
      'customers',
      customers.map((customerId) => ({ ...NO_CUSTOMER, customerId })),
    ),
    ...toSegments(
      'invoices',
      invoices.map((invoiceId) => ({ ...AN_INVOICE, invoiceId })),
    ),
    ...toSegments('payments', payments),
  ];
  for (const segment of segments) book.addSegment(segment);
  return book;
}

const NO_CUSTOMER = {
  name: null,
  siren: null,
  country: null,
  segment: null,
  sector: null,
  size: null,
  naturalPerson: null,
  customerSince: null,
};
const AN_INVOICE = {
  customerId: 'C1',
  issuedOn: '2024-01-01',
  dueOn: '2024-02-01',
  amountMinor: 100,
  currency: null,
  disputed: false,
};

async function readAll(
  path: string,
  mapping: Mapping,
  held: Held = {},
  today = '2026-01-01',
): Promise<{ history: History; rejects: Reject[]; summary: ImportSummary }> {
  const rejects: Reject[] = [];
  const records: Record<string, unknown[]> = {};
  const batches = readImport({ path, mapping, book: bookOf(mapping.kind, held), today });
  let next = await batches.next();
  while (next.done !== true) {
    rejects.push(...next.value.rejects);
    for (const { kind, body } of next.value.segments) {
      records[kind] = [...(records[kind] ?? []), ...readRecords(kind, body)];
    }
    next = await batches.next();
  }
  return { history: { ...EMPTY_HISTORY, ...records }, rejects, summary: next.value };
}

function locate({ row, column, value, code, detail }: Reject) {
  return { row, column, value, code, detail };
}

describe('inspectFile', () => {
  it('recognises a French accounting export', async () => {
    const found = await inspectFile(FRENCH);
    expect(found).toMatchObject({ kind: 'invoices', delimiter: ';', encoding: 'windows-1252', rowsRead: 11 });
    expect(found.suggestedMapping).toEqual({
      kind: 'invoices',
      format: 'delimited',
      delimiter: ';',
      encoding: 'windows-1252',
      dateOrder: 'dmy',
      decimal: ',',
      currency: null,
      amountUnit: 'units',
      unknownCustomers: 'create',
      earlyPayments: 'accept',
      columns: {
        invoiceId: 'N° facture',
        customerId: 'Code client',
        name: 'Raison sociale',
        siren: 'SIREN',
        issuedOn: 'Date de facture',
        dueOn: "Date d'échéance",
        amount: 'Montant TTC',
        currency: 'Devise',
        disputed: 'Litige',
        settledOn: 'Date de règlement',
        settledAmount: 'Montant réglé',
      },
    });
    expect(found.sampleRows[0]?.[2]).toBe('Établissements Brévaux');
  });

  it('asks for the date order that the file does not prove', async () => {
    const path = await write(
      'ambiguous.csv',
      'invoice,customer,invoice date,due date,amount\n1,C,01/02/2025,03/04/2025,1.234\n',
    );
    const found = await inspectFile(path);
    expect(found.columns.map(({ dateOrder, decimal }) => [dateOrder, decimal])).toEqual([
      [null, null],
      [null, null],
      ['ambiguous', null],
      ['ambiguous', null],
      [null, 'ambiguous'],
    ]);
    expect(found.suggestedMapping).toMatchObject({ dateOrder: null, decimal: null });
  });

  it.each([
    {
      note: 'UTF-8 with a byte order mark',
      bytes: Buffer.from('\ufeffclient;nom\nC1;Été\n'),
      encoding: 'utf-8',
      delimiter: ';',
    },
    { note: 'UTF-8 without one', bytes: Buffer.from('client\tnom\nC1\tÉté\n'), encoding: 'utf-8', delimiter: '\t' },
    {
      note: 'Windows-1252',
      bytes: iconv.encode('client,nom\nC1,Été €\n', 'windows-1252'),
      encoding: 'windows-1252',
      delimiter: ',',
    },
    {
      note: 'UTF-16',
      bytes: iconv.encode('client\tnom\r\nC1\tÉté\r\n', 'utf-16le', { addBOM: true }),
      encoding: 'utf-16le',
      delimiter: '\t',
    },
    { note: 'gzip', bytes: gzipSync('client|nom\nC1|Été\n'), encoding: 'utf-8', delimiter: '|' },
  ])('reads $note', async ({ note, bytes, encoding, delimiter }) => {
    const found = await inspectFile(await write(`${note}.csv`, bytes));
    expect(found).toMatchObject({ encoding, delimiter, headers: ['client', 'nom'] });
    expect(found.sampleRows[0]?.[1]?.slice(0, 3)).toBe('Été');
  });

  it.each([
    { note: 'an empty file', bytes: Buffer.alloc(0), reason: 'empty' },
    { note: 'a spreadsheet file', bytes: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), reason: 'binary' },
    { note: 'a cut gzip', bytes: gzipSync('a,b\n'.repeat(1000)).subarray(0, 30), reason: 'broken_gzip' },
    { note: 'a quotation mark left open', bytes: Buffer.from('a,b\n1,"2\n3,4\n'), reason: 'broken_quotes' },
    { note: 'a header alone', bytes: Buffer.from('a,b\n'), reason: 'no_rows' },
    { note: 'a JSON object', bytes: Buffer.from('{ "a": 1, "b": 2 }\n'), reason: 'not_delimited' },
    { note: 'a JSON list', bytes: Buffer.from('[\n  { "a": 1 }\n]\n'), reason: 'not_delimited' },
    { note: 'a web page', bytes: Buffer.from('<!DOCTYPE html>\n<p>\n'), reason: 'not_delimited' },
  ])('refuses $note', async ({ note, bytes, reason }) => {
    await expect(inspectFile(await write(`bad ${note}.csv`, bytes))).rejects.toMatchObject({ reason });
  });

  it('names the line where a quotation mark was opened, not the one where the file ends', async () => {
    const path = await write('open quote.csv', `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(40)}`);
    const error: unknown = await inspectFile(path).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: 'broken_quotes', place: { line: 3, position: 10 } });
    expect(explainImportError(error)?.text).toEqual({
      fr: 'Ligne 3, octet 10 : Un guillemet ouvert n’est pas refermé.',
      en: 'Line 3, byte 10: A quotation mark is opened and never closed.',
    });
  });

  it('splits as a first line for spreadsheets says, however often another sign occurs', async () => {
    const { delimiter, headers, rowsRead } = await inspectFile(await write('sep.csv', 'sep=|\na,b,c|d\n1,2,3|4\n'));
    expect({ delimiter, headers, rowsRead }).toEqual({ delimiter: '|', headers: ['a,b,c', 'd'], rowsRead: 1 });
  });

  it('numbers headers that repeat and names those that are blank', async () => {
    const found = await inspectFile(await write('headers.csv', 'a;a;;b\n1;2;3;4\n'));
    expect(found.headers).toEqual(['a', 'a (2)', '#3', 'b']);
  });

  it('suggests none of the columns that share a header, and names it', async () => {
    const text = 'facture;client;date facture;échéance;montant;montant\nF1;C1;13/01/2025;13/02/2025;1,00;2,00\n';
    const { repeatedHeaders, suggestedMapping } = await inspectFile(await write('repeated.csv', text));
    expect(repeatedHeaders).toEqual(['montant']);
    expect(suggestedMapping).toMatchObject({
      kind: 'invoices',
      columns: { invoiceId: 'facture', customerId: 'client' },
    });
    expect(suggestedMapping.columns).not.toHaveProperty('amount');
  });

  it('counts the dates that contradict each other, in one column or in two', async () => {
    const header = 'facture;client;date facture;échéance;montant\n';
    const one = await write('mixed.csv', `${header}F1;C1;13/01/2025;2025-02-13;1\nF2;C1;01/13/2025;2025-02-13;1\n`);
    const two = await write('mixed-two.csv', `${header}F1;C1;13/01/2025;02/13/2025;1\n`);
    for (const path of [one, two]) {
      const { mixedDates, suggestedMapping } = await inspectFile(path);
      expect(mixedDates).toMatchObject({ dmy: 1, mdy: 1 });
      expect(suggestedMapping.dateOrder).toBeNull();
    }
    expect((await inspectFile(FRENCH)).mixedDates).toBeNull();
  });

  it('finds what proves the order of dates behind the rows that it reads one by one', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `F${i};C1;0${(i % 9) + 1}/01/2025;01/02/2025;1`);
    const late = Array.from({ length: 100 }, (_, i) => `G${i};C1;25/01/2025;01/02/2025;1`);
    const text = ['facture;client;date facture;échéance;montant', ...rows, ...late, ''].join('\n');
    const { rowsRead, suggestedMapping } = await inspectFile(await write('late.csv', text));
    expect(rowsRead).toBe(30_100);
    expect(suggestedMapping.dateOrder).toBe('dmy');
  });
});

describe('readImport', () => {
  it('accepts what is right and says of each other row where and why it is refused', async () => {
    const { suggestedMapping } = await inspectFile(FRENCH);
    const { rejects, summary } = await readAll(FRENCH, { ...suggestedMapping, currency: 'EUR' });
    expect(rejects.map(locate)).toEqual([
      { row: 7, column: 'SIREN', value: '732 829 321', code: 'invalid_siren', detail: null },
      { row: 8, column: 'Date de facture', value: '31/04/2024', code: 'impossible_date', detail: 'dmy' },
      { row: 9, column: "Date d'échéance", value: '01/05/2024', code: 'due_before_issue', detail: '2024-05-15' },
      { row: 10, column: 'N° facture', value: 'F-2401', code: 'duplicate_in_file', detail: '2' },
      { row: 11, column: 'Montant TTC', value: '150,005', code: 'too_many_decimals', detail: null },
      { row: 11, column: 'Litige', value: 'peut-être', code: 'not_yes_or_no', detail: null },
      { row: 12, column: 'Code client', value: '', code: 'missing_value', detail: null },
      { row: 12, column: 'Devise', value: 'USD', code: 'other_currency', detail: 'EUR' },
    ]);
    // Late: F-2402 by its payment, F-2403 still open after its due date on the last day known (2024-04-30).
    expect(summary).toEqual({
      rows: 11,
      accepted: 5,
      rejected: 6,
      customers: 3,
      invoices: 5,
      payments: 3,
      late: 2,
      totalMinor: 123450 + 98700 + 1200000 + 45678 - 12000,
      firstDate: '2024-01-05',
      lastDate: '2024-04-30',
      records: 0,
      notes: [],
    });
  });

  it('gives the customer, the invoice and its part payment of a row', async () => {
    const { suggestedMapping } = await inspectFile(FRENCH);
    const { history } = await readAll(FRENCH, suggestedMapping);
    expect(history.customers[2]).toEqual({ ...NO_CUSTOMER, customerId: 'C003', name: "Société Lumière d'Août" });
    expect(history.invoices[3]).toEqual({
      invoiceId: 'F-2404',
      customerId: 'C003',
      issuedOn: '2024-02-29',
      dueOn: '2024-04-30',
      amountMinor: 45678,
      currency: 'EUR',
      disputed: false,
    });
    expect(history.payments[2]).toEqual({
      invoiceId: 'F-2404',
      paidOn: '2024-04-30',
      amountMinor: 40000,
      paymentId: null,
    });
  });

  it('refuses what the dataset has already and customers it does not have', async () => {
    const { suggestedMapping } = await inspectFile(FRENCH);
    const { rejects } = await readAll(
      FRENCH,
      { ...suggestedMapping, unknownCustomers: 'reject' },
      { customers: ['C001', 'C002', 'C004', 'C005'], invoices: ['F-2402'] },
    );
    expect(rejects.slice(0, 2).map(locate)).toEqual([
      { row: 3, column: 'N° facture', value: 'F-2402', code: 'duplicate_in_dataset', detail: null },
      { row: 5, column: 'Code client', value: 'C003', code: 'unknown_customer', detail: null },
    ]);
  });

  it('refuses what would have happened after the day of the import, but not what falls due after it', async () => {
    const path = await write(
      'future.csv',
      [
        'facture;code client;date de facture;échéance;montant;date de règlement',
        'F1;C1;2024-06-30;2024-08-31;10,00;',
        'F2;C1;2034-01-05;2034-02-05;10,00;',
        'F3;C1;2024-06-01;2024-06-30;10,00;2024-07-01',
        '',
      ].join('\n'),
    );
    const { suggestedMapping } = await inspectFile(path, 'invoices');
    const { rejects, summary } = await readAll(path, suggestedMapping, {}, '2024-06-30');
    expect(rejects.map(locate)).toEqual([
      { row: 3, column: 'date de facture', value: '2034-01-05', code: 'date_in_future', detail: '2024-06-30' },
      { row: 4, column: 'date de règlement', value: '2024-07-01', code: 'date_in_future', detail: '2024-06-30' },
    ]);
    expect(rejects.map(describeReject)[0]).toEqual({
      fr: 'date postérieure au jour de l’import (2024-06-30)',
      en: 'after the day of the import (2024-06-30)',
    });
    expect(summary).toMatchObject({ accepted: 1, lastDate: '2024-06-30' });

    const payments = await write('future payments.csv', 'facture;date règlement;montant réglé\nF1;2024-07-01;10,00\n');
    const read = await readAll(
      payments,
      (await inspectFile(payments, 'payments')).suggestedMapping,
      { invoices: ['F1'] },
      '2024-06-30',
    );
    expect(read.rejects.map(({ column, code }) => [column, code])).toEqual([['date règlement', 'date_in_future']]);
    expect(read.summary.accepted).toBe(0);
  });

  it('tells apart payments that repeat from two payments on one invoice', async () => {
    const path = await write(
      'payments.csv',
      'facture;date règlement;montant réglé\nF1;2025-01-31;10,00\nF1;2025-02-28;10,00\nF1;2025-01-31;10,00\nF9;2025-01-31;5,00\n',
    );
    const { suggestedMapping } = await inspectFile(path);
    expect(suggestedMapping.kind).toBe('payments');
    const { rejects, summary } = await readAll(path, suggestedMapping, {
      invoices: ['F1'],
      payments: [{ invoiceId: 'F1', paidOn: '2025-02-28', amountMinor: 1000, paymentId: null }],
    });
    expect(rejects.map(({ row, code }) => [row, code])).toEqual([
      [3, 'duplicate_in_dataset'],
      [4, 'duplicate_in_file'],
      [5, 'unknown_invoice'],
    ]);
    expect(summary).toMatchObject({ payments: 1, totalMinor: 1000, late: null });
  });

  it('keeps line numbers right after cells that hold line ends, with either line end', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const path = await write('lines.csv', ['code client,nom', 'C1,"two', 'lines"', '', 'C1,again', ''].join(end));
      const { rejects } = await readAll(path, (await inspectFile(path, 'customers')).suggestedMapping);
      expect(rejects.map(({ row, code, detail }) => [row, code, detail])).toEqual([[5, 'duplicate_in_file', '2']]);
    }
  });

  it('refuses a row with a cell too few or too many, but not one with blank cells behind', async () => {
    const path = await write('ragged.csv', 'code client,nom\nC1\nC2,b,c\nC3,c,,\n');
    const { rejects, summary } = await readAll(path, (await inspectFile(path, 'customers')).suggestedMapping);
    expect(rejects.map(({ row, code, detail }) => [row, code, detail])).toEqual([
      [2, 'wrong_column_count', '1/2'],
      [3, 'wrong_column_count', '3/2'],
    ]);
    expect(summary.accepted).toBe(1);
  });

  it('says everything that is wrong with a mapping before it reads a row', async () => {
    const { suggestedMapping } = await inspectFile(FRENCH);
    const mapping: Mapping = {
      ...suggestedMapping,
      columns: { invoiceId: 'N° facture', customerId: 'N° facture', amount: 'Total', paidOn: 'Devise' },
    };
    const reading = readAll(FRENCH, mapping);
    await expect(reading).rejects.toBeInstanceOf(MappingFaultsError);
    await expect(reading).rejects.toMatchObject({
      faults: [
        { code: 'required_field_not_mapped', field: 'issuedOn' },
        { code: 'required_field_not_mapped', field: 'dueOn' },
        { code: 'column_mapped_twice', field: 'invoiceId', column: 'N° facture' },
        { code: 'column_not_in_file', field: 'amount', column: 'Total' },
        { code: 'field_not_of_kind', field: 'paidOn' },
      ],
    });
  });
});

describe.skipIf(!existsSync(SHARED))('the IBM receivables (skipped: ../shared/data is not on this machine)', () => {
  it.each([
    { file: 'ar.csv', dateOrder: 'mdy' },
    { file: 'ar_variant_ddmmyyyy.csv', dateOrder: 'dmy' },
  ])('gives the published figures from $file', async ({ file, dateOrder }) => {
    const path = join(SHARED, file);
    const { suggestedMapping } = await inspectFile(path);
    expect(suggestedMapping).toMatchObject({ kind: 'invoices', dateOrder, decimal: '.' });
    const { summary } = await readAll(path, suggestedMapping);
    expect(summary).toEqual({
      rows: 2466,
      accepted: 2466,
      rejected: 0,
      customers: 100,
      invoices: 2466,
      payments: 2466,
      late: 877,
      totalMinor: 14_770_318,
      firstDate: '2012-01-03',
      lastDate: '2014-01-09',
      records: 0,
      notes: [],
    });
  });

  it('refuses most rows when the order of day and month is turned round', async () => {
    const path = join(SHARED, 'ar.csv');
    const { suggestedMapping } = await inspectFile(path);
    const { summary } = await readAll(path, { ...suggestedMapping, dateOrder: 'dmy' });
    expect(summary.rejected).toBeGreaterThan(1200);
  });
});
