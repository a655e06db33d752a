import { SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { DiffView } from '../../editor/diff-view.js';
import { useT } from '../../i18n/locale-provider.js';
import { type DocumentSide, readSide } from '../../policy/document-side.js';
import { usePlaceName } from '../../policy/use-place-name.js';
import { useValueWords } from '../../policy/use-value-words.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import classes from './approvals.module.css';
import { approvalMessages } from './messages.js';
import { rebaseRoute } from './routes.js';

type Preview = ApiOutput['drafts']['rebasePreview'];
type Side = 'mine' | 'current';

/** What becomes of the draft on top of the version that overtook it? */
export default function RebasePage() {
  const { draftId } = rebaseRoute.useParams();
  const query = useQuery(trpc.drafts.rebasePreview.queryOptions({ draftId }, { gcTime: 0 }));
  return (
    <Page>
      <QueryView query={query} ability="write_scorecards" skeleton={<LoadingSkeleton shape="page" />}>
        {(preview) => <Rebase draftId={draftId} preview={preview} />}
      </QueryView>
    </Page>
  );
}

interface RebaseProps {
  readonly draftId: string;
  readonly preview: Preview;
}

function Rebase({ draftId, preview }: RebaseProps) {
  const t = useT(approvalMessages);
  const navigate = useNavigate();
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const { conflicts, taken } = preview;
  const rebase = useMutation(
    trpc.drafts.rebase.mutationOptions({
      onSuccess: async () => {
        // The workspace begins with what it is given: never with the text of before.
        queryClient.removeQueries(trpc.drafts.get.queryFilter({ draftId }));
        await queryClient.invalidateQueries();
        notifications.show({ color: 'teal', message: t.rebased });
        await navigate({
          to: '/scorecards/$scorecardId/drafts/$draftId',
          params: { scorecardId: preview.scorecardId, draftId },
        });
      },
    }),
  );
  const mine = useMemo(() => readSide(preview.draftText), [preview.draftText]);
  const current = useMemo(() => readSide(preview.currentText), [preview.currentText]);
  const isChosen = conflicts.every(({ pointer }) => choices[pointer] !== undefined);
  return (
    <>
      <PageHeader
        title={t.rebaseTitle(preview.currentVersion)}
        answer={t.rebaseAnswer(taken.length, conflicts.length)}
        crumbs={[
          <LinkAnchor key="approvals" to="/approvals" c="dimmed">
            {t.title}
          </LinkAnchor>,
        ]}
        actions={
          <GuardedButton
            loading={rebase.isPending}
            blockedBecause={isChosen ? null : t.rebaseMissing}
            onClick={() => rebase.mutate({ draftId, revision: preview.revision, choices: { ...choices } })}
          >
            {t.rebaseConfirm}
          </GuardedButton>
        }
      />
      {rebase.isError && <ErrorAlert error={rebase.error} />}
      {conflicts.length > 0 && (
        <Section title={t.conflicts}>
          <Stack gap="lg">
            {conflicts.map((conflict) => (
              <ConflictChoice
                key={conflict.pointer}
                conflict={conflict}
                side={conflict.mine === null ? current : mine}
                chosen={choices[conflict.pointer] ?? null}
                onChoose={(side) => setChoices((before) => ({ ...before, [conflict.pointer]: side }))}
              />
            ))}
          </Stack>
        </Section>
      )}
      <Section title={t.rebaseResult}>
        <DiffView before={preview.currentText} after={preview.text} label={t.rebaseResult} height="60vh" />
      </Section>
    </>
  );
}

interface ConflictChoiceProps {
  readonly conflict: Preview['conflicts'][number];
  /** The document that has the place. */
  readonly side: DocumentSide;
  readonly chosen: Side | null;
  readonly onChoose: (side: Side) => void;
}

function ConflictChoice({ conflict, side, chosen, onChoose }: ConflictChoiceProps) {
  const t = useT(approvalMessages);
  const namePlace = usePlaceName();
  const showValue = useValueWords();
  const name = namePlace(side, conflict.path) || conflict.pointer;
  const currency = side.scorecard?.about.currency ?? 'EUR';
  const sides = [
    [t.sideBase, conflict.base],
    [t.sideMine, conflict.mine],
    [t.sideCurrent, conflict.current],
  ] as const;
  return (
    <div>
      <Text fw={600} className={classes.place}>
        {name}
      </Text>
      <div className={classes.sides}>
        {sides.map(([label, json]) => (
          <div key={label}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text size="sm">
              {json === null ? t.nothingThere : showValue(side, conflict.path, JSON.parse(json), currency)}
            </Text>
          </div>
        ))}
      </div>
      <SegmentedControl
        aria-label={name}
        value={chosen ?? ''}
        data={[
          { value: 'mine', label: t.keepMine },
          { value: 'current', label: t.keepCurrent },
        ]}
        onChange={(value) => onChoose(value === 'mine' ? 'mine' : 'current')}
      />
    </div>
  );
}
