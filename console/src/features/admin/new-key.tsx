import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT } from '../../i18n/locale-provider.js';
import { CodeBlock } from '../../ui/code-block.js';
import { curlExample } from './curl-example.js';
import { adminMessages } from './messages.js';
import { SecretField } from './secret-field.js';

interface NewKeyProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** A key that is shown this once, with a call to try it. */
export function NewKey({ secret, onClose }: NewKeyProps) {
  const t = useT(adminMessages);
  const scorecards = useQuery(trpc.scorecards.list.queryOptions());
  const scorecardId = scorecards.data?.find(({ inForce }) => inForce !== null)?.id ?? 'trade-credit-standard';
  const example = curlExample(window.location.origin, secret, scorecardId, new Date().toISOString().slice(0, 10));
  return (
    <Stack>
      <Text size="sm">{t.secretText}</Text>
      <SecretField label={t.secret} value={secret} />
      <div>
        <Group justify="space-between" mb={6}>
          <Text size="sm" fw={500}>
            {t.example}
          </Text>
          <CopyButton value={example}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
        </Group>
        <CodeBlock label={t.example}>{example}</CodeBlock>
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t.done}</Button>
      </Group>
    </Stack>
  );
}
