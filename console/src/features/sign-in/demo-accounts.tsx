import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { roleNames } from '../../session/roles.js';
import { signInMessages } from './messages.js';
import classes from './sign-in.module.css';

type DemoAccount = ApiOutput['meta']['about']['demoAccounts'][number];

interface DemoAccountsProps {
  readonly picked: string;
  readonly onPick: (account: DemoAccount) => void;
}

/** On a demonstration server: one click fills the form with somebody's account. */
export function DemoAccounts({ picked, onPick }: DemoAccountsProps) {
  const t = useT(signInMessages);
  const names = useT(roleNames);
  const formats = useFormats();
  const about = useQuery(trpc.meta.about.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (about.data === undefined || about.data.demoAccounts.length === 0) return null;
  return (
    <section className={classes.demo} aria-labelledby="demo-accounts">
      <Text id="demo-accounts" size="sm" fw={600}>
        {t.demoTitle}
      </Text>
      <Text size="sm" c="dimmed">
        {t.demoHint}
      </Text>
      <div className={classes.accounts}>
        {about.data.demoAccounts.map((account) => (
          <UnstyledButton
            key={account.email}
            className={classes.account}
            aria-pressed={picked === account.email}
            onClick={() => onPick(account)}
          >
            <span className={classes.accountName}>{account.name}</span>
            <span className={classes.accountRoles}>{formats.list(account.roles.map((role) => names[role]))}</span>
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
