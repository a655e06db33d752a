import { isServerThere, noticeSilence } from '../api/connection.js';

const RELOADED = 'encours.reloaded';
const ONCE_PER_MS = 60_000;

/**
 * A part of the console that cannot be fetched must not blank the page. Either it was lost on its way, then the page
 * stays, since somebody may be typing in it, and the part is asked for again when it is needed; or a newer release has
 * replaced it, then loading the page again brings the new one.
 */
export function keepPageOnMissingPart(): void {
  window.addEventListener('vite:preloadError', (event) => {
    // The router would load the page again whatever the reason, and an absent server answers with an empty window.
    event.preventDefault();
    noticeSilence();
    void isServerThere().then(async (isThere) => {
      if (isThere && (await isReplaced())) reloadOnce();
    });
  });
}

/** Does the server now start the console with another program than the one that runs here? */
async function isReplaced(): Promise<boolean> {
  const running = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  try {
    const answer = await fetch('/', { cache: 'no-store' });
    return answer.ok && running != null && !(await answer.text()).includes(running);
  } catch {
    return false;
  }
}

function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < ONCE_PER_MS) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
