/** The keys that undo and redo, for fields that change the text without having it. */

export interface TextHistory {
  readonly undo: () => void;
  readonly redo: () => void;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Ctrl+Z undoes, Ctrl+Y and Ctrl+Shift+Z redo; null for any other key. */
export function readHistoryKey(event: Key): keyof TextHistory | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const letter = event.key.toLowerCase();
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : null;
}
