/** So long the page waits at most for those who listen, before it reads a text itself. */
const HOLD_MS = 250;

/** Takes up a text; resolves once it has shown what it makes of it. */
export type TextListener = (text: string) => Promise<void>;

/** The text as it is being typed, ahead of what the page finds in it. */
export interface TextFeed {
  readonly text: () => string;
  /** Resolves when the page may go on: those who listen have shown what they make of the text, or take longer. */
  readonly type: (text: string) => Promise<void>;
  /** Tells of each text typed from now on, until the result is called. */
  readonly listen: (listener: TextListener) => () => void;
}

export function createTextFeed(first: string): TextFeed {
  const listeners = new Set<TextListener>();
  let latest = first;
  return {
    text: () => latest,
    async type(text) {
      latest = text;
      const shown = [...listeners].map((listener) => listener(text));
      if (shown.length === 0) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, HOLD_MS);
      });
      await Promise.race([Promise.allSettled(shown), late]);
      clearTimeout(timer);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
