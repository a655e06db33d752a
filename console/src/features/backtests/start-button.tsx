import { IconChartHistogram } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can, roleNames, rolesWith } from '../../session/roles.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { backtestMessages } from './messages.js';

/** Leads to the form, or says who may run backtests. */
export function StartButton() {
  const t = useT(backtestMessages);
  const names = useT(roleNames);
  const formats = useFormats();
  const navigate = useNavigate();
  const me = useMe();
  const roles = rolesWith('run_backtests').map((role) => names[role]);
  return (
    <GuardedButton
      leftSection={<IconChartHistogram size={16} aria-hidden />}
      blockedBecause={can(me, 'run_backtests') ? null : t.startReason(formats.list(roles, 'disjunction'))}
      onClick={() => void navigate({ to: '/backtests/new' })}
    >
      {t.start}
    </GuardedButton>
  );
}
