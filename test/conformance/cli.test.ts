/** The command line as a person or a script runs it: a process of its own, judged by its output and exit code. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BacktestReport, Decision, Scorecard, ScorecardCase } from '@encours/engine';
import { decodeObservations } from '@encours/engine/arrow';
import { readScorecards } from '@encours/scorecards';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const IBM = fileURLToPath(new URL('../../../shared/data/ibm-late-payments/', import.meta.url));
const INVOICES = join(ROOT, 'test/fixtures/imports/factures-cp1252.csv');
const FACTURES = join(ROOT, 'docs/examples/factures.csv');
const STANDARD = join(ROOT, 'scorecards/trade-credit-standard/1.json');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** From source, so that the test needs no build. */
function encours(args: readonly string[], input = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--conditions=source', '--import', 'tsx', join(ROOT, 'server/src/cli.ts'), ...args],
      {
        cwd: ROOT,
        maxBuffer: 64 * 1024 ** 2,
        env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '', NODE_OPTIONS: '' },
      },
      (error, out, err) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') resolve({ code, out, err });
        else reject(error ?? new Error('no exit code'));
      },
    );
    child.stdin?.end(input);
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encours-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function firstCase() {
  const shipped = readScorecards().find(({ id, version }) => id === 'trade-credit-standard' && version === 1);
  const cases = shipped?.cases;
  if (!Array.isArray(cases)) throw new Error('the standard card has no case');
  return ScorecardCase.parse(cases[0]);
}

describe('encours decide', () => {
  it('writes the decision of a shipped case, and nothing else, to standard output', async () => {
    const { application, expect: expected } = firstCase();
    const run = await encours(['decide', '--scorecard', STANDARD, '--input', '-'], JSON.stringify(application));
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(Decision.parse(JSON.parse(run.out))).toMatchObject({
      outcome: expected.outcome,
      rating: expected.rating,
      score: expected.score,
    });
  });

  it('explains in the language asked for', async () => {
    const path = await write('application.json', JSON.stringify(firstCase().application));
    const run = await encours([
      'decide',
      '--scorecard',
      'trade-credit-standard@1',
      '--input',
      path,
      '--explain',
      '--lang',
      'fr',
    ]);
    expect(run.code).toBe(0);
    expect(run.out).toContain('La demande');
  });

  it('tells the faults of an application in the order of its text', async () => {
    const facts = '{"legal.proceeding": "nothing", "registry.active": null, "fin.equity": 100000000000000000}';
    const input = `{\n"facts": ${facts},\n"extra": 1,\n"date": "2026-02-30",\n"request": {"amountMinor": 1}\n}`;
    const run = await encours(['decide', '--scorecard', STANDARD, '--input', '-'], input);
    const lines = [...run.err.matchAll(/^-:(\d+):(\d+): .*\[(.*)\]$/gm)].map(([, ...found]) => found.join(' '));
    expect(lines).toEqual([
      '2 31 fact_not_listed',
      '2 61 wrong_type',
      '2 81 fact_wrong_type',
      '3 1 unknown_property',
      '4 9 text_malformed',
    ]);
    expect(run.err).toContain('Give a value, or leave the property out.');
    expect(run.err).toContain('of at most 15 digits');
  });

  it('says where an application is wrong', async () => {
    const run = await encours(
      ['decide', '--scorecard', STANDARD, '--input', '-'],
      '{\n  "date": "2026-03-31",\n  "request": { "amountMinor": 12.5 },\n  "facts": {}\n}',
    );
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(/^-:3:31: error: /);
  });
});

describe('encours lint', () => {
  it('finds nothing to say about a shipped scorecard', async () => {
    const run = await encours(['lint', STANDARD]);
    expect(run).toMatchObject({ code: 0, out: '' });
  });

  it('names file, line and column, for people and for programs', async () => {
    const broken = (await readFile(STANDARD, 'utf8')).replace('"baseScore": ', '"baseScores": ');
    const path = await write('broken.json', broken);
    const line = broken.split('\n').findIndex((text) => text.includes('"baseScores"')) + 1;
    const run = await encours(['lint', path, '--lang', 'fr']);
    expect(run.code).toBe(1);
    expect(run.out).toContain(`${path}:${line}:`);
    expect(run.out).toContain('erreur:');
    const asJson = await encours(['lint', path, '--json']);
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toEqual(
      expect.arrayContaining([expect.objectContaining({ file: path, line, severity: 'error' })]),
    );
  });
});

describe('encours lint of anything', () => {
  it('takes names, reads past a mark in front of a text, and tells once what is cut off or not UTF-8', async () => {
    const text = await readFile(STANDARD, 'utf8');
    const files = [
      'trade-credit-transport@1',
      await write('marked.json', `\uFEFF${text}`),
      await write('cut.json', text.slice(0, 20_000)),
      await write('latin1.json', Buffer.from(text, 'latin1')),
    ];
    const run = await encours(['lint', ...files]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^[^ ]*cut\.json:.*\[json_syntax\]\n {4}.*\n$/);
    expect(run.err).toContain('latin1.json is not in UTF-8: its accented letters would be lost. Save it as UTF-8.');
    expect(run.err).toContain('3 files: 1 error, 0 remarks.');
  });

  it('gives programs the mends too', async () => {
    const path = await write(
      'next.json',
      (await readFile(STANDARD, 'utf8')).replace('"schemaVersion": 1', '"schemaVersion": 2'),
    );
    const [fault] = JSON.parse((await encours(['lint', '--json', path])).out) as { fixes: { edits: unknown }[] }[];
    expect(fault?.fixes[0]?.edits).toEqual([{ path: ['schemaVersion'], value: 1 }]);
  });

  it('says in French where a benchmark is wrong', async () => {
    const path = await write('bad.json', '{"schemaVersion": 2, "cells": []}');
    const run = await encours(['--lang', 'fr', 'lint', '--benchmark', path, STANDARD]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err.replaceAll('\u00a0', ' ')).toContain(`${path}:1:1: erreur: La propriété « id » manque`);
    expect(run.err).not.toContain('Invalid');
  });
});

describe('amounts of two currencies', () => {
  const cards = ['--champion', STANDARD, '--challenger', STANDARD];

  it('are not compared', async () => {
    const run = await encours(['backtest', ...cards, '--history', FACTURES, '--currency', 'USD']);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('EUR and USD: they would be compared one for one. Take a scorecard in the currency');
  });

  it('have codes of three capitals', async () => {
    const run = await encours(['backtest', ...cards, '--history', FACTURES, '--currency', 'EURO']);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(
      '--currency takes the code of a currency in three capitals, EUR for instance, not “EURO”.',
    );
  });
});

describe('encours lint of several files', () => {
  it('goes on after one that cannot be read', async () => {
    const broken = await write('broken-card.json', '{"schemaVersion": 1}');
    const run = await encours(['--lang', 'fr', 'lint', ROOT, broken]);
    expect(run.code).toBe(2);
    expect(run.err).toContain('c’est un dossier');
    expect(run.out).toContain(`${broken}:1:`);
  });
});

describe('encours prove', () => {
  it('proves a shipped scorecard, with what it confirms', async () => {
    const run = await encours(['prove', 'trade-credit-small-amounts@1']);
    expect(run.code).toBe(0);
    expect(run.out).toContain('proved — A natural person');
    expect(run.err).toContain('0 findings to mend');
  });

  it('ends with 1 where something must be mended, with the customers in the JSON', async () => {
    const card = Scorecard.parse(JSON.parse(await readFile(STANDARD, 'utf8')));
    card.delegation.fourEyesAboveMinor = 100_000;
    const file = await write('four-eyes.json', JSON.stringify(card, null, 2));
    const run = await encours(['prove', '--json', file]);
    expect(run.code).toBe(1);
    const [proof] = JSON.parse(run.out) as readonly { findings: readonly Record<string, unknown>[] }[];
    const findings = proof?.findings ?? [];
    expect(findings[0]).toMatchObject({ file, code: 'four_eyes_automatic', severity: 'warning', certainty: 'proved' });
    const cliff = findings.find(({ code }) => code === 'cliff');
    expect(cliff).toMatchObject({ witness: { facts: {} }, counterpart: { facts: {} } });
  });

  it('tells what the check warns of too, and ends with 1 for it', async () => {
    const card = Scorecard.parse(JSON.parse(await readFile(STANDARD, 'utf8')));
    const [best] = card.ratings;
    if (best !== undefined) best.from = 900;
    const file = await write('unreachable.json', JSON.stringify(card));
    const run = await encours(['--lang', 'fr', 'prove', file]);
    expect(run.code).toBe(1);
    expect(run.out).toContain('[rating_unreachable]');
    expect(run.err).toContain('1 constat à corriger, ');
    const [proof] = JSON.parse((await encours(['prove', '--json', file])).out) as readonly { findings: unknown[] }[];
    expect(proof?.findings[0]).toMatchObject({ code: 'rating_unreachable', witness: null, telling: [] });
  });

  it('ends with 1 and the faults of what is no policy', async () => {
    const run = await encours(['--lang', 'fr', 'prove', await write('empty.json', '{}')]);
    expect(run.code).toBe(1);
    expect(run.err).toContain('erreur');
  });
});

describe('encours diff', () => {
  it('proves that a file is still what was published', async () => {
    const run = await encours(['diff', 'trade-credit-standard@1', STANDARD]);
    expect(run).toMatchObject({ code: 0, out: 'Same documents.\n' });
  });

  it('ends with 1 and says where two versions differ', async () => {
    const card = Scorecard.parse(JSON.parse(await readFile(STANDARD, 'utf8')));
    const [best] = card.ratings;
    if (best?.from == null) throw new Error('the best rating begins somewhere');
    best.from += 5;
    const file = await write('stricter.json', JSON.stringify(card));
    const run = await encours(['diff', STANDARD, file]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^~ Only where the score is from \d+ to below \d+: rating 1 → 2/);
    const json: unknown = JSON.parse((await encours(['diff', '--json', STANDARD, file])).out);
    expect(json).toMatchObject({
      equivalent: false,
      textsDiffer: true,
      regions: [{ part: 'ratings', change: [1, 2] }],
    });
  });

  it('counts the customers of a history in each region', async () => {
    const card = Scorecard.parse(JSON.parse(await readFile(STANDARD, 'utf8')));
    card.delegation.approvalValidDays += 1;
    const [file, history] = [
      await write('other.json', JSON.stringify(card)),
      await write(
        'history.csv',
        [
          'invoice,customer,invoice date,due date,paid date,amount',
          ...Array.from({ length: 9 }, (_, at) => `${at},C${at % 3},2024-0${at + 1}-13,2024-0${at + 1}-28,,100.00`),
        ].join('\n'),
      ),
    ];
    const args = ['diff', STANDARD, file, '--history', history, '--currency', 'EUR', '--date-order', 'ymd'];
    const run = await encours([...args, '--decimal', '.']);
    expect(run.out).toContain('An approval is valid 90 → 91 days.\n    3 customers of the history, €900 of exposure');
    const json: unknown = JSON.parse((await encours([...args, '--decimal', '.', '--json'])).out);
    expect(json).toMatchObject({ regions: [{ part: 'validity', customers: 3, exposureMinor: 90_000 }] });
  });

  it.each([
    ['a wrong call', ['diff', STANDARD]],
    ['a file that is not there', ['diff', STANDARD, 'nowhere.json']],
    ['a document with faults', ['diff', STANDARD, join(ROOT, 'package.json')]],
    ['a benchmark that is none', ['diff', STANDARD, STANDARD, '--benchmark', STANDARD]],
    ['a history that is none', ['diff', STANDARD, STANDARD, '--history', join(ROOT, 'package.json')]],
    ['checks by a benchmark that is none', ['lint', STANDARD, '--benchmark', STANDARD]],
    ['proofs of a scorecard that is not there', ['prove', 'trade-credit-standard@99']],
    ['proofs by a benchmark that is none', ['prove', STANDARD, '--benchmark', STANDARD]],
    ['a log that is not there', ['audit', 'verify', '--file', 'nowhere.ndjson']],
  ])('has no verdict, which is 2: %s', async (_note, args) => {
    expect(await encours(args)).toMatchObject({ code: 2, out: '' });
  });
});

describe('encours import', () => {
  it('checks a file without a data folder and writes the refused rows', async () => {
    const rejects = join(folder, 'rejects.csv');
    const run = await encours([
      'import',
      '--file',
      INVOICES,
      '--dry-run',
      '--json',
      '--currency',
      'EUR',
      '--rejects',
      rejects,
    ]);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({ rows: 11, accepted: 5, rejected: 6, late: 2 });
    expect(run.err).toContain('invalid SIREN');
    expect((await readFile(rejects, 'utf8')).trim().split('\r\n')).toHaveLength(9);
  });

  it('asks for what the file does not prove', async () => {
    const path = await write(
      'ambiguous.csv',
      'invoice,customer,invoice date,due date,amount\n1,C,01/02/2025,03/04/2025,10.50\n',
    );
    const run = await encours(['import', '--file', path, '--dry-run']);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('--date-order');
    const told = await encours(['import', '--file', path, '--dry-run', '--json', '--date-order', 'mdy']);
    expect(JSON.parse(told.out)).toMatchObject({ accepted: 1, firstDate: '2025-01-02' });
  });

  it('reads NDJSON by the names of its fields, whatever the file is called', async () => {
    const path = join(folder, 'payments.txt');
    const lines = ['{"invoiceId":"F1","paidOn":"2025-01-31","amountMinor":100}', '{"invoiceId":"F1","paidon":"x"}'];
    await writeFile(path, lines.join('\n'));
    const run = await encours(['--lang', 'fr', 'import', '--file', path, '--dry-run', '--json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({ rows: 2, accepted: 0 });
    expect(run.err).toContain(`${path}:1: invoiceId « F1 » facture inconnue du jeu de données`);
    expect(run.err).toContain(`${path}:2: paidon « "x" » champ inconnu ; vouliez-vous dire « paidOn » ?`);
    await writeFile(path, '{"order":1}\n');
    expect(await encours(['import', '--file', path, '--dry-run'])).toMatchObject({ code: 1, out: '' });
    const mapped = await encours(['import', '--file', path, '--kind', 'invoices', '--mapping', path, '--dry-run']);
    expect(mapped).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    { note: 'dates in two orders', header: 'amount', rows: ['13/02/2025', '02/13/2025'], says: 'mixes two orders' },
    { note: 'a header that stands twice', header: 'amount,amount', rows: ['13/02/2025'], says: 'several columns' },
  ])('says what is wrong with $note', async ({ header, rows, says }) => {
    const lines = rows.map(
      (day, at) => `${at},C,${day},2025-12-31,10.50${',1.00'.repeat(header.split(',').length - 1)}`,
    );
    const path = await write('odd.csv', `invoice,customer,invoice date,due date,${header}\n${lines.join('\n')}\n`);
    const run = await encours(['import', '--file', path, '--dry-run']);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain(says);
  });
});

describe('a file that is no table', () => {
  it.each([
    { note: 'a folder', file: ROOT, text: null, code: 2, says: 'c’est un dossier' },
    { note: 'no file', file: join(ROOT, 'nowhere.csv'), text: null, code: 2, says: 'n’existe pas' },
    { note: 'a header alone', file: 'header.csv', text: 'facture;code client\n', code: 1, says: 'sans aucune donnée' },
    { note: 'JSON', file: 'json.csv', text: '[{"invoice": 1}]\n', code: 1, says: 'JSON' },
  ])('is refused with a sentence: $note', async ({ file, text, code, says }) => {
    const path = text === null ? file : await write(file, text);
    const run = await encours(['--lang', 'fr', 'import', '--file', path, '--dry-run']);
    expect(run).toMatchObject({ code, out: '' });
    expect(run.err).toContain(says);
    expect(run.err).not.toContain('inattendue');
  });
});

describe('encours over a data folder', () => {
  it('makes the demo, imports once, verifies the log', async () => {
    const data = join(folder, 'data');
    expect((await encours(['demo', '--data', data])).code).toBe(0);
    expect(await encours(['demo', '--data', data])).toMatchObject({ code: 1, out: '' });

    const imported = await encours(['import', '--data', data, '--file', INVOICES, '--dataset', 'Test', '--json']);
    // Six rows were refused, as in the dry run.
    expect(imported.code).toBe(1);
    expect(JSON.parse(imported.out)).toMatchObject({ invoices: 5 });
    const again = await encours(['import', '--data', data, '--file', INVOICES, '--dataset', 'Test', '--lang', 'fr']);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('déjà été importé');

    const verified = await encours(['audit', 'verify', '--data', data, '--json']);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, brokenAt: null });

    const report = join(folder, 'demo.json');
    const tested = await encours([
      'backtest',
      '--data',
      data,
      '--dataset',
      'Portefeuille de démonstration',
      '--champion',
      'trade-credit-standard@1',
      '--challenger',
      'trade-credit-standard@2',
      '--json',
      report,
    ]);
    expect(tested).toMatchObject({ code: 0, err: '' });
    const { observations, champion } = BacktestReport.parse(JSON.parse(await readFile(report, 'utf8')));
    expect(observations.bad).toBeGreaterThan(20);
    expect(champion.discrimination?.gini).toBeGreaterThan(0.4);
    expect(tested.out).toContain('Gini');
  }, 120_000);
});

describe('encours backtest', () => {
  it.skipIf(!existsSync(IBM))(
    'judges two cards straight from the IBM file (skipped: ../shared/data is not on this machine)',
    async () => {
      const report = join(folder, 'ibm.json');
      const csv = join(folder, 'ibm.csv');
      const run = await encours([
        'backtest',
        '--history',
        join(IBM, 'ar.csv'),
        '--champion',
        'trade-credit-standard@1',
        '--challenger',
        'trade-credit-standard@2',
        '--json',
        report,
        '--csv',
        csv,
      ]);
      expect(run).toMatchObject({ code: 0, err: '' });
      const parsed = BacktestReport.parse(JSON.parse(await readFile(report, 'utf8')));
      expect(parsed.observations).toMatchObject({ customers: 100 });
      expect(parsed.observations.bad).toBeGreaterThan(20);
      expect((await readFile(csv, 'utf8')).length).toBeGreaterThan(1000);
    },
  );

  it('reads a history of several files as one', async () => {
    const days = Array.from(
      { length: 24 },
      (_, at) => `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    const invoices = days.map((month, at) => `F${at};C${at % 3};${month}-01;${month}-20;100,00`);
    const paidOn = (at: number) => (at % 4 === 3 ? '' : `${days[at]}-28`);
    const header = 'Numéro de facture;Code client;Date de facture;Échéance;Montant';
    const one = await write(
      'one.csv',
      `${header};Date de règlement\n${invoices.map((row, at) => `${row};${paidOn(at)}\n`).join('')}`,
    );
    const bare = await write('invoices.csv', `${header}\n${invoices.join('\n')}\n`);
    const payments = await write(
      'payments.csv',
      `Numéro de facture;Date de règlement;Montant\n${days.map((_, at) => (paidOn(at) === '' ? '' : `F${at};${paidOn(at)};100,00\n`)).join('')}`,
    );
    const observed = async (...files: readonly string[]): Promise<unknown> => {
      const plan = ['--horizon', '3', '--bad-days', '30', '--out', join(folder, 'several.arrow'), '--json'];
      const sources = files.flatMap((file) => ['--history', file]);
      const run = await encours(['observe', ...sources, '--currency', 'EUR', '--scorecard', STANDARD, ...plan]);
      expect(run).toMatchObject({ code: 0, err: '' });
      return JSON.parse(run.out);
    };
    const whole = await observed(one);
    expect(whole).toMatchObject({ profile: { customers: 2 } });
    expect(await observed(bare, payments)).toEqual(whole);
    expect(await observed(bare)).not.toEqual(whole);
  });

  it.each([
    { given: ['--every', '0'], says: '--every takes a whole number from 1 to 12, not “0”.' },
    { given: ['--from', '2024-13-01'], says: '--from takes a day YYYY-MM-DD, not “2024-13-01”.' },
    { given: ['--from', '2030-01-01'], says: 'No observation: the first (2030-01-01) would come after the last (20' },
  ])('says what is wrong with $given', async ({ given, says }) => {
    const cards = ['--champion', STANDARD, '--challenger', STANDARD];
    const run = await encours(['backtest', '--history', FACTURES, '--currency', 'EUR', ...cards, ...given]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(says);
  });

  it('ends with 1 and the faults of the card', async () => {
    const path = await write('not-a-card.json', '{"schemaVersion": 1}');
    const run = await encours(['backtest', '--history', INVOICES, '--champion', path, '--challenger', STANDARD]);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain(`${path}:1:`);
  });
});

describe('encours observe', () => {
  const CALL = ['observe', '--history', FACTURES, '--currency', 'EUR', '--scorecard', STANDARD, '--horizon', '3'];

  it('writes the observations as an Arrow file and says what it holds', async () => {
    const path = join(folder, 'observations.arrow');
    const run = await encours([...CALL, '--calendar', 'orders', '--json', '--out', path]);
    expect(run).toMatchObject({ code: 0, err: '' });
    const { table, digest, profile } = decodeObservations(await readFile(path));
    expect(JSON.parse(run.out)).toEqual({ digest, plan: table.plan, summary: table.summary, profile });
    expect(table.plan.calendar).toBe('orders');
    expect(table.applications.length).toBeGreaterThan(100);
    const told = await encours([...CALL, '--out', path, '--lang', 'fr']);
    expect(told.out).toMatch(/^pay\.onTimeShare12m +\d+.%( +[\d,]+){5}$/m);
  });

  it('writes a file that a backtest reads, to the same report as from the history', async () => {
    const path = join(folder, 'to-judge.arrow');
    expect(await encours([...CALL, '--out', path])).toMatchObject({ code: 0 });
    const sides = ['--champion', STANDARD, '--challenger', STANDARD];
    const reports = await Promise.all(
      [
        ['--observations', path],
        ['--history', FACTURES, '--currency', 'EUR', '--horizon', '3'],
      ].map(async (source, index) => {
        const out = join(folder, `judged-${index}.json`);
        expect(await encours(['backtest', ...source, ...sides, '--json', out])).toMatchObject({ code: 0, err: '' });
        const { dataset, ...report } = BacktestReport.parse(JSON.parse(await readFile(out, 'utf8')));
        return { name: dataset.name, report };
      }),
    );
    expect(reports[0]?.name).toBe('to-judge.arrow');
    expect(reports[0]?.report).toEqual(reports[1]?.report);

    const card = Scorecard.parse(JSON.parse(await readFile(STANDARD, 'utf8')));
    const note = { label: { fr: 'Note', en: 'Note' }, type: 'boolean', maxAgeDays: null };
    const wider = await write('wider.json', JSON.stringify({ ...card, facts: { ...card.facts, 'extra.note': note } }));
    const call = ['backtest', '--champion', STANDARD, '--challenger'];
    const lacking = await encours([...call, wider, '--observations', path]);
    expect(lacking).toMatchObject({ code: 1, out: '' });
    expect(lacking.err).toContain('it lacks: extra.note. Make it again with “encours observe”');
    const both = await encours([...call, STANDARD, '--observations', path, '--horizon', '3']);
    expect(both).toMatchObject({ code: 2, out: '' });
    expect(both.err).toContain('leave out');
    const other = await encours([...call, STANDARD, '--observations', STANDARD, '--lang', 'fr']);
    expect(other).toMatchObject({ code: 1, out: '' });
    expect(other.err).toContain('n’est pas un fichier d’observations entier');
  });

  it('says when the file cannot be written', async () => {
    const run = await encours([...CALL, '--out', join(folder, 'nowhere', 'observations.arrow')]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('cannot be written: its folder does not exist.');
    const full = join(folder, 'full');
    await symlink('/dev/full', full);
    const cards = ['--champion', STANDARD, '--challenger', STANDARD, '--horizon', '3'];
    const lost = await encours(['backtest', '--history', FACTURES, '--currency', 'EUR', ...cards, '--html', full]);
    expect(lost).toMatchObject({ code: 2, out: '' });
    expect(lost.err).toContain('cannot be written: the disk is full.');
  });
});

describe('a wrong call', () => {
  it.each([
    { note: 'an unknown command', args: ['frobnicate'] },
    { note: 'a missing option', args: ['decide', '--scorecard', STANDARD] },
    { note: 'a file that is not there', args: ['lint', 'nowhere.json'] },
    { note: 'a folder without a database', args: ['audit', 'verify', '--data', 'nowhere'] },
    {
      note: 'a number that is none',
      args: ['backtest', '--history', INVOICES, '--champion', STANDARD, '--challenger', STANDARD, '--horizon', 'x'],
    },
    { note: 'a scorecard that is not shipped', args: ['decide', '--scorecard', 'nobody@1', '--input', '-'] },
  ])('ends with 2 and a sentence: $note', async ({ args }) => {
    const run = await encours(args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err.trim()).not.toBe('');
    expect(run.err).not.toMatch(/\n\s+at /);
  });

  it.each([
    { args: ['frobnicate'], says: 'commande inconnue « frobnicate »' },
    { args: ['lint', STANDARD, '--jsonn'], says: 'option inconnue « --jsonn »' },
    { args: ['decide', '--scorecard', STANDARD], says: 'l’option « --input <file> » est obligatoire' },
    { args: ['diff', STANDARD], says: 'il manque l’argument « second »' },
    { args: ['import', '--file'], says: 'l’option « --file <file> » attend une valeur' },
  ])('says in French what is wrong with the call: $says', async ({ args, says }) => {
    const run = await encours(['--lang', 'fr', ...args]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(says);
    expect(run.err).not.toContain('error');
  });

  it('shows help on request, in French too', async () => {
    const run = await encours(['--help', '--lang', 'fr']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('Compare deux grilles');
  });
});
