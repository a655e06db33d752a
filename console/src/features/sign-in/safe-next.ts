/** The page to open after signing in: only an address of this console, so that a link cannot send people elsewhere. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])/.test(next) || next.startsWith('/sign-in')) return '/';
  return next;
}
