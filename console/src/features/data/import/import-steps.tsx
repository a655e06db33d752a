import { Stepper } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../../i18n/locale-provider.js';
import { IMPORT_STEPS, importRoute } from '../routes.js';
import { importMessages } from './messages.js';

/** Where the import stands; steps that are done can be gone back to, until the import runs. */
export function ImportSteps() {
  const t = useT(importMessages);
  const navigate = useNavigate();
  const { upload, step = 'file', job } = importRoute.useSearch();
  const active = job !== undefined ? 4 : upload === undefined ? 0 : IMPORT_STEPS.indexOf(step);
  const labels = [t.stepFile, t.stepReading, t.stepColumns, t.stepCheck, t.stepRun];
  const go = (index: number) => {
    const next = IMPORT_STEPS[index];
    if (next !== undefined) void navigate({ to: '/data/import', search: (before) => ({ ...before, step: next }) });
  };
  return (
    <Stepper active={active} onStepClick={go} size="sm" aria-label={t.steps} allowNextStepsSelect={false}>
      {labels.map((label, index) => (
        <Stepper.Step key={label} label={label} allowStepSelect={job === undefined && index < active} />
      ))}
    </Stepper>
  );
}
