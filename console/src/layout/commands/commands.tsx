import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { commandMessages } from './messages.js';
import { useShortcuts } from './use-shortcuts.js';

const CommandPalette = lazyPart(() => import('./command-palette.js'));
const ShortcutsSheet = lazyPart(() => import('./shortcuts-sheet.js'));

/** The way to everything by keyboard: the palette, the sheet of shortcuts, and the button for those with a mouse. */
export function Commands() {
  const t = useT(commandMessages);
  const [shown, setShown] = useState<'palette' | 'help' | null>(null);
  const openPalette = useCallback(() => setShown('palette'), []);
  const openHelp = useCallback(() => setShown('help'), []);
  const close = useCallback(() => setShown(null), []);
  useShortcuts({ openPalette, openHelp });
  return (
    <>
      <Tooltip label={`${t.search} (Ctrl+K)`}>
        <ActionIcon size="lg" aria-label={t.search} aria-keyshortcuts="Control+K" onClick={openPalette}>
          <IconSearch size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {shown === 'palette' && <CommandPalette onClose={close} onHelp={openHelp} />}
      {shown === 'help' && <ShortcutsSheet onClose={close} />}
    </>
  );
}
