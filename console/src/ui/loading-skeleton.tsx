import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useT } from '../i18n/locale-provider.js';
import { uiMessages } from './messages.js';
import { useDelayed } from './use-delayed.js';

interface LoadingSkeletonProps {
  /** The final shape: rows of a table, cards, or a page with its heading. */
  readonly shape?: 'page' | 'rows' | 'card';
  readonly rows?: number;
}

/** Placeholders in the final shape, shown only when loading takes longer than 150 ms. */
export function LoadingSkeleton({ shape = 'rows', rows = 5 }: LoadingSkeletonProps) {
  const t = useT(uiMessages);
  const visible = useDelayed();
  if (!visible) return null;
  return (
    <Stack gap="sm" role="status" p={shape === 'page' ? 32 : 20}>
      <VisuallyHidden>{t.loading}</VisuallyHidden>
      {shape === 'page' && (
        <>
          <Skeleton height={28} width="32%" />
          <Skeleton height={18} width="56%" mb="lg" />
        </>
      )}
      {shape === 'card' ? (
        <Skeleton height={140} radius="lg" />
      ) : (
        Array.from({ length: rows }, (_, row) => row).map((row) => (
          <Skeleton key={row} height={34} opacity={1 - row / (rows + 2)} />
        ))
      )}
    </Stack>
  );
}
