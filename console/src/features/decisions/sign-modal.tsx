import { assessSignature } from '@encours/engine';
import { Alert, Button, Group, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { uiMessages } from '../../ui/messages.js';
import { NumberField } from '../../ui/number-field.js';
import type { DecisionRecord } from './decision-page.js';
import { signingMessages } from './signing-messages.js';
import type { Signing } from './signing-section.js';

interface SignModalProps {
  readonly record: DecisionRecord;
  readonly signing: Signing;
  readonly onClose: () => void;
}

/** Grants an amount or refuses. While the amount is typed, it says what the delegation asks for and who signs second. */
export function SignModal({ record, signing, onClose }: SignModalProps) {
  const t = useT(signingMessages);
  const ui = useT(uiMessages);
  const text = useText();
  const formats = useFormats();
  const { said, signatures } = signing;
  const earlier = signatures.at(-1)?.amountMinor ?? null;
  const [verdict, setVerdict] = useState<'grant' | 'refuse'>('grant');
  const [amount, setAmount] = useState<number | null>(earlier ?? proposalOf(said));
  const [isFaulty, setFaulty] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const sign = useMutation(
    trpc.decisions.sign.mutationOptions({
      onSuccess: async ({ status }) => {
        await queryClient.invalidateQueries(trpc.decisions.pathFilter());
        notifications.show({
          color: 'teal',
          message: status === 'resolved' ? t.doneResolved : t.doneFirst,
        });
        onClose();
      },
    }),
  );
  const granted = verdict === 'grant' ? amount : null;
  const takes = assessSignature(signing.delegation, said, granted);
  const most = Math.max(said.requestedMinor, said.limitMinor ?? 0);
  const blocked = verdict === 'grant' && (isFaulty || amount === null || amount > most);
  const holder = signing.held.find(({ level }) => level >= takes.level);
  const code = signing.reasons.find((each) => each.code === reason)?.code ?? null;
  const nothing = takes.direction === 'none' && record.outcome !== 'refer';
  const isReady =
    !blocked &&
    holder !== undefined &&
    !nothing &&
    comment.trim() !== '' &&
    (takes.direction === 'none' || code !== null);
  return (
    <Dialog onClose={onClose} size="lg" title={t.signTitle}>
      <Stack>
        <SegmentedControl
          aria-label={t.verdict}
          value={verdict}
          data={[
            { value: 'grant', label: t.grant },
            { value: 'refuse', label: t.refuse },
          ]}
          onChange={(value) => {
            setVerdict(value === 'refuse' ? 'refuse' : 'grant');
            // The amount is written anew when its field comes back.
            setFaulty(false);
          }}
        />
        {verdict === 'grant' && (
          <NumberField
            kind="money"
            label={t.amount(record.currency)}
            description={t.amountHelp(
              formats.money(said.requestedMinor, record.currency),
              said.limitMinor === null ? t.noProposal : formats.money(said.limitMinor, record.currency),
            )}
            currency={record.currency}
            value={amount}
            data-autofocus
            onChange={setAmount}
            isNeverNegative
            onFaulty={setFaulty}
          />
        )}
        <div aria-live="polite">
          {blocked ? (
            !isFaulty &&
            amount !== null && <Alert color="yellow">{t.tooMuch(formats.money(most, record.currency))}</Alert>
          ) : nothing ? (
            <Alert color="gray">{t.nothing}</Alert>
          ) : (
            <Takes signing={signing} amountMinor={granted} currency={record.currency} />
          )}
        </div>
        {takes.direction !== 'none' && !blocked && (
          <Select
            label={takes.direction === 'up' ? t.reasonUp : t.reasonDown}
            required
            value={reason}
            data={signing.reasons.map((each) => ({ value: each.code, label: text(each.text) }))}
            onChange={setReason}
          />
        )}
        <Textarea
          label={t.comment}
          description={t.commentHelp}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {sign.isError && <ErrorAlert error={sign.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button
            color={verdict === 'refuse' ? 'red' : 'ink'}
            loading={sign.isPending}
            disabled={!isReady}
            onClick={() =>
              sign.mutate({
                decisionId: record.decisionId,
                amountMinor: granted,
                reason: takes.direction === 'none' ? null : code,
                comment: comment.trim(),
                signaturesRead: signatures.length,
              })
            }
          >
            {verdict === 'refuse' ? t.refuseConfirm : t.grantConfirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What the machine would have a person sign: at most what was asked for. */
function proposalOf(said: Signing['said']): number | null {
  return said.limitMinor === null ? null : Math.min(said.limitMinor, said.requestedMinor);
}

interface TakesProps {
  readonly signing: Signing;
  readonly amountMinor: number | null;
  readonly currency: string;
}

/** Which authority the amount takes, whether this person has it, and from whom the second signature may come. */
function Takes({ signing, amountMinor, currency }: TakesProps) {
  const t = useT(signingMessages);
  const text = useText();
  const formats = useFormats();
  const takes = assessSignature(signing.delegation, signing.said, amountMinor);
  const level = signing.delegation.levels[takes.level];
  const holder = signing.held.find((each) => each.level >= takes.level);
  const able = signing.signatories.filter((each) => each.level >= takes.level).map(({ person }) => person);
  const names = (people: readonly { readonly name: string }[]): string =>
    formats.list(
      people.map(({ name }) => name),
      'disjunction',
    );
  const sentences = [
    t.counts(formats.money(takes.countedMinor, currency), level === undefined ? '' : text(level.label)),
    ...(takes.direction === 'none' ? [] : [takes.direction === 'up' ? t.isUp : t.isDown]),
  ];
  if (holder === undefined) {
    return (
      <Alert color="yellow" title={t.beyond}>
        {sentences.join(' ')} {able.length > 0 ? t.who(names(able)) : t.whoNobody}
      </Alert>
    );
  }
  const last = signing.signatures.at(-1);
  const seconds = last?.amountMinor === amountMinor && last.verdict === 'grant';
  const others = able.filter(({ id }) => id !== holder.holder.id);
  return (
    <Alert color="gray">
      {sentences.join(' ')} {!holder.mine && t.asSubstitute(holder.holder.name)}
      {takes.signatures === 2 && (
        <Text size="sm" mt={4}>
          {seconds ? t.isSecond(last.signer.name) : others.length > 0 ? t.second(names(others)) : t.secondNobody}
        </Text>
      )}
    </Alert>
  );
}
