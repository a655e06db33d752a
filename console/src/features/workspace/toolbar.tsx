import { ActionIcon, Button, Menu, Modal, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowsDiff, IconBraces, IconDots, IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, useEffect } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { DiffView } from '../../editor/diff-view.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { ChangeList } from '../../policy/change-list.js';
import { useNewerVersion } from '../../policy/use-newer-version.js';
import { MeaningList } from '../../proofs/meaning-list.js';
import { useBenchmarks } from '../../proofs/use-benchmarks.js';
import { useComparison } from '../../proofs/use-comparison.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { LinkAnchor } from '../../ui/link.js';
import { uiMessages } from '../../ui/messages.js';
import { DraftStatusBadge } from '../../ui/status-badge.js';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import type { DraftSaver, SaveState } from './draft-saver.js';
import { workspaceMessages } from './messages.js';
import type { Impact } from './preview/impact.js';
import { SaveIndicator } from './save-indicator.js';
import { SubmitModal } from './submit/submit-modal.js';
import { WithdrawButton } from './submit/withdraw-button.js';
import { isUnread } from './unread-fields.js';
import classes from './workspace.module.css';

interface ToolbarProps {
  readonly draft: ApiOutput['drafts']['get'];
  readonly text: string;
  readonly analysis: Analysis;
  readonly impact: Impact | null;
  readonly saveState: SaveState;
  readonly saver: DraftSaver;
  readonly editable: boolean;
  readonly onFormat: () => void;
  readonly onFault: (problem: LocatedDiagnostic) => void;
}

/** Which draft this is, whether it is saved, and what can be done with it. */
export const Toolbar = memo(function Toolbar({
  draft,
  text,
  analysis,
  impact,
  saveState,
  saver,
  editable,
  onFormat,
  onFault,
}: ToolbarProps) {
  const t = useT(workspaceMessages);
  const ui = useT(uiMessages);
  const inWords = useText();
  const [comparing, compare] = useDisclosure(false);
  const [submitting, submit] = useDisclosure(false);
  const [discarding, discard] = useDisclosure(false);
  const name = inWords(draft.scorecardName);
  const base = `v${draft.baseVersion}`;
  useEffect(() => {
    document.title = `${name} · Encours`;
  }, [name]);
  const errors = analysis.problems.filter(({ diagnostic }) => diagnostic.severity === 'error');
  // What the form shows and the text does not have goes first: it is the one that nobody would look for.
  const fault = errors.find(isUnread) ?? errors[0];
  const blocked =
    fault !== undefined
      ? isUnread(fault)
        ? t.submitUnread(errors.filter(isUnread).length)
        : t.submitErrors(errors.length)
      : text === draft.baseText
        ? t.submitUnchanged
        : null;
  return (
    <header className={classes.toolbar}>
      <div className={classes.toolbarTitle}>
        <nav className={classes.crumbs} aria-label={ui.path}>
          <LinkAnchor to="/scorecards" c="dimmed" size="sm">
            {t.scorecards}
          </LinkAnchor>
          <span aria-hidden>/</span>
          <LinkAnchor to="/scorecards/$scorecardId" params={{ scorecardId: draft.scorecardId }} c="dimmed" size="sm">
            {name}
          </LinkAnchor>
        </nav>
        <div className={classes.titleLine}>
          <h1>
            {t.draftTitle(base)}
            {!draft.mine && ` ${t.draftOf(draft.author.name)}`}
          </h1>
          <DraftStatusBadge status={draft.status} />
          {editable && <SaveIndicator state={saveState} />}
          {draft.newerVersion !== null && <NewerVersion draft={draft} newer={draft.newerVersion} saver={saver} />}
        </div>
      </div>
      <div className={classes.toolbarActions}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowsDiff size={15} aria-hidden />}
          onClick={compare.open}
        >
          {t.compare}
        </Button>
        {draft.mine && draft.status === 'in_review' && <WithdrawButton draftId={draft.draftId} />}
        {editable && (
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={30} aria-label={t.more}>
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconBraces size={16} aria-hidden />} onClick={onFormat}>
                  {t.format}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={discard.open}>
                  {t.discard}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <GuardedButton
              size="xs"
              leftSection={<IconSend size={15} aria-hidden />}
              blockedBecause={blocked}
              {...(fault === undefined ? {} : { onBlocked: () => onFault(fault) })}
              onClick={submit.open}
            >
              {t.submit}
            </GuardedButton>
          </>
        )}
      </div>
      <Modal
        opened={comparing}
        onClose={compare.close}
        size="92%"
        title={t.compareTitle(base)}
        closeButtonProps={{ 'aria-label': ui.close }}
      >
        {text === draft.baseText ? (
          t.compareNothing
        ) : (
          <Tabs defaultValue="words">
            <Tabs.List mb="md">
              <Tabs.Tab value="words">{t.compareWords}</Tabs.Tab>
              <Tabs.Tab value="lines">{t.compareLines}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="words" mih="40vh">
              {comparing && (
                <Meaning
                  before={draft.baseText}
                  after={text}
                  currency={analysis.policy?.scorecard.about.currency ?? 'EUR'}
                />
              )}
              <ChangeList
                before={draft.baseText}
                after={text}
                currency={analysis.policy?.scorecard.about.currency ?? 'EUR'}
              />
            </Tabs.Panel>
            <Tabs.Panel value="lines">
              <DiffView before={draft.baseText} after={text} label={t.compare} height="70vh" />
            </Tabs.Panel>
          </Tabs>
        )}
      </Modal>
      {submitting && (
        <SubmitModal draft={draft} analysis={analysis} impact={impact} saver={saver} onClose={submit.close} />
      )}
      {discarding && <DiscardModal draft={draft} onClose={discard.close} />}
    </header>
  );
});

interface NewerVersionProps {
  readonly draft: ApiOutput['drafts']['get'];
  readonly newer: NonNullable<ApiOutput['drafts']['get']['newerVersion']>;
  readonly saver: DraftSaver;
}

/** Which version the draft did not start from though it is the last one; its author may take it in. */
function NewerVersion({ draft, newer, saver }: NewerVersionProps) {
  const t = useT(workspaceMessages);
  const navigate = useNavigate();
  const nameNewer = useNewerVersion();
  return (
    <span className={classes.newer}>
      <IconAlertTriangle size={15} aria-hidden />
      <span>
        {t.notInDraft(nameNewer(newer))}{' '}
        {draft.mine && (
          <LinkAnchor
            to="/approvals/$draftId/rebase"
            params={{ draftId: draft.draftId }}
            size="sm"
            underline="always"
            onClick={(event) => {
              // The other page reads what is saved.
              event.preventDefault();
              void saver
                .flush()
                .then(() => navigate({ to: '/approvals/$draftId/rebase', params: { draftId: draft.draftId } }));
            }}
          >
            {t.rebase(newer.version)}
          </LinkAnchor>
        )}
      </span>
    </span>
  );
}

interface MeaningProps {
  readonly before: string;
  readonly after: string;
  readonly currency: string;
}

function Meaning({ before, after, currency }: MeaningProps) {
  const { benchmarks } = useBenchmarks();
  return <MeaningList comparison={useComparison(before, after, benchmarks)} currency={currency} />;
}

interface DiscardModalProps {
  readonly draft: ApiOutput['drafts']['get'];
  readonly onClose: () => void;
}

function DiscardModal({ draft, onClose }: DiscardModalProps) {
  const t = useT(workspaceMessages);
  const navigate = useNavigate();
  const remove = useMutation(
    trpc.drafts.discard.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/scorecards/$scorecardId', params: { scorecardId: draft.scorecardId } });
        queryClient.removeQueries(trpc.drafts.get.queryFilter({ draftId: draft.draftId }));
        await queryClient.invalidateQueries(trpc.scorecards.pathFilter());
      },
    }),
  );
  return (
    <ConfirmModal
      opened
      danger
      title={t.discardTitle}
      confirmLabel={t.discard}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ draftId: draft.draftId })}
      onClose={onClose}
    >
      {t.discardText}
    </ConfirmModal>
  );
}
