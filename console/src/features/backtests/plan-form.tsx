import { type BacktestPlan, DEFAULT_ECONOMICS, OBSERVATION_CALENDARS } from '@encours/engine';
import { Alert, Checkbox, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { IconCalendarExclamation, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { GuardedButton } from '../../ui/guarded-button.js';
import { HELP_BELOW } from '../../ui/help-below.js';
import { NumberField } from '../../ui/number-field.js';
import { Section } from '../../ui/section.js';
import { EconomicsFields } from './economics-fields.js';
import { formMessages } from './messages.js';
import { outcomeId } from './plan-dates.js';
import { PlanSummary } from './plan-summary.js';
import type { Comparison } from './use-comparison.js';

interface PlanFormProps {
  readonly dataset: ApiOutput['datasets']['get'];
  readonly comparison: Comparison;
}

/** When to observe and what counts as bad, as the dataset suggests; then the start. */
export function PlanForm({ dataset, comparison }: PlanFormProps) {
  const t = useT(formMessages);
  const navigate = useNavigate();
  const [plan, setPlan] = useState<BacktestPlan | null>(
    dataset.suggestedPlan === null ? null : { ...dataset.suggestedPlan, economics: DEFAULT_ECONOMICS },
  );
  const start = useMutation(
    trpc.backtests.start.mutationOptions({
      onSuccess: async ({ backtestId }) => {
        await queryClient.invalidateQueries(trpc.backtests.list.queryFilter());
        await navigate({ to: '/backtests/$backtestId', params: { backtestId } });
      },
    }),
  );
  if (plan === null) {
    return <Alert color="yellow" icon={<IconCalendarExclamation aria-hidden />} title={t.noPlan} />;
  }
  const { outcome } = plan;
  const set = (change: Partial<BacktestPlan>) => setPlan({ ...plan, ...change });
  const setOutcome = (change: Partial<BacktestPlan['outcome']>) => {
    const next = { ...outcome, ...change };
    set({ outcome: { ...next, id: outcomeId(next.badDaysPastDue, next.horizonMonths) } });
  };
  const greyWrong =
    outcome.indeterminateDaysPastDue !== null && outcome.indeterminateDaysPastDue >= outcome.badDaysPastDue;
  const orderWrong = plan.from > plan.to;
  const calendar = plan.calendar ?? 'months';
  const { scorecard, champion, challenger } = comparison;
  const isReady = scorecard !== null && champion !== null && challenger !== null && !greyWrong && !orderWrong;
  const currency = dataset.profile.currency;
  const run = () => {
    if (scorecard === null || champion === null || challenger === null) return;
    start.mutate({
      datasetId: dataset.datasetId,
      champion: { scorecardId: scorecard.id, version: champion },
      challenger: 'draftId' in challenger ? challenger : { scorecardId: scorecard.id, version: challenger.version },
      plan,
    });
  };
  return (
    <Stack gap="lg">
      <Section title={t.when} note={t.whenNote}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <DateField
              label={t.from}
              description={t.fromHelp}
              value={plan.from}
              error={orderWrong ? t.orderInvalid : null}
              onChange={(from) => from !== null && set({ from })}
            />
            <DateField
              label={t.to}
              description={t.toHelp}
              value={plan.to}
              error={orderWrong ? t.orderInvalid : null}
              onChange={(to) => to !== null && set({ to })}
            />
            <Select
              label={t.calendar}
              description={t.calendarHelp}
              inputWrapperOrder={[...HELP_BELOW]}
              allowDeselect={false}
              value={calendar}
              data={OBSERVATION_CALENDARS.map((value) => ({ value, label: t[`calendar_${value}`] }))}
              onChange={(value) => value !== null && set({ calendar: value })}
            />
            {calendar === 'months' && (
              <NumberField
                kind="integer"
                label={t.every}
                description={t.everyHelp}
                inputWrapperOrder={[...HELP_BELOW]}
                value={plan.everyMonths}
                onChange={(months) => months !== null && months >= 1 && months <= 12 && set({ everyMonths: months })}
              />
            )}
          </SimpleGrid>
          {!orderWrong && <PlanSummary plan={plan} knownUntil={dataset.profile.lastDate} />}
        </Stack>
      </Section>
      <Section title={t.bad} note={t.badNote}>
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <NumberField
              kind="integer"
              label={t.horizon}
              description={t.horizonHelp}
              inputWrapperOrder={[...HELP_BELOW]}
              value={outcome.horizonMonths}
              onChange={(months) =>
                months !== null && months >= 1 && months <= 36 && setOutcome({ horizonMonths: months })
              }
            />
            <NumberField
              kind="integer"
              label={t.badDays}
              description={t.badDaysHelp}
              inputWrapperOrder={[...HELP_BELOW]}
              value={outcome.badDaysPastDue}
              onChange={(days) => days !== null && days >= 1 && days <= 720 && setOutcome({ badDaysPastDue: days })}
            />
            <NumberField
              kind="integer"
              label={t.indeterminate}
              description={greyWrong ? t.indeterminateInvalid : t.indeterminateHelp}
              inputWrapperOrder={[...HELP_BELOW]}
              value={outcome.indeterminateDaysPastDue}
              onChange={(days) => (days === null || days >= 1) && setOutcome({ indeterminateDaysPastDue: days })}
            />
            <NumberField
              kind="money"
              label={t.floor}
              description={t.floorHelp}
              inputWrapperOrder={[...HELP_BELOW]}
              value={outcome.floorMinor}
              {...(currency === null ? {} : { currency, rightSection: currency, rightSectionWidth: 48 })}
              onChange={(minor) => setOutcome({ floorMinor: Math.max(0, minor ?? 0) })}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
            <Checkbox
              label={t.disputed}
              description={t.disputedHelp}
              checked={outcome.excludeDisputed}
              onChange={(event) => setOutcome({ excludeDisputed: event.currentTarget.checked })}
            />
            <Checkbox
              label={t.proceedings}
              description={t.proceedingsHelp}
              checked={outcome.proceedings}
              onChange={(event) => setOutcome({ proceedings: event.currentTarget.checked })}
            />
          </SimpleGrid>
        </Stack>
      </Section>
      <EconomicsFields economics={plan.economics} currency={currency} onChange={(economics) => set({ economics })} />
      {start.isError && <ErrorAlert error={start.error} onRetry={run} />}
      <Group justify="flex-end">
        <GuardedButton
          loading={start.isPending}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          blockedBecause={isReady ? null : t.missing}
          onClick={run}
        >
          {t.run}
        </GuardedButton>
      </Group>
    </Stack>
  );
}
