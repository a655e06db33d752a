/** Where a list that is read page by page begins; its type is that of all later cursors too. */
export function noCursor(): string | null {
  return null;
}
