import { type Decision, describeOffer } from '@encours/engine';
import { Alert, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowRight, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useFormats, useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import { OutcomeBadge, RatingMark } from '../../../ui/status-badge.js';
import type { CaseImpact, Impact } from './impact.js';
import { previewMessages } from './messages.js';
import classes from './preview.module.css';

const LISTED = 60;

interface ImpactPanelProps {
  readonly impact: Impact | null;
  readonly running: boolean;
  readonly stale: boolean;
  readonly currency: string;
  readonly onOpen: (key: string) => void;
}

/** What the draft does to all cases at once: totals before and after, tests, and each case that changes. */
export function ImpactPanel({ impact, running, stale, currency, onOpen }: ImpactPanelProps) {
  const t = useT(previewMessages);
  const formats = useFormats();
  if (impact === null) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {stale ? t.impactNeverValid : t.impactRunning}
      </Text>
    );
  }
  const { before, after, changed, failed, tests, cases } = impact;
  const rows = [
    { name: t.approved, before: before.approve, after: after.approve },
    { name: t.referred, before: before.refer, after: after.refer },
    { name: t.declined, before: before.decline, after: after.decline },
  ];
  return (
    <div className={classes.impact} data-stale={stale || running || undefined}>
      <Text fw={600}>
        {cases.length === 0
          ? t.impactNoCase
          : changed.length === 0
            ? t.impactNone(cases.length)
            : t.impactSome(changed.length, cases.length)}
      </Text>
      {stale && (
        <Text size="sm" c="dimmed">
          {t.impactStale}
        </Text>
      )}
      {failed.length > 0 ? (
        <Alert color="red" icon={<IconCircleX aria-hidden />} p="xs">
          {t.testsFailed(failed.length)}
        </Alert>
      ) : (
        tests > 0 && (
          <Text size="sm" className={classes.passed}>
            <IconCircleCheck size={15} aria-hidden /> {t.testsPassed(tests)}
          </Text>
        )
      )}
      <Table verticalSpacing={5} horizontalSpacing="xs" aria-label={t.impact}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <VisuallyHidden>{t.impact}</VisuallyHidden>
            </Table.Th>
            <Table.Th ta="right">{t.before}</Table.Th>
            <Table.Th ta="right">{t.after}</Table.Th>
            <Table.Th ta="right">{t.change}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Td>{row.name}</Table.Td>
              <Table.Td ta="right">{formats.number(row.before)}</Table.Td>
              <Table.Td ta="right">{formats.number(row.after)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {formats.signed(row.after - row.before)}
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>{t.limitTotal}</Table.Td>
            <Table.Td ta="right">{formats.moneyShort(before.limitMinor, currency)}</Table.Td>
            <Table.Td ta="right">{formats.moneyShort(after.limitMinor, currency)}</Table.Td>
            <Table.Td ta="right" fw={600}>
              {signedMoney(after.limitMinor - before.limitMinor)}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <ul className={classes.changed}>
        {[...failed, ...changed.filter((item) => item.passed !== false)].slice(0, LISTED).map((item) => (
          <li key={item.key}>
            <UnstyledButton
              className={classes.changedCase}
              onClick={() => onOpen(item.key)}
              title={t.openCase(item.name)}
            >
              <span className={classes.changedName}>{item.name}</span>
              <span className={classes.changedMove}>
                <Brief decision={item.before} other={item.after} />
                <IconArrowRight size={13} aria-hidden />
                <Brief decision={item.after} other={item.before} />
                {item.passed === false && <IconCircleX size={14} aria-label={t.expected} />}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {changed.length > LISTED && (
        <Text size="sm" c="dimmed">
          {t.moreCases(changed.length - LISTED)}
        </Text>
      )}
    </div>
  );

  function signedMoney(minor: number): string {
    return `${minor > 0 ? '+' : ''}${formats.moneyShort(minor, currency)}`;
  }
}

interface BriefProps {
  readonly decision: CaseImpact['before'];
  readonly other: CaseImpact['before'];
}

function Brief({ decision, other }: BriefProps) {
  const t = useT(previewMessages);
  const text = useText();
  const { locale } = useLocale();
  if (decision === null) return <span>{t.undecidable}</span>;
  const terms = describeOffer(decision.terms, locale);
  return (
    <>
      <OutcomeBadge outcome={decision.outcome} size="sm" />
      <BriefLimit decision={decision} />
      {decision.rating !== other?.rating && <RatingMark rating={decision.rating} />}
      {terms !== (other === null ? null : describeOffer(other.terms, locale)) && <span>{terms}</span>}
      {decision.authority.role !== other?.authority.role && <span>{text(decision.authority.label)}</span>}
    </>
  );
}

interface BriefLimitProps {
  readonly decision: Decision;
}

function BriefLimit({ decision }: BriefLimitProps) {
  const formats = useFormats();
  const { amountMinor } = decision.limit;
  return <span>{amountMinor === null ? '–' : formats.moneyShort(amountMinor, decision.currency)}</span>;
}
