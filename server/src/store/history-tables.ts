/** Tables of the imported history, backtests and jobs (migrations 0002 and 0003). */
import type { RecordKind } from '../history/record-columns.js';
import type { ImportKind } from '../imports/kinds.js';

export type ImportStatus = 'running' | 'succeeded' | 'failed' | 'cancelled';
export type JobStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
export type JobKind = 'import' | 'backtest';

export interface DatasetTable {
  id: string;
  company_id: string;
  name: string;
  /** Over the contents of its imports in order: two datasets with the same records have the same digest. */
  digest: string;
  /** JSON {@link import('../imports/profile-history.js').DatasetProfile}. */
  profile: string;
  created_by: string;
  created_at: string;
  updated_at: string;
}

export interface DatasetImportTable {
  id: string;
  company_id: string;
  dataset_id: string;
  /** Order within the dataset. */
  seq: number;
  kind: ImportKind | 'generated';
  status: ImportStatus;
  file_name: string;
  file_digest: string;
  /** Over the accepted records; null until it succeeded. */
  content_digest: string | null;
  mapping: string | null;
  summary: string | null;
  created_by: string;
  created_at: string;
  finished_at: string | null;
}

export interface ImportRejectTable {
  company_id: string;
  import_id: string;
  seq: number;
  row: number;
  column_name: string | null;
  value: string;
  code: string;
  detail: string | null;
}

export interface ImportMappingTable {
  company_id: string;
  name: string;
  kind: ImportKind;
  mapping: string;
  updated_by: string;
  updated_at: string;
}

/** A file that was sent and lies in the data folder under its id. */
export interface UploadTable {
  id: string;
  company_id: string;
  file_name: string;
  size: number;
  digest: string;
  created_by: string;
  created_at: string;
}

/** Records of one kind as columns (`../history/segment.ts`); written once. */
export interface HistorySegmentTable {
  company_id: string;
  dataset_id: string;
  import_id: string;
  /** Order within the import. */
  seq: number;
  kind: RecordKind;
  rows: number;
  /** Of the bytes of `body`. */
  digest: string;
  body: Uint8Array;
}

export interface JobTable {
  id: string;
  company_id: string;
  kind: JobKind;
  /** The import or backtest that it works for. */
  subject_id: string;
  status: JobStatus;
  /** 0…1. */
  progress: number;
  /** What it is doing, as a code that the console puts into words. */
  step: string;
  /** JSON of what a job has counted so far; null when it counts nothing. */
  counts: string | null;
  payload: string;
  result: string | null;
  /** JSON of a text in both languages with its code. */
  error: string | null;
  /** How often it was started; a job that takes the process down with it is not tried for ever. */
  attempts: number;
  cancel_requested: number;
  created_by: string;
  created_at: string;
  started_at: string | null;
  /** When the process that runs it last said so; a job whose process is gone stops saying it. */
  heartbeat_at: string | null;
  finished_at: string | null;
}

export interface BacktestTable {
  id: string;
  company_id: string;
  job_id: string;
  dataset_id: string;
  dataset_name: string;
  dataset_digest: string;
  /** JSON of the side: which version or draft, its digest and name. */
  champion: string;
  champion_text: string;
  challenger: string;
  challenger_text: string;
  plan: string;
  report: string | null;
  report_digest: string | null;
  created_by: string;
  created_at: string;
  finished_at: string | null;
}

export interface HistoryTables {
  dataset: DatasetTable;
  dataset_import: DatasetImportTable;
  import_reject: ImportRejectTable;
  import_mapping: ImportMappingTable;
  upload: UploadTable;
  history_segment: HistorySegmentTable;
  job: JobTable;
  backtest: BacktestTable;
}
