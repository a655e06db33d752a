import { Button, Code, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { downloadText } from '../../charts/download.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { NotFound } from '../../ui/not-found.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { StatusBadge, VersionStatusBadge } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import classes from './benchmarks.module.css';
import { CellsSection } from './cells-section.js';
import { LookupSection } from './lookup-section.js';
import { benchmarkMessages } from './messages.js';
import { benchmarkRoute } from './routes.js';

/** What does this benchmark say, of whom, and who relies on it? */
export default function BenchmarkPage() {
  const { benchmarkId, version } = benchmarkRoute.useParams();
  const number = Number(version);
  const query = useQuery({
    ...trpc.benchmarks.get.queryOptions({ id: benchmarkId, version: number }, { staleTime: Number.POSITIVE_INFINITY }),
    enabled: Number.isInteger(number),
  });
  return (
    <Page>
      {Number.isInteger(number) ? (
        <QueryView query={query} skeleton={<LoadingSkeleton shape="page" />}>
          {(found) => <BenchmarkContent found={found} />}
        </QueryView>
      ) : (
        <NotFound />
      )}
    </Page>
  );
}

interface BenchmarkContentProps {
  readonly found: ApiOutput['benchmarks']['get'];
}

function BenchmarkContent({ found }: BenchmarkContentProps) {
  const t = useT(benchmarkMessages);
  const text = useText();
  const formats = useFormats();
  const { formula: asked } = benchmarkRoute.useSearch();
  const { document, formulas } = found;
  const formula = formulas.find(({ formulaId }) => formulaId === asked) ?? formulas[0];
  const name = `${found.id}@${found.version}`;
  return (
    <>
      <PageHeader
        title={text(document.name)}
        badges={<StatusBadge tone="neutral" label={t.version(found.version)} />}
        answer={t.pageAnswer(formulas.length, formats.number(document.cells.length), document.year)}
        crumbs={[
          <LinkAnchor key="data" to="/data" c="dimmed">
            {t.data}
          </LinkAnchor>,
          <LinkAnchor key="list" to="/data/benchmarks" c="dimmed">
            {t.title}
          </LinkAnchor>,
        ]}
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => downloadText(`${name}.json`, `${JSON.stringify(document, null, 2)}\n`, 'application/json')}
          >
            {t.json}
          </Button>
        }
      />
      {formula !== undefined && <LookupSection benchmark={document} formula={formula} formulas={formulas} />}
      <Identity found={found} />
      <Pins id={found.id} version={found.version} />
      {formula !== undefined && <CellsSection key={formula.formulaId} benchmark={document} formula={formula} />}
    </>
  );
}

function Identity({ found }: BenchmarkContentProps) {
  const t = useT(benchmarkMessages);
  const text = useText();
  const formats = useFormats();
  const heads = useQuery(trpc.benchmarks.list.queryOptions());
  const { document, digest, installedAt } = found;
  const { correspondence, nomenclature, sectorFact, sizeFact } = document;
  const others = (heads.data ?? []).filter(({ id, version }) => id === found.id && version !== found.version);
  return (
    <Section title={t.identity}>
      <dl className={classes.facts}>
        <dt>{t.source}</dt>
        <dd className={classes.prose}>{text(document.source)}</dd>
        <dt>{t.licence}</dt>
        <dd>{document.licence}</dd>
        <dt>{t.country}</dt>
        <dd>
          {document.country}, {document.year}
        </dd>
        <dt>{t.nomenclature}</dt>
        <dd>{t[nomenclature]}</dd>
        <dt>{t.translation}</dt>
        <dd>
          {correspondence === undefined
            ? t.noTranslation(t[nomenclature])
            : t.translationText(
                formats.number(Object.keys(correspondence.codes).length),
                t[correspondence.nomenclature],
                formats.percent(correspondence.minimumShare, 0),
                text(correspondence.source),
              )}
        </dd>
        <dt>{t.minimum}</dt>
        <dd>{t.minimumText(formats.number(document.minimumN))}</dd>
        <dt>{t.reads}</dt>
        <dd>
          {[sectorFact, sizeFact, ...(correspondence === undefined ? [] : [correspondence.fact])].map((fact) => (
            <Code key={fact} mr={6}>
              {fact}
            </Code>
          ))}
        </dd>
        <dt>{t.installed}</dt>
        <dd>
          <DateText value={installedAt} withTime />
        </dd>
        <dt>{t.digest}</dt>
        <dd className={classes.digest}>
          <Code>{digest}</Code>
        </dd>
        {others.length > 0 && (
          <>
            <dt>{t.otherVersions}</dt>
            <dd>
              {others.map(({ id, version }) => (
                <LinkAnchor
                  key={version}
                  to="/data/benchmarks/$benchmarkId/$version"
                  params={{ benchmarkId: id, version: String(version) }}
                  mr="sm"
                  inherit
                >
                  {t.version(version)}
                </LinkAnchor>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

interface PinsProps {
  readonly id: string;
  readonly version: number;
}

function Pins({ id, version }: PinsProps) {
  const t = useT(benchmarkMessages);
  const text = useText();
  const query = useQuery(trpc.benchmarks.pins.queryOptions({ id, version }));
  return (
    <Section title={t.pins}>
      <QueryView query={query} skeleton={<LoadingSkeleton rows={2} />}>
        {(pins) =>
          pins.length === 0 ? (
            <Text size="sm">{t.noPins}</Text>
          ) : (
            <ul className={classes.pins}>
              {pins.map((pin) => (
                <li key={`${pin.scorecardId}@${pin.version}`}>
                  <LinkAnchor
                    to="/scorecards/$scorecardId"
                    params={{ scorecardId: pin.scorecardId }}
                    search={{ version: pin.version }}
                    inherit
                  >
                    {text(pin.name)}, {t.version(pin.version).toLowerCase()}
                  </LinkAnchor>
                  <VersionStatusBadge status={pin.status} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}
