import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { trpc } from '../api/trpc.js';
import { useT } from '../i18n/locale-provider.js';
import { useMe } from '../session/me-context.js';
import { useReturn } from '../session/use-return.js';
import { useSignIn } from '../session/use-sign-in.js';
import { ErrorAlert } from '../ui/error-alert.js';
import { layoutMessages } from './messages.js';

interface SessionExpiredModalProps {
  readonly opened: boolean;
}

/** Signing in again in place: the page below stays as it is, with all that was typed into it. */
export default function SessionExpiredModal({ opened }: SessionExpiredModalProps) {
  const t = useT(layoutMessages);
  const { user } = useMe();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useSignIn();
  const href = useRouterState({ select: ({ location }) => location.href });
  const about = useQuery(trpc.meta.about.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  useReturn(opened, user.id);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (password === '') return;
    signIn.mutate(
      { email: user.email, password },
      {
        onSuccess: () => {
          setPassword('');
          setTried(false);
        },
      },
    );
  };
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t.expiredTitle}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{t.expiredText}</Text>
          <Text size="sm" fw={600}>
            {user.email}
          </Text>
          {about.data?.oidc === true && (
            <div>
              <Button component="a" href="/api/oidc/start" target="_blank" variant="default" fullWidth>
                {t.goOnElsewhere}
              </Button>
              <Text size="xs" c="dimmed" mt={4}>
                {t.elsewhereText}
              </Text>
            </div>
          )}
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            data-autofocus
            required
            error={tried && password === '' && t.passwordNeeded}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signIn.isError && <ErrorAlert error={signIn.error} />}
          <Group justify="space-between">
            <Button component="a" href={`/sign-in?next=${encodeURIComponent(href)}`} variant="subtle" color="gray">
              {t.otherAccount}
            </Button>
            <Button type="submit" loading={signIn.isPending}>
              {t.goOn}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
