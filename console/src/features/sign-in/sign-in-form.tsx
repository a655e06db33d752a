import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { useSignIn } from '../../session/use-sign-in.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { DemoAccounts } from './demo-accounts.js';
import { signInMessages } from './messages.js';
import { safeNext } from './safe-next.js';

interface SignInFormProps {
  readonly next: string | undefined;
}

export function SignInForm({ next }: SignInFormProps) {
  const t = useT(signInMessages);
  const router = useRouter();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useSignIn();

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '' || password === '') return;
    signIn.mutate(
      { email: email.trim(), password },
      {
        onSuccess: () => {
          void router.invalidate().then(() => navigate({ href: safeNext(next), replace: true }));
        },
      },
    );
  };

  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t.email}
            type="email"
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            size="md"
            value={email}
            error={tried && email.trim() === '' ? t.emailNeeded : undefined}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            value={password}
            error={tried && password === '' ? t.passwordNeeded : undefined}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signIn.isError && <ErrorAlert error={signIn.error} title={t.failed} />}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t.submit}
          </Button>
        </Stack>
      </form>
      <DemoAccounts
        onPick={(account) => {
          setEmail(account.email);
          setPassword(account.password);
        }}
        picked={email}
      />
    </>
  );
}
