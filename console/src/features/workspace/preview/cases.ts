import type { Application } from '@encours/engine';
import type { ApiOutput } from '../../../api/types.js';
import type { Locale } from '../../../i18n/locale.js';
import { readApplication } from './case-application.js';

type CaseRow = ApiOutput['cases']['list'][number];

/** A case as the preview offers it. */
export interface PreviewCase {
  /** Stable in the address. */
  readonly key: string;
  readonly name: string;
  readonly shipped: boolean;
  /** Null when the stored application has not the shape of one. */
  readonly application: Application | null;
  /** What a saved case must give; null when it is only watched. */
  readonly expect: CaseRow['expect'];
}

/** A case of a real customer: nothing of it is kept under a name yet. */
export function toPastCase(application: Application, date: string): PreviewCase {
  const who = application.customer?.name ?? application.customer?.id;
  const name = who === undefined ? date : `${who}, ${date}`;
  // No saved case has this key: names do not begin with a space.
  return { key: ' past', name, shipped: false, application, expect: null };
}

/** Saved cases first: they are the reader's own. */
export function toPreviewCases(rows: readonly CaseRow[], locale: Locale): readonly PreviewCase[] {
  const cases = rows.map(
    (row, index): PreviewCase => ({
      key: row.caseId ?? `shipped-${index + 1}`,
      name: row.note?.[locale] ?? row.name,
      shipped: row.caseId === null,
      application: readApplication(row.application),
      expect: row.expect,
    }),
  );
  return [...cases.filter(({ shipped }) => !shipped), ...cases.filter(({ shipped }) => shipped)];
}
