/** Keys that work on every page: which are meant, and what the arrows of a list and the panes of a page are. */

/** Whether the key goes to something that is written into or that uses letters itself. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('.monaco-editor, [role="dialog"], [role="menu"]') !== null)
    return true;
  return target.matches(
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="combobox"], [role="listbox"]',
  );
}

/** Moves the focus to the link of the next row (`1`) or the one before (`-1`) in the list at hand; false without one. */
export function moveInList(step: 1 | -1): boolean {
  const active = document.activeElement;
  const list = active?.closest('tbody') ?? document.querySelector('main tbody:has(a[href])');
  if (list === null) return false;
  const links = [...list.querySelectorAll<HTMLElement>('tr:has(a[href])')].flatMap((row) => {
    const link = row.querySelector<HTMLElement>('a[href]');
    return link === null ? [] : [link];
  });
  const row = active?.closest('tr');
  const at = links.findIndex((link) => row?.contains(link) === true);
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step];
  if (next === undefined) return links.length > 0;
  next.focus();
  next.closest('tr')?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Moves the focus to the next pane of the page, or the one before; after the last comes the first. */
export function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isReachable);
  // A page with panes of its own is gone through by these.
  const innermost = panes.filter((pane) => !panes.some((other) => other !== pane && pane.contains(other)));
  const at = innermost.findIndex((pane) => pane.contains(document.activeElement));
  const next = innermost.at((at === -1 ? (step === 1 ? 0 : -1) : at + step) % innermost.length);
  if (next === undefined) return;
  if (next.hasAttribute('tabindex')) next.focus();
  else [...next.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isReachable)?.focus();
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex="0"]';

function isReachable(element: HTMLElement): boolean {
  return element.offsetParent !== null || getComputedStyle(element).position === 'fixed';
}
