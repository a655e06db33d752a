import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** One sentence: why it is empty and what would fill it. */
  readonly text: ReactNode;
  /** One action at most. */
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
  /** When it is all there is on the page, its title is the page's. */
  readonly wholePage?: boolean;
}

/** What a list says when nothing is in it. */
export function EmptyState({ title, text, action, icon, wholePage = false }: EmptyStateProps) {
  return (
    <Stack align="center" gap={6} py={40} px="md" ta="center">
      <ThemeIcon variant="light" size={44} radius="xl" mb={6} aria-hidden>
        {icon ?? <IconInbox size={22} stroke={1.6} />}
      </ThemeIcon>
      {wholePage ? (
        <Title order={1} size="h2">
          {title}
        </Title>
      ) : (
        <Text fw={600}>{title}</Text>
      )}
      <Text size="sm" c="dimmed" maw={460}>
        {text}
      </Text>
      {action !== undefined && <div style={{ marginTop: 12 }}>{action}</div>}
    </Stack>
  );
}
