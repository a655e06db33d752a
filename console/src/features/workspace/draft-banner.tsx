import { Alert } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconEye, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { workspaceMessages } from './messages.js';

interface DraftBannerProps {
  readonly draft: ApiOutput['drafts']['get'];
}

/** Why the text cannot be edited, or why it came back. */
export const DraftBanner = memo(function DraftBanner({ draft }: DraftBannerProps) {
  const t = useT(workspaceMessages);
  if (draft.status === 'published' && draft.publishedVersion !== null) {
    return (
      <Alert color="teal" radius={0} p="xs" icon={<IconCircleCheck aria-hidden />}>
        {t.readOnlyPublished(draft.publishedVersion)}
      </Alert>
    );
  }
  if (!draft.mine) {
    return (
      <Alert color="gray" radius={0} p="xs" icon={<IconLock aria-hidden />}>
        {t.readOnlyOther(draft.author.name)}
      </Alert>
    );
  }
  if (draft.status === 'in_review') {
    return (
      <Alert color="ink" radius={0} p="xs" icon={<IconEye aria-hidden />}>
        {t.readOnlyReview}
      </Alert>
    );
  }
  if (draft.decidedBy !== null && draft.decisionComment !== null) {
    return (
      <Alert
        color="yellow"
        radius={0}
        p="xs"
        icon={<IconArrowBackUp aria-hidden />}
        title={t.rejectedBy(draft.decidedBy.name)}
      >
        {draft.decisionComment}
      </Alert>
    );
  }
  return null;
});
