import { ActionIcon, CopyButton, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { CodeBlock } from '../../ui/code-block.js';
import { LinkAnchor } from '../../ui/link.js';
import { Section } from '../../ui/section.js';
import type { DecisionRecord } from './decision-page.js';
import classes from './decisions.module.css';
import { decisionsMessages } from './messages.js';
import { ReplaySection } from './replay-section.js';

interface DecisionReceiptProps {
  readonly record: DecisionRecord;
}

/** What it takes to replay the decision and to prove that it is still the same. */
export function DecisionReceipt({ record }: DecisionReceiptProps) {
  const t = useT(decisionsMessages);
  const formats = useFormats();
  const me = useMe();
  const { receipt } = record.decision;
  const input = JSON.stringify(record.application, null, 2);
  return (
    <Stack gap="lg">
      <Section title={t.receipt} note={t.receiptText}>
        <dl className={classes.receipt}>
          <Line label={t.decisionId} copy={record.decisionId} />
          <Line label={t.auditRow}>
            {can(me, 'read_audit') ? (
              <LinkAnchor to="/audit" search={{ row: record.auditSequence }}>
                {formats.number(record.auditSequence)}
              </LinkAnchor>
            ) : (
              formats.number(record.auditSequence)
            )}
          </Line>
          <Line label={t.decisionDate}>{formats.date(receipt.date)}</Line>
          <Line label={t.scorecard}>
            <LinkAnchor
              to="/scorecards/$scorecardId"
              params={{ scorecardId: receipt.scorecard.id }}
              search={{ version: receipt.scorecard.version }}
            >
              {receipt.scorecard.id}@{receipt.scorecard.version}
            </LinkAnchor>
          </Line>
          <Line label={t.digest} copy={receipt.scorecard.digest} />
          {receipt.benchmarks.map((benchmark) => (
            <Line
              key={benchmark.id}
              label={`${t.benchmark} ${benchmark.id}@${benchmark.version}`}
              copy={benchmark.digest}
            />
          ))}
          <Line label={t.input} copy={receipt.inputDigest} />
          <Line label={t.engine}>{receipt.engineVersion}</Line>
          {record.requestId !== null && <Line label={t.request} copy={record.requestId} />}
        </dl>
      </Section>
      <ReplaySection record={record} />
      <Section title={t.application}>
        <CodeBlock label={t.applicationText}>{input}</CodeBlock>
      </Section>
    </Stack>
  );
}

interface LineProps {
  readonly label: string;
  /** A value to be copied whole. */
  readonly copy?: string;
  readonly children?: ReactNode;
}

function Line({ label, copy, children }: LineProps) {
  const t = useT(decisionsMessages);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {copy === undefined ? (
          <Text span>{children}</Text>
        ) : (
          <>
            <span className={classes.mono}>{copy}</span>
            <CopyButton value={copy}>
              {({ copied, copy: onCopy }) => (
                <Tooltip label={copied ? t.copied : t.copy(label)}>
                  <ActionIcon size="sm" aria-label={t.copy(label)} onClick={onCopy}>
                    {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
                  </ActionIcon>
                </Tooltip>
              )}
            </CopyButton>
          </>
        )}
      </dd>
    </div>
  );
}
