import { Button, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { trpc } from '../../../api/trpc.js';
import type { ApiOutput } from '../../../api/types.js';
import { downloadText } from '../../../charts/download.js';
import { useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import { readScorecard } from '../../../policy/read-scorecard.js';
import { LinkAnchor } from '../../../ui/link.js';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.js';
import { NotFound } from '../../../ui/not-found.js';
import { Page } from '../../../ui/page.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryView } from '../../../ui/query-view.js';
import { ScrollRegion } from '../../../ui/scroll-region.js';
import { usePrintInLight } from '../../../ui/use-print-in-light.js';
import { scorecardMessages } from '../messages.js';
import { dossierRoute } from '../routes.js';
import { DossierSheet } from './dossier-sheet.js';
import { dossierMessages } from './messages.js';
import { toHtmlFile } from './to-html-file.js';
import { useVersionProofs } from './use-version-proofs.js';

/** What must a committee know of this version? */
export default function DossierPage() {
  usePrintInLight();
  const { scorecardId, version } = dossierRoute.useParams();
  const number = Number(version);
  const isNumber = Number.isInteger(number) && number > 0;
  const query = useQuery({
    ...trpc.scorecards.dossier.queryOptions({ scorecardId, version: number }),
    enabled: isNumber,
  });
  return (
    <Page>
      {isNumber ? (
        <QueryView query={query} skeleton={<LoadingSkeleton shape="page" />}>
          {(dossier) => <DossierContent dossier={dossier} />}
        </QueryView>
      ) : (
        <NotFound />
      )}
    </Page>
  );
}

interface DossierContentProps {
  readonly dossier: ApiOutput['scorecards']['dossier'];
}

function DossierContent({ dossier }: DossierContentProps) {
  const t = useT(dossierMessages);
  const words = useT(scorecardMessages);
  const text = useText();
  const { locale } = useLocale();
  const sheet = useRef<HTMLElement>(null);
  const proofs = useVersionProofs(dossier.text);
  const scorecard = readScorecard(dossier.text);
  if (scorecard === null) return <Text>{words.unreadable}</Text>;
  const name = text(scorecard.about.name);
  const title = t.title(name, dossier.version);
  const save = (): void => {
    if (sheet.current === null) return;
    downloadText(
      `${dossier.scorecardId}-v${dossier.version}-${locale}.html`,
      toHtmlFile(sheet.current, title, locale),
      'text/html;charset=utf-8',
    );
  };
  return (
    <>
      <div data-screen-only>
        <PageHeader
          title={t.kind}
          answer={proofs === 'proving' ? t.waiting : t.answer}
          crumbs={[
            <LinkAnchor key="list" to="/scorecards" c="dimmed">
              {words.title}
            </LinkAnchor>,
            <LinkAnchor
              key="one"
              to="/scorecards/$scorecardId"
              params={{ scorecardId: dossier.scorecardId }}
              search={{ version: dossier.version }}
              c="dimmed"
            >
              {title}
            </LinkAnchor>,
          ]}
          actions={
            <>
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                loading={proofs === 'proving'}
                onClick={save}
              >
                {t.download}
              </Button>
              <Button
                leftSection={<IconPrinter size={16} aria-hidden />}
                loading={proofs === 'proving'}
                onClick={() => window.print()}
              >
                {t.print}
              </Button>
            </>
          }
        />
      </div>
      <ScrollRegion label={title}>
        <DossierSheet ref={sheet} dossier={dossier} scorecard={scorecard} proofs={proofs} />
      </ScrollRegion>
    </>
  );
}
