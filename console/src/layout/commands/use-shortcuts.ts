import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { ENTRIES } from '../entries.js';
import { isWriting, moveInList, movePane } from './keys.js';

/** How long `g` waits for the letter after it. */
const CHORD_MS = 1_500;

interface Shortcuts {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

/** Listens for the keys that work everywhere. They are told by the letter, so they stand where the keyboard has them. */
export function useShortcuts({ openPalette, openHelp }: Shortcuts): void {
  const me = useMe();
  const navigate = useNavigate();
  useEffect(() => {
    let chordUntil = 0;
    const goTo = (letter: string): boolean => {
      const entry = ENTRIES.find((candidate) => candidate.letter === letter);
      if (entry === undefined || (entry.ability !== undefined && !can(me, entry.ability))) return false;
      void navigate({ to: entry.to });
      return true;
    };
    const act = (event: KeyboardEvent): boolean => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey) {
        movePane(event.shiftKey ? -1 : 1);
        return true;
      }
      if (key === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        openPalette();
        return true;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return false;
      const isChord = event.timeStamp < chordUntil;
      chordUntil = 0;
      if (isChord) return goTo(key);
      if (key === 'g') {
        chordUntil = event.timeStamp + CHORD_MS;
        return true;
      }
      if (key === '?') {
        openHelp();
        return true;
      }
      return (key === 'j' && moveInList(1)) || (key === 'k' && moveInList(-1));
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && act(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [me, navigate, openPalette, openHelp]);
}
