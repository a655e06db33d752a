import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { LinkButton } from '../../ui/link.js';
import { BeginModal } from './begin-modal.js';
import { scorecardMessages } from './messages.js';
import { useOpenDraft } from './use-open-draft.js';

interface EditButtonProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
  readonly fromVersion: number;
}

/** Opens one's own draft, or makes one; asks from which version where that is not plain; says why not to those who may not. */
export function EditButton({ scorecard, fromVersion }: EditButtonProps) {
  const t = useT(scorecardMessages);
  const me = useMe();
  const open = useOpenDraft();
  const [choosing, choose] = useDisclosure(false);
  const begin = (version: number): void => open.mutate({ scorecardId: scorecard.id, fromVersion: version });
  const [last] = scorecard.versions;
  const isOvertaken = last !== undefined && last.version > fromVersion;
  const mine = scorecard.drafts.find((draft) => draft.mine);
  if (mine !== undefined) {
    return (
      <LinkButton
        to="/scorecards/$scorecardId/drafts/$draftId"
        params={{ scorecardId: scorecard.id, draftId: mine.draftId }}
        leftSection={<IconPencil size={16} aria-hidden />}
      >
        {t.openDraft}
      </LinkButton>
    );
  }
  return (
    <div>
      <GuardedButton
        leftSection={<IconPencil size={16} aria-hidden />}
        loading={open.isPending && !choosing}
        blockedBecause={can(me, 'write_scorecards') ? null : t.editForbidden}
        hint={t.editHint(fromVersion)}
        onClick={() => (isOvertaken ? choose.open() : begin(fromVersion))}
      >
        {t.edit}
      </GuardedButton>
      {open.isError && !choosing && <ErrorAlert error={open.error} />}
      {choosing && isOvertaken && (
        <BeginModal
          last={last}
          shown={fromVersion}
          pending={open.isPending ? open.variables.fromVersion : null}
          error={open.error}
          onBegin={begin}
          onClose={choose.close}
        />
      )}
    </div>
  );
}
