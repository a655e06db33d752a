/** A copy of an unsaved text in this browser, for the case that the page dies before the server has it. */
interface Backup {
  readonly revision: number;
  readonly text: string;
}

const key = (draftId: string): string => `encours.draft.${draftId}`;

export function writeBackup(draftId: string, text: string | null, revision: number): void {
  try {
    if (text === null) localStorage.removeItem(key(draftId));
    else localStorage.setItem(key(draftId), JSON.stringify({ revision, text } satisfies Backup));
  } catch {
    // The store is full or closed: the server copy remains, which is the one that counts.
  }
}

/** The unsaved text made from that very revision; one made from another could undo what was saved since. */
export function readBackup(draftId: string, revision: number): string | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(draftId)) ?? 'null');
    if (typeof value !== 'object' || value === null || !('revision' in value) || !('text' in value)) return null;
    return value.revision === revision && typeof value.text === 'string' ? value.text : null;
  } catch {
    return null;
  }
}
