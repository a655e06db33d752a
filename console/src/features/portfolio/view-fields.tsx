import { Input, SegmentedControl, Select, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { Card } from '../../ui/card.js';
import { portfolioMessages } from './messages.js';
import { LIMIT_KINDS, type LimitKind } from './routes.js';
import type { Portfolio } from './rows.js';
import { useChangeSearch } from './use-change-search.js';

interface ViewFieldsProps {
  readonly portfolio: Portfolio;
  readonly kind: LimitKind;
}

/** Which data, rated by which scorecard, held against which limits; all of it in the address. */
export function ViewFields({ portfolio, kind }: ViewFieldsProps) {
  const t = useT(portfolioMessages);
  const text = useText();
  const set = useChangeSearch();
  const datasets = useQuery(trpc.datasets.list.queryOptions()).data ?? [];
  const scorecards = useQuery(trpc.scorecards.list.queryOptions()).data ?? [];
  return (
    <Card>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg" role="group" aria-label={t.view}>
        <Select
          label={t.dataset}
          allowDeselect={false}
          value={portfolio.dataset.datasetId}
          data={datasets.map(({ datasetId, name }) => ({ value: datasetId, label: name }))}
          onChange={(value) => set({ dataset: value ?? undefined })}
        />
        <Select
          label={t.ratedBy}
          allowDeselect={false}
          value={portfolio.scorecard?.scorecardId ?? null}
          data={scorecards
            .filter(({ inForce }) => inForce !== null)
            .map(({ id, name, inForce }) => ({ value: id, label: `${text(name)} · v${inForce?.version ?? ''}` }))}
          onChange={(value) => set({ scorecard: value ?? undefined, version: undefined, against: undefined })}
        />
        <Input.Wrapper
          label={t.limits}
          description={t.limitsHelp}
          inputWrapperOrder={['label', 'input', 'description']}
        >
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t.limits}
            value={kind}
            disabled={portfolio.computed === null}
            data={LIMIT_KINDS.map((value) => ({ value, label: t[value] }))}
            onChange={(value) => set({ limits: LIMIT_KINDS.find((known) => known === value) })}
          />
        </Input.Wrapper>
      </SimpleGrid>
    </Card>
  );
}
