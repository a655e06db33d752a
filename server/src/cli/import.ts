import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ERRORS } from '../error-catalogue.js';
import { found } from '../errors.js';
import { describeNote } from '../imports/reasons.js';
import { formatRejects } from '../imports/rejects-csv.js';
import type { ImportSummary } from '../imports/summarise-import.js';
import { commitImport } from '../services/commit-import.js';
import { findDatasetId } from '../services/find-dataset.js';
import { getImport } from '../services/get-import.js';
import { DatasetName } from '../services/inputs.js';
import { storeUpload } from '../services/store-upload.js';
import { watchJob } from '../services/watch-job.js';
import { withCompany } from '../setup/data-folder-access.js';
import { chooseMapping, type FileOptions, readHistoryFile, sayRejects } from './history-file.js';
import { unwritable } from './read-documents.js';
import { CliFailure, type Terminal } from './terminal.js';

export interface ImportOptions extends FileOptions {
  readonly data: string;
  readonly file: string;
  readonly dataset?: string;
  readonly rejects?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Imports a file into a dataset of the data folder, or only says what an import would do. */
export async function importFile(terminal: Terminal, options: ImportOptions): Promise<number> {
  const mapping = await chooseMapping(options.file, options);
  if (options.dryRun) {
    const { summary, rejects } = await readHistoryFile(options.file, mapping);
    await tell(terminal, options, summary, rejects);
    return rejects.length > 0 ? 1 : 0;
  }
  if (options.dataset === undefined) {
    throw new CliFailure(
      { fr: 'Indiquez le jeu de données : --dataset NOM.', en: 'Name the dataset: --dataset NAME.' },
      2,
    );
  }
  const { data: dataset } = DatasetName.safeParse(options.dataset);
  if (dataset === undefined) {
    throw new CliFailure(
      {
        fr: 'Ce nom de jeu de données est vide, trop long (200 caractères au plus) ou contient des caractères invisibles.',
        en: 'This dataset name is blank, too long (200 characters at most) or holds invisible characters.',
      },
      2,
    );
  }
  return withCompany(options.data, async ({ deps, actor }) => {
    const { uploadId } = await storeUpload(deps, actor, {
      fileName: basename(options.file),
      content: createReadStream(options.file),
      isTruncated: () => false,
    });
    const known = await findDatasetId(deps, actor, { name: dataset });
    const started = await commitImport(deps, actor, {
      uploadId,
      mapping,
      dataset: known === null ? { name: dataset } : { id: known },
      saveMappingAs: null,
    });
    for await (const job of watchJob(deps, actor, { jobId: started.jobId }, new AbortController().signal)) {
      terminal.progress(`${job.step} ${Math.round(job.progress * 100)} %`);
      // Where every row was refused, the list of them says more than the sentence.
      if (job.status === 'failed' && job.error?.code !== 'nothing_accepted') {
        throw new CliFailure(job.error?.messageText ?? ERRORS.internal.title);
      }
      if (job.status === 'cancelled')
        throw new CliFailure({ fr: 'L’import a été annulé.', en: 'The import was cancelled.' });
    }
    const { summary, rejects } = await getImport(deps, actor, { importId: started.importId });
    await tell(terminal, options, found(summary), rejects);
    return rejects.length > 0 ? 1 : 0;
  });
}

async function tell(
  terminal: Terminal,
  options: ImportOptions,
  summary: ImportSummary,
  rejects: Parameters<typeof sayRejects>[2],
): Promise<void> {
  sayRejects(terminal, options.file, rejects);
  for (const note of summary.notes) terminal.say(`${options.file}: ${describeNote(note)[terminal.locale]}`);
  if (options.rejects !== undefined) {
    const text = `\ufeff${[...formatRejects(rejects, terminal.locale)].join('\r\n')}\r\n`;
    try {
      await writeFile(options.rejects, text);
    } catch (error: unknown) {
      throw unwritable(options.rejects, error);
    }
  }
  if (options.json) {
    terminal.out(JSON.stringify(summary, null, 2));
    return;
  }
  const french = terminal.locale === 'fr';
  const amount = new Intl.NumberFormat(french ? 'fr-FR' : 'en-GB', { minimumFractionDigits: 2 }).format(
    summary.totalMinor / 100,
  );
  const rows: [string, string | number | null][] = [
    [french ? 'lignes' : 'rows', summary.rows],
    [french ? 'reprises' : 'accepted', summary.accepted],
    [french ? 'refusées' : 'refused', summary.rejected],
    [french ? 'clients' : 'customers', summary.customers],
    [french ? 'factures' : 'invoices', summary.invoices],
    [french ? 'règlements' : 'payments', summary.payments],
    [french ? 'autres' : 'others', summary.records],
    [french ? 'en retard' : 'late', summary.late ?? '–'],
    [french ? 'total' : 'total', amount],
    [french ? 'du' : 'from', summary.firstDate],
    [french ? 'au' : 'to', summary.lastDate],
  ];
  for (const [label, value] of rows) terminal.out(`${label.padEnd(12)}${value ?? '–'}`);
}
