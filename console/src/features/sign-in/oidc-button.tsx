import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { signInMessages } from './messages.js';

interface OidcButtonProps {
  /** The provider sent somebody back whom we do not know. */
  readonly refused: boolean;
  /** Where the person was going. */
  readonly next: string;
}

/** The way to the company's own identity provider; nothing where there is none. */
export function OidcButton({ refused, next }: OidcButtonProps) {
  const t = useT(signInMessages);
  const about = useQuery(trpc.meta.about.queryOptions());
  if (about.data?.oidc !== true) return null;
  return (
    <>
      {refused && (
        <Alert color="red" title={t.failed} mb="md" role="alert">
          {t.oidcRefused}
        </Alert>
      )}
      <Button
        component="a"
        href={`/api/oidc/start?next=${encodeURIComponent(next)}`}
        variant="default"
        fullWidth
        mb="lg"
      >
        {t.oidc}
      </Button>
    </>
  );
}
