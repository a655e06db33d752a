import { isServerThere, noticeSilence } from '../api/connection.js';

const RELOADED = 'encours.reloaded';
const ONCE_PER_MS = 60_000;

let isPartMissing = false;

/**
 * A part of the console that cannot be fetched, since the server is away or a newer release has replaced it, must not
 * take a page with it: somebody may be typing there while only a pointer rests on the link to the part.
 */
export function keepPageOnMissingPart(): void {
  window.addEventListener('vite:preloadError', (event) => {
    // The router would load the page again whatever the reason, and an absent server answers with an empty window.
    event.preventDefault();
    isPartMissing = true;
    noticeSilence();
  });
}

/** Loads the page again, once, when it was left for one whose parts are missing and the server is there to give them. */
export async function fetchMissingPart(): Promise<void> {
  if (!isPartMissing || !(await isServerThere())) return;
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < ONCE_PER_MS) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
