import { Code, Group, Tabs } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { PolicySheet } from '../../policy/policy-sheet.js';
import { choiceParam } from '../../routing/search.js';
import { CodeBlock } from '../../ui/code-block.js';
import { LinkButton } from '../../ui/link.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { VersionStatusBadge } from '../../ui/status-badge.js';
import { ActivateButton } from './activate-button.js';
import { scorecardMessages } from './messages.js';
import { RollBackButton } from './roll-back-button.js';
import { scorecardRoute, VERSION_TABS } from './routes.js';
import classes from './scorecards.module.css';

interface VersionPanelProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
  readonly version: number;
  readonly inForce: number | null;
}

/** One version: who wrote and approved it, what it says in words, and its text. */
export function VersionPanel({ scorecard, version, inForce }: VersionPanelProps) {
  const t = useT(scorecardMessages);
  const query = useQuery(trpc.scorecards.version.queryOptions({ scorecardId: scorecard.id, version }));
  return (
    <Section
      title={t.version(version)}
      actions={
        <>
          <LinkButton
            to="/scorecards/$scorecardId/versions/$version/dossier"
            params={{ scorecardId: scorecard.id, version: String(version) }}
            variant="default"
            leftSection={<IconFileText size={16} aria-hidden />}
          >
            {t.dossier}
          </LinkButton>
          {query.data?.status === 'published' && version > (inForce ?? 0) ? (
            <ActivateButton scorecardId={scorecard.id} version={version} inForce={inForce} />
          ) : query.data?.status === 'retired' ? (
            <RollBackButton scorecardId={scorecard.id} version={version} />
          ) : null}
        </>
      }
    >
      <QueryView query={query}>{(data) => <VersionBody version={data} />}</QueryView>
    </Section>
  );
}

interface VersionBodyProps {
  readonly version: ApiOutput['scorecards']['version'];
}

function VersionBody({ version }: VersionBodyProps) {
  const t = useT(scorecardMessages);
  const formats = useFormats();
  const navigate = useNavigate({ from: scorecardRoute.fullPath });
  const { tab = 'summary' } = scorecardRoute.useSearch();
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t.state}</dt>
        <dd>
          <Group gap={8}>
            <VersionStatusBadge status={version.status} />
            {version.effectiveFrom !== null &&
              (version.status === 'in_force' ? t.since : t.from)(formats.date(version.effectiveFrom))}
          </Group>
        </dd>
        {version.author !== null && (
          <>
            <dt>{t.author}</dt>
            <dd>{version.author.name}</dd>
          </>
        )}
        {version.approver !== null && (
          <>
            <dt>{t.approver}</dt>
            <dd>{version.approver.name}</dd>
          </>
        )}
        {version.comment !== null && version.comment !== '' && (
          <>
            <dt>{t.comment}</dt>
            <dd>{version.comment}</dd>
          </>
        )}
        {version.exception !== null && (
          <>
            <dt>{t.exception}</dt>
            <dd>{t.exceptionBy(version.exception.grantedBy.name, version.exception.reason)}</dd>
          </>
        )}
        <dt>{t.digest}</dt>
        <dd>
          <Code title={version.digest}>{version.digest.slice(0, 23)}…</Code>
        </dd>
      </dl>
      <Tabs
        value={tab}
        onChange={(next) => {
          const chosen = choiceParam(next, VERSION_TABS);
          if (chosen !== undefined)
            void navigate({ search: (previous) => ({ ...previous, tab: chosen }), replace: true });
        }}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="summary">{t.summaryTab}</Tabs.Tab>
          <Tabs.Tab value="text">{t.textTab}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="summary">
          <PolicySheet text={version.text} />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <CodeBlock label={t.textTab}>{version.text}</CodeBlock>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
