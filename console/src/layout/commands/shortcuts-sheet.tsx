import { Kbd, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { Dialog } from '../../ui/dialog.js';
import { ENTRIES } from '../entries.js';
import { layoutMessages } from '../messages.js';
import classes from './commands.module.css';
import { commandMessages } from './messages.js';

interface ShortcutsSheetProps {
  readonly onClose: () => void;
}

/** One way to do something: keys pressed together, or one after the other. */
interface Shortcut {
  readonly label: string;
  readonly keys: readonly string[];
  readonly joined: 'after' | 'or';
}

/** Every shortcut with what it does. */
export default function ShortcutsSheet({ onClose }: ShortcutsSheetProps) {
  const t = useT(commandMessages);
  const words = useT(layoutMessages);
  const me = useMe();
  const pages = ENTRIES.filter(({ ability }) => ability === undefined || can(me, ability)).flatMap(
    ({ label, letter }): Shortcut[] =>
      letter === undefined ? [] : [{ label: t.goTo(words[label]), keys: ['g', letter], joined: 'after' }],
  );
  const groups: readonly (readonly [string, readonly Shortcut[]])[] = [
    [
      t.everywhere,
      [
        { label: t.search, keys: ['Ctrl+K'], joined: 'or' },
        { label: t.thisHelp, keys: ['?'], joined: 'or' },
        { label: t.nextPane, keys: ['F6', 'Shift+F6'], joined: 'or' },
        ...pages,
      ],
    ],
    [
      t.inLists,
      [
        { label: t.nextRow, keys: ['j', 'k'], joined: 'or' },
        { label: t.openRow, keys: ['Enter'], joined: 'or' },
      ],
    ],
    [
      t.inEditor,
      [
        { label: t.textView, keys: ['Alt+1', 'Alt+2', 'Alt+3'], joined: 'or' },
        { label: t.nextProblem, keys: ['F8', 'Shift+F8'], joined: 'or' },
        { label: t.fix, keys: ['Alt+Enter', 'Ctrl+.'], joined: 'or' },
        { label: t.suggest, keys: ['Ctrl+Space'], joined: 'or' },
        { label: t.outline, keys: ['Ctrl+Shift+O'], joined: 'or' },
        { label: t.leaveEditor, keys: ['Ctrl+M'], joined: 'or' },
      ],
    ],
  ];
  return (
    <Dialog onClose={onClose} title={t.shortcuts} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {[groups.slice(0, 1), groups.slice(1)].map((column, index) => (
          <Stack key={index} gap="lg">
            {column.map(([title, shortcuts]) => (
              <div key={title}>
                <Title order={3} mb={6}>
                  {title}
                </Title>
                <dl className={classes.sheet}>
                  {shortcuts.map((shortcut) => (
                    <div key={shortcut.label}>
                      <dt>{shortcut.label}</dt>
                      <dd>
                        {shortcut.keys.map((key, position) => (
                          <Fragment key={key}>
                            {position > 0 && <span className={classes.joint}>{t[shortcut.joined]}</span>}
                            <Kbd>{key}</Kbd>
                          </Fragment>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </div>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="lg">
        {t.off}
      </Text>
    </Dialog>
  );
}
