import { IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can, roleNames, rolesWith } from '../../session/roles.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { dataMessages } from './messages.js';

interface ImportButtonProps {
  /** The dataset to add to; a new one when left out. */
  readonly datasetId?: string;
  readonly variant?: 'filled' | 'default';
}

/** Leads to the import, or says who may import. */
export function ImportButton({ datasetId, variant = 'filled' }: ImportButtonProps) {
  const t = useT(dataMessages);
  const names = useT(roleNames);
  const formats = useFormats();
  const navigate = useNavigate();
  const me = useMe();
  const roles = rolesWith('import_data').map((role) => names[role]);
  return (
    <GuardedButton
      variant={variant}
      leftSection={<IconUpload size={16} aria-hidden />}
      blockedBecause={can(me, 'import_data') ? null : t.importReason(formats.list(roles, 'disjunction'))}
      onClick={() => void navigate({ to: '/data/import', search: { dataset: datasetId } })}
    >
      {datasetId === undefined ? t.import : t.addFile}
    </GuardedButton>
  );
}
