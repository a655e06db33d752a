import { Alert, Select, SimpleGrid, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ApiOutput } from '../../api/types.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { HELP_BELOW } from '../../ui/help-below.js';
import { Section } from '../../ui/section.js';
import { formMessages } from './messages.js';
import type { NewBacktestSearch } from './routes.js';
import type { Comparison, SideChoice } from './use-comparison.js';

interface ComparisonFieldsProps {
  readonly datasets: ApiOutput['datasets']['list'];
  readonly datasetId: string;
  readonly comparison: Comparison;
}

/** Dataset, scorecard and the two sides; all of it in the address. */
export function ComparisonFields({ datasets, datasetId, comparison }: ComparisonFieldsProps) {
  const t = useT(formMessages);
  const text = useText();
  const navigate = useNavigate();
  const { scorecards, scorecard, champion, challenger } = comparison;
  const set = (change: NewBacktestSearch) =>
    void navigate({ to: '/backtests/new', search: (before) => ({ ...before, ...change }), replace: true });
  const versions = scorecard === null ? [] : versionChoices(scorecard, t);
  const drafts =
    scorecard?.drafts.map((draft) => ({
      value: draft.draftId,
      label: draft.mine ? t.draftMine(draft.baseVersion) : t.draftOf(draft.author.name, draft.baseVersion),
    })) ?? [];
  const isSame = challenger !== null && 'version' in challenger && challenger.version === champion;
  return (
    <Section title={t.what}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Select
            label={t.dataset}
            description={t.datasetHelp}
            inputWrapperOrder={[...HELP_BELOW]}
            allowDeselect={false}
            value={datasetId}
            data={datasets.map((dataset) => ({ value: dataset.datasetId, label: dataset.name }))}
            onChange={(value) => set({ dataset: value ?? undefined })}
          />
          <Select
            label={t.scorecard}
            description={t.scorecardHelp}
            inputWrapperOrder={[...HELP_BELOW]}
            allowDeselect={false}
            value={scorecard?.id ?? null}
            data={scorecards.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onChange={(value) =>
              set({ scorecard: value ?? undefined, champion: undefined, version: undefined, draft: undefined })
            }
          />
          <Select
            label={t.champion}
            description={t.championHelp}
            inputWrapperOrder={[...HELP_BELOW]}
            allowDeselect={false}
            value={champion === null ? null : String(champion)}
            data={versions}
            onChange={(value) => set({ champion: value === null ? undefined : Number(value) })}
          />
          <Select
            label={t.challenger}
            description={t.challengerHelp}
            inputWrapperOrder={[...HELP_BELOW]}
            allowDeselect={false}
            value={choiceOf(challenger)}
            data={[...drafts, ...versions]}
            onChange={(value) => {
              const isDraft = drafts.some((draft) => draft.value === value);
              if (value !== null)
                set(isDraft ? { draft: value, version: undefined } : { draft: undefined, version: Number(value) });
            }}
          />
        </SimpleGrid>
        {isSame && <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title={t.sameTwice} />}
      </Stack>
    </Section>
  );
}

function choiceOf(side: SideChoice | null): string | null {
  if (side === null) return null;
  return 'draftId' in side ? side.draftId : String(side.version);
}

interface VersionWords {
  readonly versionInForce: (n: number) => string;
  readonly versionOther: (n: number) => string;
}

/** Every version, newest first. */
function versionChoices(scorecard: NonNullable<Comparison['scorecard']>, words: VersionWords) {
  return Array.from({ length: scorecard.latestVersion }, (_, index) => scorecard.latestVersion - index).map(
    (version) => ({
      value: String(version),
      label: version === scorecard.inForce?.version ? words.versionInForce(version) : words.versionOther(version),
    }),
  );
}
