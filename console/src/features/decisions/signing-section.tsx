import { Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { Section } from '../../ui/section.js';
import { StatusBadge, type Tone } from '../../ui/status-badge.js';
import type { DecisionRecord } from './decision-page.js';
import classes from './decisions.module.css';
import { SignModal } from './sign-modal.js';
import { signingMessages } from './signing-messages.js';

export type Signing = ApiOutput['decisions']['signing'];

const TONES: Readonly<Record<Signing['status'], Tone>> = {
  final: 'neutral',
  waiting: 'caution',
  waiting_second: 'caution',
  lapsed: 'neutral',
  resolved: 'positive',
};

interface SigningSectionProps {
  readonly record: DecisionRecord;
}

/** What people made of the decision, and the way to sign it or to depart from it. */
export function SigningSection({ record }: SigningSectionProps) {
  const t = useT(signingMessages);
  const formats = useFormats();
  const query = useQuery(trpc.decisions.signing.queryOptions({ decisionId: record.decisionId }));
  const [opened, { open, close }] = useDisclosure(false);
  const signing = query.data;
  if (signing === undefined) return null;
  const { status, dueOn, whyNot, signatures } = signing;
  const refers = record.outcome === 'refer';
  return (
    <Section
      title={t.title}
      note={dueOn === null || status === 'resolved' ? undefined : t.due(formats.dateLong(dueOn))}
      actions={
        status === 'resolved' || status === 'lapsed' ? undefined : (
          <GuardedButton
            leftSection={<IconSignature size={16} aria-hidden />}
            variant={refers ? 'filled' : 'default'}
            blockedBecause={whyNot === null ? null : t[`whyNot_${whyNot}`]}
            onClick={open}
          >
            {refers ? t.sign : t.override}
          </GuardedButton>
        )
      }
    >
      <Stack gap="sm">
        <Group gap="sm">
          <StatusBadge tone={TONES[status]} label={t[`status_${status}`]} />
          <Outcome signing={signing} />
        </Group>
        {signatures.length > 0 && (
          <ol className={classes.signatures}>
            {signatures.map((signature) => (
              <SignatureLine key={signature.signedAt} signature={signature} currency={record.currency} />
            ))}
          </ol>
        )}
      </Stack>
      {opened && <SignModal record={record} signing={signing} onClose={close} />}
    </Section>
  );
}

interface OutcomeProps {
  readonly signing: Signing;
}

function Outcome({ signing: { resolution } }: OutcomeProps) {
  const t = useT(signingMessages);
  const formats = useFormats();
  if (resolution === null) return null;
  return (
    <Text size="sm">
      {resolution.limitMinor === null || resolution.validUntil === null
        ? t.refused
        : t.granted(formats.money(resolution.limitMinor, resolution.currency), formats.dateLong(resolution.validUntil))}
    </Text>
  );
}

interface SignatureLineProps {
  readonly signature: Signing['signatures'][number];
  readonly currency: string;
}

function SignatureLine({ signature, currency }: SignatureLineProps) {
  const t = useT(signingMessages);
  const text = useText();
  const formats = useFormats();
  const { signer, onBehalfOf, amountMinor, direction, reason } = signature;
  return (
    <li>
      <Text size="sm" fw={550}>
        {amountMinor === null
          ? t.lineRefused(signer.name)
          : t.lineGranted(signer.name, formats.money(amountMinor, currency))}
        {onBehalfOf !== null && ` ${t.inPlaceOf(onBehalfOf.name)}`}
      </Text>
      <Text size="sm">{signature.comment}</Text>
      <Text size="xs" c="dimmed">
        {[
          formats.dateTime(signature.signedAt),
          ...(direction === 'none' ? [] : [t[direction]]),
          ...(reason === null ? [] : [text(reason.text)]),
        ].join(' · ')}
      </Text>
    </li>
  );
}
