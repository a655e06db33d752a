import { isServerThere, noticeSilence } from '../api/connection.js';

const RELOADED = 'encours.reloaded';
const ONCE_PER_MS = 60_000;

/**
 * A part of the console that cannot be fetched must not blank the page. Either the server is away, then the page stays
 * and says so; or a newer release has replaced the part, then loading the page again brings the new ones.
 */
export function keepPageOnMissingPart(): void {
  window.addEventListener('vite:preloadError', (event) => {
    // The router would load the page again whatever the reason, and an absent server answers with an empty window.
    event.preventDefault();
    noticeSilence();
    void isServerThere().then((isThere) => {
      if (isThere) reloadOnce();
    });
  });
}

function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < ONCE_PER_MS) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
