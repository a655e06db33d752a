import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXTERNAL_SCORE_IDS } from '@encours/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Book } from '../history/book.js';
import { readRecords, type Segment, toSegments } from '../history/segment.js';
import { fieldNamed } from './fields.js';
import { inspectFile, readJsonNames } from './inspect-file.js';
import { exampleFile, IMPORT_KINDS, type ImportKind, KINDS } from './kinds.js';
import { guessJsonKind, type Mapping, mappingOfJson } from './mapping.js';
import { readImport } from './read-import.js';
import type { Reject } from './reasons.js';

const DOCUMENT = fileURLToPath(new URL('../../../docs/import.md', import.meta.url));
const TODAY = '2025-06-30';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encours-kinds-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A dataset with the invoices that the examples speak of. */
function bookFor(kind: ImportKind): Book {
  const book = new Book(kind);
  if (kind === 'invoices') return book;
  const invoices = ['F-2401', 'F-2402'].map((invoiceId) => ({
    invoiceId,
    customerId: 'C001',
    issuedOn: '2024-01-31',
    dueOn: '2024-03-31',
    amountMinor: 123_450,
    currency: 'EUR',
    disputed: false,
  }));
  for (const segment of toSegments('invoices', invoices)) book.addSegment(segment);
  return book;
}

async function read(kind: ImportKind, text: string, book = bookFor(kind)) {
  const path = join(folder, `${kind}.csv`);
  await writeFile(path, text);
  const { suggestedMapping } = await inspectFile(path, kind);
  return readBy({ ...suggestedMapping, dateOrder: 'dmy', decimal: ',' }, path, book);
}

/** The two rows of the example as objects, each value as JSON writes it. */
function exampleObjects(kind: ImportKind): Record<string, unknown>[] {
  const { columns } = mappingOfJson(kind);
  return ([0, 1] as const).map((row) => {
    const values = Object.entries(columns).map(([field, name]) => {
      const { type, examples } = fieldNamed(field);
      return [name, toJson(name === 'value' && kind === 'facts' && row === 0 ? 'text' : type, examples[row])];
    });
    return Object.fromEntries(values) as Record<string, unknown>;
  });
}

function toJson(type: string, written: string): unknown {
  if (written === '') return null;
  switch (type) {
    case 'date':
      return written.replace(/(\d\d)\/(\d\d)\/(\d{4})/, '$3-$2-$1');
    case 'amount':
      return Math.round(Number(written.replaceAll(' ', '').replace(',', '.')) * 100);
    case 'boolean':
      return written === 'oui';
    case 'number':
    case 'value':
      return Number(written);
    default:
      return written;
  }
}

async function readBy(mapping: Mapping, path: string, book: Book) {
  const rejects: Reject[] = [];
  const segments: Segment[] = [];
  const batches = readImport({ path, mapping, book, today: TODAY });
  let next = await batches.next();
  while (next.done !== true) {
    rejects.push(...next.value.rejects);
    segments.push(...next.value.segments);
    next = await batches.next();
  }
  return { path, mapping, rejects, segments, summary: next.value };
}

describe.each(IMPORT_KINDS)('a file of %s', (kind) => {
  it.each(['fr', 'en'] as const)('has an example in %s that is recognised and taken whole', async (locale) => {
    const { path, mapping, rejects, segments, summary } = await read(kind, exampleFile(kind, locale));
    expect((await inspectFile(path)).kind).toBe(kind);
    expect(Object.keys(mapping.columns).sort()).toEqual([...KINDS[kind].required, ...KINDS[kind].optional].sort());
    expect(rejects).toEqual([]);
    expect(summary).toMatchObject({ rows: 2, accepted: 2, notes: [] });
    expect(segments.find((segment) => segment.kind === kind)?.rows).toBe(2);
  });

  it('gives the same records as JSON', async () => {
    const path = join(folder, `${kind}.ndjson`);
    const objects = exampleObjects(kind);
    await writeFile(path, objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
    expect(guessJsonKind((await readJsonNames(path)) ?? [])).toBe(kind);
    const json = await readBy(mappingOfJson(kind), path, bookFor(kind));
    expect(json.rejects).toEqual([]);
    const csv = await read(kind, exampleFile(kind, 'fr'));
    expect(json.summary).toEqual(csv.summary);
    expect(json.segments).toEqual(csv.segments);
  });

  it('is refused record by record when it comes a second time', async () => {
    if (kind === 'customers') return;
    const { segments } = await read(kind, exampleFile(kind, 'fr'));
    const book = bookFor(kind);
    for (const segment of segments) book.addSegment(segment);
    const again = await read(kind, exampleFile(kind, 'fr'), book);
    expect(again.rejects.map(({ code }) => code)).toEqual(['duplicate_in_dataset', 'duplicate_in_dataset']);
    const twice = await read(kind, exampleFile(kind, 'fr').replace(/\r\n(.*)\r\n(.*)\r\n$/, '\r\n$1\r\n$1\r\n'));
    expect(twice.rejects.map(({ row, code, detail }) => [row, code, detail])).toEqual([[3, 'duplicate_in_file', '2']]);
  });

  it('is described in the documentation, column by column', async () => {
    const section = (await readFile(DOCUMENT, 'utf8')).split(`\n### ${KINDS[kind].label.en} (\`${kind}\`)\n`)[1] ?? '';
    const body = section.split('\n### ')[0] ?? '';
    const named = [...body.matchAll(/^\| `([^`]+)` \| (yes|) ?\|/gm)].map(([, field, required]) => [field, required]);
    const own = [...KINDS[kind].required, ...KINDS[kind].optional].filter((field) => !field.startsWith('fin.'));
    expect(named).toEqual(own.map((field) => [field, KINDS[kind].required.includes(field) ? 'yes' : '']));
    for (const field of own) expect(body).toContain(fieldNamed(field).label.en);
    for (const rule of KINDS[kind].rules) expect(body.replaceAll('\n', ' ')).toContain(rule.en);
  });
});

describe('what a row may say', () => {
  it.each([
    {
      note: 'a score off its scale',
      kind: 'externalScores' as const,
      text: 'Code client;Score;Valeur;Vrai au;Connu le\nC1;Coface DRA;12;31/05/2024;01/06/2024\n',
      reject: ['Valeur', 'not_a_score'],
    },
    {
      note: 'a score that no one gives',
      kind: 'externalScores' as const,
      text: 'Code client;Score;Valeur;Vrai au;Connu le\nC1;Oracle;1;31/05/2024;01/06/2024\n',
      reject: ['Score', 'not_a_choice'],
    },
    {
      note: 'accounts known before they were closed',
      kind: 'statements' as const,
      text: 'Code client;Date de clôture;Date de dépôt;FL\nC1;31/12/2024;01/06/2024;410000\n',
      reject: ['Date de dépôt', 'dates_out_of_order'],
    },
    {
      note: 'accounts without a figure',
      kind: 'statements' as const,
      text: 'Code client;Date de clôture;Date de dépôt;FL\nC1;31/12/2023;01/06/2024;\n',
      reject: ['Date de clôture', 'no_amount'],
    },
    {
      note: 'a promise of nothing',
      kind: 'promises' as const,
      text: 'Numéro de facture;Promesse faite le;Paiement promis pour le;Montant\nF-2401;10/04/2024;30/04/2024;0\n',
      reject: ['Montant', 'not_positive'],
    },
    {
      note: 'a dispute of an invoice that is not there',
      kind: 'disputes' as const,
      text: 'Numéro de facture;Ouvert le\nF-9;18/02/2024\n',
      reject: ['Numéro de facture', 'unknown_invoice'],
    },
    {
      note: 'a name that turns the direction of writing',
      kind: 'customers' as const,
      text: 'Code client;Nom du client\nC1;Durand \u202eLRAS\n',
      reject: ['Nom du client', 'direction_mark'],
    },
    {
      note: 'a name with an invisible character',
      kind: 'customers' as const,
      text: 'Code client;Nom du client\nC1;Dur\u0007and\n',
      reject: ['Nom du client', 'control_character'],
    },
  ])('refuses $note', async ({ kind, text, reject: [column, code] }) => {
    const { rejects } = await read(kind, text);
    expect(rejects).toMatchObject([{ row: 2, column, code }]);
  });

  it('takes accounts under the boxes of the French form, absent items staying absent', async () => {
    const { segments } = await read(
      'statements',
      'Code client;Date de clôture;Date de dépôt;FL;DL;HN\nC1;31/12/2023;18/06/2024;1 500 000;-410 000;\n',
    );
    const [segment] = segments;
    expect(readRecords('statements', segment?.body ?? Buffer.alloc(0))).toEqual([
      {
        customerId: 'C1',
        closedOn: '2023-12-31',
        knownAt: '2024-06-18',
        source: 'import',
        facts: { 'fin.turnover': 150_000_000, 'fin.equity': -41_000_000 },
      },
    ]);
  });

  it('takes every score by its own name, and both of one provider by the value', async () => {
    const values = { coface_opinion: '@', creditsafe_letter: 'B', banque_de_france: '3+' };
    const named = EXTERNAL_SCORE_IDS.map((score) => [score, (values as Record<string, string>)[score] ?? '1'] as const);
    const given = [...named, ['Creditsafe', '65'] as const, ['Creditsafe', 'C'] as const];
    const rows = given.map(([score, value], at) => `C${at};${score};${value};31/05/2024;01/06/2024\n`);
    const { rejects, segments } = await read(
      'externalScores',
      `Code client;Score;Valeur;Vrai au;Connu le\n${rows.join('')}`,
    );
    expect(rejects).toEqual([]);
    const [segment] = segments.filter((found) => found.kind === 'externalScores');
    const records = readRecords('externalScores', segment?.body ?? Buffer.alloc(0));
    expect([...records].map(({ score }) => score)).toEqual([...EXTERNAL_SCORE_IDS, 'creditsafe', 'creditsafe_letter']);
  });

  it('takes a payment before its invoice and says so, or refuses it where that is asked', async () => {
    const text = 'Numéro de facture;Date de règlement;Montant\nF-2401;15/01/2024;100,00\nF-2402;15/03/2024;100,00\n';
    const { mapping, path, rejects, summary } = await read('payments', text);
    expect(rejects).toEqual([]);
    expect(summary.notes).toEqual([{ code: 'paid_before_issue', rows: 1, line: 2, column: null }]);
    const strict = readImport({
      path,
      mapping: { ...mapping, earlyPayments: 'reject' },
      book: bookFor('payments'),
      today: TODAY,
    });
    const refused: Reject[] = [];
    let next = await strict.next();
    for (; next.done !== true; next = await strict.next()) refused.push(...next.value.rejects);
    expect(refused).toMatchObject([{ row: 2, code: 'paid_before_issue', detail: '2024-01-31' }]);
  });

  it('says from which line on a column holds something else', async () => {
    const row = (index: number) => `F${index};C1;31/01/2024;31/03/2024;${index < 30 ? '10,00' : 'voir annexe'}`;
    const text = ['facture;client;date facture;échéance;montant', ...Array.from({ length: 60 }, (_, i) => row(i)), ''];
    const { summary } = await read('invoices', text.join('\n'), new Book('invoices'));
    expect(summary).toMatchObject({
      accepted: 30,
      notes: [{ code: 'column_changes', rows: 30, line: 32, column: 'montant' }],
    });
  });

  it.each([
    {
      note: 'the last line',
      text: 'facture;client;date facture;échéance;montant\nF1;C1;31/01',
      reason: 'cut_short',
      line: 2,
    },
    {
      note: 'a quoted field',
      text: 'facture;client;date facture;échéance;montant\nF1;"C1;31',
      reason: 'broken_quotes',
      line: 2,
    },
  ])('stops at $note where the file was cut', async ({ text, reason, line }) => {
    const reading = read('invoices', text, new Book('invoices'));
    await expect(reading).rejects.toMatchObject({ reason, place: { line } });
  });

  it('refuses the rows that hold bytes of another encoding, and no others', async () => {
    const path = join(folder, 'mixed.csv');
    const bytes = Buffer.concat([
      Buffer.from('Code client;Nom du client\nC1;Été\nC2;Hélène\nC3;Noël\nC4;'),
      Buffer.from([0x44, 0xe9]),
      Buffer.from('\n'),
    ]);
    await writeFile(path, bytes);
    const { suggestedMapping } = await inspectFile(path);
    expect(suggestedMapping).toMatchObject({ kind: 'customers', encoding: 'utf-8' });
    const batches = readImport({ path, mapping: suggestedMapping, book: new Book('customers'), today: TODAY });
    const refused: Reject[] = [];
    let next = await batches.next();
    for (; next.done !== true; next = await batches.next()) refused.push(...next.value.rejects);
    expect(refused).toEqual([
      { row: 5, column: 'Nom du client', value: 'Dé', code: 'wrong_encoding', detail: String(bytes.length - 6) },
    ]);
  });
});
