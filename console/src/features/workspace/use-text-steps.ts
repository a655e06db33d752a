import { parseDocument } from '@encours/engine';
import { useRef } from 'react';
import { useStable } from './use-stable.js';
import type { TextTools } from './use-text-tools.js';

export interface TextSteps {
  /** Changes the text within the present step. */
  readonly changeText: (change: (text: string) => string) => void;
  /** What is changed from now on is undone by itself. */
  readonly endStep: () => void;
  /** Undoes what was changed in the present step; gives the document then. */
  readonly takeBack: () => unknown;
}

/** Changes that come from beside the editor; those before `endStep` are undone, or taken back, together. */
export function useTextSteps(tools: TextTools, text: string, edit: (text: string) => void): TextSteps {
  const start = useRef<string | null>(null);
  const changeText = useStable((change: (old: string) => string): void => {
    const changeFrom = (old: string): string => {
      start.current ??= old;
      return change(old);
    };
    // Until the editor is there the text is changed by itself.
    if (!tools.changeText(changeFrom)) edit(changeFrom(text));
  });
  const endStep = useStable((): void => {
    start.current = null;
    tools.endStep();
  });
  const takeBack = useStable((): unknown => {
    const old = start.current;
    if (old !== null) {
      if (tools.history === null) edit(old);
      else tools.history.undo();
      endStep();
    }
    return parseDocument(old ?? text).value;
  });
  return { changeText, endStep, takeBack };
}
