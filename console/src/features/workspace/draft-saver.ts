/** Saves a text some time after the last edit, one save at a time, and keeps trying until it is saved. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Somebody else saved since: nothing is sent until the person has chosen. */
  | { readonly kind: 'conflict' };

export interface DraftSaverOptions {
  readonly revision: number;
  readonly savedAt: string;
  readonly delayMs: number;
  readonly save: (text: string, revision: number) => Promise<{ readonly revision: number; readonly savedAt: string }>;
  readonly isConflict: (error: unknown) => boolean;
  readonly onState: (state: SaveState) => void;
  /** Called with the text while it is not saved, and with null once it is. */
  readonly onBackup: (text: string | null, revision: number) => void;
}

export interface DraftSaver {
  edit(text: string): void;
  /** Saves at once what is not saved yet; resolves to the revision, or null when it could not be saved. */
  flush(): Promise<number | null>;
  /** After a conflict: goes on from the other revision, with this text if one is given. */
  resolve(revision: number, text: string | null, savedAt: string): void;
  revision(): number;
  stop(): void;
}

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

export function createDraftSaver(options: DraftSaverOptions): DraftSaver {
  let revision = options.revision;
  let pending: string | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let state: SaveState = { kind: 'saved', at: options.savedAt };
  let stopped = false;

  // Functions, since both change while a save is awaited, which the compiler does not see.
  const hasPending = (): boolean => pending !== null;
  const isSaved = (): boolean => state.kind === 'saved';
  const show = (next: SaveState): void => {
    state = next;
    if (!stopped) options.onState(next);
  };
  const schedule = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delayMs);
  };
  const run = async (): Promise<void> => {
    clearTimeout(timer);
    if (running !== null) return running;
    if (pending === null || state.kind === 'conflict') return;
    running = send(pending);
    await running;
    running = null;
    // Edits that came in while it was being saved.
    if (hasPending() && isSaved()) {
      show({ kind: 'dirty' });
      schedule(options.delayMs);
    }
  };
  const send = async (text: string): Promise<void> => {
    pending = null;
    show({ kind: 'saving' });
    try {
      const result = await options.save(text, revision);
      revision = result.revision;
      retryMs = FIRST_RETRY_MS;
      if (!hasPending()) options.onBackup(null, revision);
      show({ kind: 'saved', at: result.savedAt });
    } catch (error) {
      pending ??= text;
      if (options.isConflict(error)) {
        show({ kind: 'conflict' });
        return;
      }
      show({ kind: 'failed', error });
      if (!stopped) schedule(retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    }
  };

  return {
    edit(text) {
      pending = text;
      options.onBackup(text, revision);
      if (state.kind === 'conflict') return;
      if (state.kind === 'saved') show({ kind: 'dirty' });
      if (running === null) schedule(options.delayMs);
    },
    async flush() {
      await running;
      if (pending !== null) await run();
      return state.kind === 'saved' ? revision : null;
    },
    resolve(other, text, savedAt) {
      revision = other;
      pending = text;
      show({ kind: 'saved', at: savedAt });
      if (text === null) options.onBackup(null, revision);
      else {
        show({ kind: 'dirty' });
        void run();
      }
    },
    revision: () => revision,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
