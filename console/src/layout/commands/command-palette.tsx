import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconDatabaseImport,
  IconKeyboard,
  IconLanguage,
  IconMoon,
  IconPlayerPlay,
  IconRoute,
  IconScale,
  IconSearch,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { trpc } from '../../api/trpc.js';
import { useLocale, useT, useText } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { useTour } from '../../tour/tour-switch.js';
import { ENTRIES } from '../entries.js';
import { layoutMessages } from '../messages.js';
import classes from './commands.module.css';
import { commandMessages } from './messages.js';

interface CommandPaletteProps {
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

const [store, palette] = createSpotlight();
const ICON = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;
const TYPING_MS = 150;

/** Pages, customers, scorecards and actions, by any part of their names. */
export default function CommandPalette({ onClose, onHelp }: CommandPaletteProps) {
  const t = useT(commandMessages);
  const [query, setQuery] = useState('');
  const groups = useCommands(query, onHelp);
  useEffect(() => palette.open(), []);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      actions={groups}
      // What a customer is found by is the server's business: its name need not hold the words as they were typed.
      filter={(_, actions) => actions}
      nothingFound={t.nothing}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch {...ICON} />,
        placeholder: t.placeholder,
        'aria-label': t.search,
      }}
      centered={false}
      title={t.search}
      classNames={{ header: classes.unseen }}
    />
  );
}

function useCommands(query: string, onHelp: () => void): SpotlightActionGroupData[] {
  const t = useT(commandMessages);
  const words = useT(layoutMessages);
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { locale, setLocale } = useLocale();
  const tour = useTour();
  const { setColorScheme } = useMantineColorScheme();
  const scorecards = useQuery(trpc.scorecards.list.queryOptions()).data ?? [];
  const customers = useCustomers(query);
  const wanted = fold(query);
  const pick = <A extends { readonly label: string }>(actions: readonly A[]) =>
    actions.filter(({ label }) => fold(label).includes(wanted));
  const groups: SpotlightActionGroupData[] = [
    {
      group: t.pages,
      actions: pick(
        ENTRIES.filter(({ ability }) => ability === undefined || can(me, ability)).map((entry) => ({
          id: entry.to,
          label: words[entry.label],
          leftSection: <entry.icon {...ICON} />,
          onClick: () => void navigate({ to: entry.to }),
        })),
      ),
    },
    {
      group: t.customers,
      actions: customers.map(({ customerId, name }) => ({
        id: `customer ${customerId}`,
        label: name ?? customerId,
        description: customerId,
        leftSection: <IconUser {...ICON} />,
        onClick: () => void navigate({ to: '/customers/$customerId', params: { customerId } }),
      })),
    },
    {
      group: t.scorecards,
      actions: pick(
        scorecards.map(({ id, name }) => ({
          id: `scorecard ${id}`,
          label: text(name),
          leftSection: <IconScale {...ICON} />,
          onClick: () => void navigate({ to: '/scorecards/$scorecardId', params: { scorecardId: id } }),
        })),
      ),
    },
    {
      group: t.actions,
      actions: pick([
        ...(can(me, 'import_data')
          ? [
              {
                id: 'import',
                label: t.importData,
                leftSection: <IconDatabaseImport {...ICON} />,
                onClick: () => void navigate({ to: '/data/import' }),
              },
            ]
          : []),
        ...(can(me, 'run_backtests')
          ? [
              {
                id: 'backtest',
                label: t.newBacktest,
                leftSection: <IconPlayerPlay {...ICON} />,
                onClick: () => void navigate({ to: '/backtests/new' }),
              },
            ]
          : []),
        {
          id: 'light',
          label: t.lightScheme,
          leftSection: <IconSun {...ICON} />,
          onClick: () => setColorScheme('light'),
        },
        {
          id: 'dark',
          label: t.darkScheme,
          leftSection: <IconMoon {...ICON} />,
          onClick: () => setColorScheme('dark'),
        },
        {
          id: 'language',
          label: t.otherLanguage,
          leftSection: <IconLanguage {...ICON} />,
          onClick: () => setLocale(locale === 'fr' ? 'en' : 'fr'),
        },
        {
          id: 'tour',
          label: words.tour,
          leftSection: <IconRoute {...ICON} />,
          onClick: () => {
            tour.start();
            void navigate({ to: '/' });
          },
        },
        { id: 'help', label: t.shortcuts, leftSection: <IconKeyboard {...ICON} />, onClick: onHelp },
      ]),
    },
  ];
  return groups.filter(({ actions }) => actions.length > 0);
}

/** Customers by a part of their names, once the typing pauses; none before anything is typed. */
function useCustomers(query: string) {
  const me = useMe();
  const [text] = useDebouncedValue(query.trim(), TYPING_MS);
  const found = useQuery({
    ...trpc.customers.find.queryOptions({ text }),
    enabled: text !== '' && can(me, 'read_data') && can(me, 'read_decisions'),
    placeholderData: keepPreviousData,
  });
  return text === '' ? [] : (found.data ?? []);
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
