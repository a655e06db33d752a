import { Stack, Text } from '@mantine/core';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { type Figure, Figures } from '../../ui/figures.js';
import { LimitBar } from '../../ui/limit-bar.js';
import { LinkAnchor } from '../../ui/link.js';
import { Section } from '../../ui/section.js';
import { useNow } from '../../ui/use-now.js';
import type { Customer } from './customer-page.js';
import { customerMessages } from './messages.js';

interface LimitSectionProps {
  readonly customer: Customer;
}

/** What was granted, how much of it is used, what the scorecard would give today, and when to look again. */
export function LimitSection({ customer }: LimitSectionProps) {
  const t = useT(customerMessages);
  const formats = useFormats();
  const today = new Date(useNow(3_600_000)).toISOString().slice(0, 10);
  const { account, granted, rating, nextReview } = customer;
  const money = (minor: number) => formats.money(minor, account?.currency ?? undefined);
  const limit = granted?.limitMinor ?? null;
  const room = limit === null || account === null ? null : limit - account.exposureMinor;
  const figures: Figure[] = [
    ...(account === null ? [] : [{ label: t.exposure, value: money(account.exposureMinor) }]),
    ...(limit === null ? [] : [{ label: t.granted, value: money(limit) }]),
    ...(room === null ? [] : [{ label: room < 0 ? t.excess : t.available, value: money(Math.abs(room)) }]),
    ...(rating?.decision?.limit.amountMinor == null
      ? []
      : [{ label: t.computed, value: money(rating.decision.limit.amountMinor) }]),
    {
      label: t.review,
      value: nextReview === null ? t.reviewNone : formats.date(nextReview.on),
      ...(nextReview !== null && nextReview.on < today ? { detail: t.reviewLate } : {}),
    },
  ];
  return (
    <Section
      title={t.limitTitle}
      note={
        granted === null ? (
          t.grantedNone
        ) : (
          <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: granted.decisionId }} size="sm">
            {t.grantedNote(formats.date(granted.decidedAt))}
          </LinkAnchor>
        )
      }
    >
      <Stack gap="lg">
        {granted?.outcome === 'refer' && <Text size="sm">{t.waiting}</Text>}
        {account !== null && limit !== null && (
          <LimitBar exposureMinor={account.exposureMinor} limitMinor={limit} large />
        )}
        <Figures figures={figures} />
      </Stack>
    </Section>
  );
}
