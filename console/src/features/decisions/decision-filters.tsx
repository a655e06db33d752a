import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { trpc } from '../../api/trpc.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { DateField } from '../../ui/date-field.js';
import { statusMessages } from '../../ui/messages.js';
import { decisionsMessages } from './messages.js';
import { type DecisionSearch, decisionsRoute, OUTCOMES, RATINGS } from './routes.js';

/** The filters of the log; all of them live in the address. */
export function DecisionFilters() {
  const t = useT(decisionsMessages);
  const status = useT(statusMessages);
  const navigate = useNavigate();
  const search = decisionsRoute.useSearch();
  const [customer, setCustomer] = useState(search.customer ?? '');
  const versions = useVersionChoices();
  const set = (change: DecisionSearch) =>
    void navigate({ to: '/decisions', search: (before) => ({ ...before, ...change }), replace: true });
  const setCustomerSoon = useDebouncedCallback((text: string) => set({ customer: text.trim() || undefined }), 300);
  const chosen = search.scorecard === undefined ? null : `${search.scorecard}@${search.version ?? ''}`;
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Group component="search" aria-label={t.filters} align="flex-end" gap="sm">
      <TextInput
        label={t.customer}
        placeholder={t.customerHint}
        leftSection={<IconSearch size={16} aria-hidden />}
        w={165}
        value={customer}
        onChange={(event) => {
          setCustomer(event.currentTarget.value);
          setCustomerSoon(event.currentTarget.value);
        }}
      />
      <Select
        label={t.outcome}
        placeholder={t.anyOutcome}
        w={122}
        size="sm"
        clearable
        value={search.outcome ?? null}
        data={OUTCOMES.map((outcome) => ({ value: outcome, label: status[outcome] }))}
        onChange={(value) => set({ outcome: OUTCOMES.find((outcome) => outcome === value) })}
      />
      <Select
        label={t.rating}
        placeholder={t.anyRating}
        w={146}
        size="sm"
        clearable
        value={search.rating === undefined ? null : String(search.rating)}
        data={RATINGS.map((rating) => ({ value: String(rating), label: `${rating} – ${status[`rating${rating}`]}` }))}
        onChange={(value) => set({ rating: RATINGS.find((rating) => String(rating) === value) })}
      />
      <Select
        label={t.version}
        placeholder={t.anyVersion}
        w={200}
        size="sm"
        clearable
        value={chosen}
        data={versions}
        onChange={(value) => {
          const [scorecard, version] = value?.split('@') ?? [];
          set({ scorecard, version: version === undefined ? undefined : Number(version) });
        }}
      />
      <DateField
        label={t.from}
        value={search.from ?? null}
        clearable
        width={114}
        onChange={(from) => set({ from: from ?? undefined })}
      />
      <DateField
        label={t.to}
        value={search.to ?? null}
        clearable
        width={114}
        onChange={(to) => set({ to: to ?? undefined })}
      />
      {isFiltered && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={15} aria-hidden />}
          onClick={() => {
            setCustomer('');
            void navigate({ to: '/decisions', search: {} });
          }}
        >
          {t.reset}
        </Button>
      )}
    </Group>
  );
}

/** Every version of every scorecard, as choices. */
function useVersionChoices(): { value: string; label: string }[] {
  const text = useText();
  const t = useT(decisionsMessages);
  const scorecards = useQuery(trpc.scorecards.list.queryOptions()).data ?? [];
  return scorecards.flatMap(({ id, name, latestVersion }) =>
    Array.from({ length: latestVersion }, (_, index) => latestVersion - index).map((version) => ({
      value: `${id}@${version}`,
      label: t.cardVersion(text(name), version),
    })),
  );
}
