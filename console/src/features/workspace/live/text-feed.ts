/** The text as it is being typed, ahead of what the page finds in it. */
export interface TextFeed {
  readonly text: () => string;
  readonly type: (text: string) => void;
  /** Tells of each text typed from now on, until the result is called. */
  readonly listen: (listener: (text: string) => void) => () => void;
}

export function createTextFeed(first: string): TextFeed {
  const listeners = new Set<(text: string) => void>();
  let latest = first;
  return {
    text: () => latest,
    type(text) {
      latest = text;
      for (const listener of listeners) listener(text);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
