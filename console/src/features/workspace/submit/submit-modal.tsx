import { Alert, Button, Group, Stepper } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../../api/trpc.js';
import type { ApiOutput } from '../../../api/types.js';
import { useT } from '../../../i18n/locale-provider.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorAlert } from '../../../ui/error-alert.js';
import type { Analysis } from '../analysis.js';
import type { DraftSaver } from '../draft-saver.js';
import type { Impact } from '../preview/impact.js';
import { ChecksStep } from './checks-step.js';
import { ConsequencesStep } from './consequences-step.js';
import { EvidenceStep, listEvidence } from './evidence-step.js';
import { submitMessages } from './messages.js';
import { WhyStep } from './why-step.js';

interface SubmitModalProps {
  readonly draft: ApiOutput['drafts']['get'];
  readonly analysis: Analysis;
  readonly impact: Impact | null;
  readonly saver: DraftSaver;
  readonly onClose: () => void;
}

const CONSEQUENCES = 4;

/** From a valid text to a second person's desk: checks, evidence, why, and what follows. */
export function SubmitModal({ draft, analysis, impact, saver, onClose }: SubmitModalProps) {
  const t = useT(submitMessages);
  const [step, setStep] = useState(0);
  const warnings = analysis.problems.filter(({ diagnostic }) => diagnostic.severity === 'warning');
  const [read, setRead] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState<{ readonly backtestId: string | null } | null>(null);
  const [comment, setComment] = useState(draft.comment ?? '');
  const [known, setKnown] = useState<ReadonlySet<number>>(new Set());
  const [unsaved, setUnsaved] = useState(false);
  const digest = analysis.policy?.digest ?? null;
  const backtests = useQuery(trpc.backtests.list.queryOptions());
  // Evidence that exists goes along unless its author leaves it out.
  const newest = listEvidence(backtests.data ?? [], digest)[0]?.backtestId ?? null;
  const backtestId = chosen === null ? newest : chosen.backtestId;
  const submit = useMutation(
    trpc.drafts.submit.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        notifications.show({ color: 'teal', message: t.done });
        onClose();
      },
    }),
  );
  const testsFine = impact !== null && impact.failed.length === 0;
  const complete = [
    analysis.errorCount === 0 && read.size === warnings.length && testsFine,
    true,
    comment.trim() !== '',
    known.size === CONSEQUENCES,
  ];
  const last = step === complete.length - 1;

  const send = async (): Promise<void> => {
    const revision = await saver.flush();
    setUnsaved(revision === null);
    if (revision !== null) submit.mutate({ draftId: draft.draftId, revision, comment: comment.trim(), backtestId });
  };

  return (
    <Dialog onClose={onClose} size={760} title={t.title}>
      <Stepper
        active={step}
        size="sm"
        iconSize={30}
        onStepClick={setStep}
        // Only steps already passed, and the next one once this one is complete.
        allowNextStepsSelect={false}
      >
        <Stepper.Step label={t.stepChecks}>
          <ChecksStep
            warnings={warnings.map(({ diagnostic }) => diagnostic)}
            policy={analysis.policy}
            impact={impact}
            read={read}
            onRead={setRead}
          />
        </Stepper.Step>
        <Stepper.Step label={t.stepEvidence}>
          <EvidenceStep
            draftId={draft.draftId}
            digest={digest}
            backtests={backtests}
            value={backtestId}
            onChange={(next) => setChosen({ backtestId: next })}
          />
        </Stepper.Step>
        <Stepper.Step label={t.stepWhy}>
          <WhyStep value={comment} onChange={setComment} />
        </Stepper.Step>
        <Stepper.Step label={t.stepConsequences}>
          <ConsequencesStep policy={analysis.policy} known={known} onKnown={setKnown} />
        </Stepper.Step>
      </Stepper>
      {unsaved && <Alert color="yellow">{t.saveFailed}</Alert>}
      {submit.isError && <ErrorAlert error={submit.error} />}
      <Group justify="space-between" mt="lg">
        <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t.back}
        </Button>
        <Button
          disabled={complete[step] !== true}
          loading={submit.isPending}
          onClick={() => {
            if (last) void send();
            else setStep(step + 1);
          }}
        >
          {last ? t.submit : t.next}
        </Button>
      </Group>
    </Dialog>
  );
}
