import { useMe } from '../../../session/me-context.js';
import type { Kind } from '../fields.js';
import { importRoute } from '../routes.js';
import { CheckStep } from './check-step.js';
import { ColumnsStep } from './columns-step.js';
import { ReadingStep } from './reading-step.js';
import type { Inspection } from './readings.js';
import { type ImportDraft, useImportDraft } from './use-import-draft.js';

interface ReadFileProps {
  readonly kinds: readonly Kind[];
  readonly uploadId: string;
  readonly inspection: Inspection;
}

export interface StepProps extends ReadFileProps {
  readonly draft: ImportDraft;
  readonly onChange: (change: Partial<ImportDraft>) => void;
}

/** Steps 2 to 4, over what a person has said about the file so far. */
export function ReadFile({ kinds, uploadId, inspection }: ReadFileProps) {
  const me = useMe();
  const { step, dataset } = importRoute.useSearch();
  const [draft, onChange] = useImportDraft(`${uploadId}.${inspection.kind}`, {
    mapping: { ...inspection.suggestedMapping, currency: me.company.currency },
    target:
      dataset === undefined
        ? { kind: 'new', name: inspection.fileName.replace(/\.(csv|txt|tsv)?(\.gz)?$/i, '') }
        : { kind: 'existing', datasetId: dataset },
    saveMappingAs: null,
  });
  const props: StepProps = { kinds, uploadId, inspection, draft, onChange };
  if (step === 'check') return <CheckStep {...props} />;
  return step === 'columns' ? <ColumnsStep {...props} /> : <ReadingStep {...props} />;
}
