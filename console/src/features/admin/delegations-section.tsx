import { Badge, Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { StatusBadge, type Tone } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import { AddSubstitutionModal } from './add-substitution-modal.js';
import { delegationMessages } from './delegation-messages.js';
import { type Delegations, type Signatory, useSigningRoles } from './signing-roles.js';
import { SigningRolesModal } from './signing-roles-modal.js';

type Substitution = Delegations['substitutions'][number];

/** Who signs for what, up to which amount, and who stands in for whom. */
export function DelegationsSection() {
  const query = useQuery(trpc.admin.delegations.list.queryOptions());
  return (
    <QueryView query={query} ability="administer">
      {(delegations) => (
        <Stack gap="lg">
          <People delegations={delegations} />
          <Substitutions delegations={delegations} />
          {delegations.scorecards.map((card) => (
            <Levels key={card.scorecardId} card={card} people={delegations.people} />
          ))}
        </Stack>
      )}
    </QueryView>
  );
}

interface DelegationsProps {
  readonly delegations: Delegations;
}

function People({ delegations }: DelegationsProps) {
  const t = useT(delegationMessages);
  const names = useSigningRoles(delegations);
  const [editing, setEditing] = useState<Signatory | null>(null);
  const columns: readonly Column<Signatory>[] = [
    { id: 'name', header: t.person, sortBy: (row) => row.name, cell: (row) => <strong>{row.name}</strong> },
    {
      id: 'roles',
      header: t.signsAs,
      cell: (row) => (
        <Group gap={6}>
          {row.roles.map((role) => (
            <Badge key={role} color="gray" miw="max-content">
              {names.get(role) ?? role}
            </Badge>
          ))}
          {row.roles.length > 0 && !row.maySign && <StatusBadge tone="caution" label={t.maySignNot} size="sm" />}
        </Group>
      ),
    },
    {
      id: 'edit',
      header: t.actions,
      align: 'end',
      cell: (row) => (
        <Button size="xs" variant="subtle" aria-label={t.editTitle(row.name)} onClick={() => setEditing(row)}>
          {t.edit}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t.signatories} note={t.signatoriesNote} flush>
      <DataTable
        rows={delegations.people.filter(({ status }) => status === 'active')}
        columns={columns}
        rowKey={({ userId }) => userId}
        label={t.signatories}
      />
      {editing !== null && (
        <SigningRolesModal person={editing} delegations={delegations} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}

const STATE_TONES: Readonly<Record<Substitution['state'], Tone>> = {
  running: 'positive',
  planned: 'accent',
  over: 'neutral',
  ended: 'neutral',
};

function Substitutions({ delegations }: DelegationsProps) {
  const t = useT(delegationMessages);
  const [adding, setAdding] = useState(false);
  const end = useMutation(
    trpc.admin.delegations.endSubstitution.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.admin.delegations.pathFilter()),
    }),
  );
  const columns: readonly Column<Substitution>[] = [
    { id: 'absent', header: t.absent, cell: (row) => row.absent.name },
    { id: 'substitute', header: t.substitute, cell: (row) => <strong>{row.substitute.name}</strong> },
    { id: 'from', header: t.from, sortBy: (row) => row.from, cell: (row) => <DateText value={row.from} /> },
    { id: 'to', header: t.to, sortBy: (row) => row.to, cell: (row) => <DateText value={row.to} /> },
    {
      id: 'state',
      header: t.state,
      cell: (row) => <StatusBadge tone={STATE_TONES[row.state]} label={t[`state_${row.state}`]} size="sm" />,
    },
    {
      id: 'end',
      header: t.actions,
      align: 'end',
      cell: (row) =>
        row.state === 'running' || row.state === 'planned' ? (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={t.endFor(row.absent.name)}
            loading={end.isPending}
            onClick={() => end.mutate({ substitutionId: row.substitutionId })}
          >
            {t.end}
          </Button>
        ) : null,
    },
  ];
  return (
    <Section
      title={t.substitutions}
      note={t.substitutionsNote}
      flush
      actions={
        <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      {end.isError && <ErrorAlert error={end.error} />}
      {delegations.substitutions.length === 0 ? (
        <EmptyState title={t.noneTitle} text={t.noneText} />
      ) : (
        <DataTable
          rows={delegations.substitutions}
          columns={columns}
          rowKey={({ substitutionId }) => substitutionId}
          label={t.substitutions}
        />
      )}
      {adding && <AddSubstitutionModal delegations={delegations} onClose={() => setAdding(false)} />}
    </Section>
  );
}

type CardDelegation = Delegations['scorecards'][number];

interface LevelsProps {
  readonly card: CardDelegation;
  readonly people: Delegations['people'];
}

/** Up to which total exposure each level may grant, by rating, and who holds it. */
function Levels({ card, people }: LevelsProps) {
  const t = useT(delegationMessages);
  const text = useText();
  const formats = useFormats();
  const holders = (role: string) => people.filter((person) => person.maySign && person.roles.includes(role));
  const columns: readonly Column<CardDelegation['levels'][number]>[] = [
    { id: 'level', header: t.level, cell: (row) => text(row.label) },
    ...([1, 2, 3, 4, 5] as const).map(
      (rating): Column<CardDelegation['levels'][number]> => ({
        id: `rating${rating}`,
        header: t.rating(rating),
        align: 'end',
        cell: (row) => {
          const most = row.maxMinor[rating - 1];
          return most == null ? t.noLimit : formats.money(most, card.currency);
        },
      }),
    ),
    {
      id: 'holders',
      header: t.holders,
      cell: (row) => {
        if (row.role === card.levels[0]?.role) return t.machine;
        const named = holders(row.role);
        return named.length === 0 ? (
          <StatusBadge tone="caution" label={t.nobody} size="sm" />
        ) : (
          formats.list(named.map(({ name }) => name))
        );
      },
    },
  ];
  const note = [
    ...(card.fourEyesAboveMinor === null ? [] : [t.fourEyes(formats.money(card.fourEyesAboveMinor, card.currency))]),
    t.validity(card.approvalValidDays),
  ].join(' ');
  return (
    <Section title={t.cardTitle(text(card.name), card.version)} note={note} flush>
      <DataTable rows={card.levels} columns={columns} rowKey={({ role }) => role} label={text(card.name)} />
    </Section>
  );
}
