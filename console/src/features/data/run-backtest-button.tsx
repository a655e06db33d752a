import { IconChartHistogram } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can, roleNames, rolesWith } from '../../session/roles.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import type { Dataset } from './dataset-figures.js';
import { dataMessages } from './messages.js';

interface RunBacktestButtonProps {
  readonly dataset: Dataset;
}

/** Leads to a backtest on this dataset, or says what it lacks. */
export function RunBacktestButton({ dataset }: RunBacktestButtonProps) {
  const t = useT(dataMessages);
  const names = useT(roleNames);
  const formats = useFormats();
  const navigate = useNavigate();
  const me = useMe();
  const roles = rolesWith('run_backtests').map((role) => names[role]);
  const lacking = dataset.suggestedPlan === null ? t.noPlan : null;
  return (
    <GuardedButton
      leftSection={<IconChartHistogram size={16} aria-hidden />}
      blockedBecause={can(me, 'run_backtests') ? lacking : t.backtestReason(formats.list(roles, 'disjunction'))}
      onClick={() => void navigate({ to: '/backtests/new', search: { dataset: dataset.datasetId } })}
    >
      {t.backtest}
    </GuardedButton>
  );
}
