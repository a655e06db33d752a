import { Badge, Tooltip } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../api/trpc.js';
import { useT } from '../i18n/locale-provider.js';
import { layoutMessages } from './messages.js';

/** Says that this is not the real thing, wherever it is not. */
export function DemoRibbon() {
  const t = useT(layoutMessages);
  const about = useQuery(trpc.meta.about.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (about.data?.demo !== true) return null;
  return (
    <Tooltip label={t.demoHint}>
      <Badge miw="max-content" color="grape" leftSection={<IconFlask size={13} aria-hidden />} tabIndex={0}>
        {t.demo}
      </Badge>
    </Tooltip>
  );
}
