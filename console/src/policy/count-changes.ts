import { isVersionNumber, isWording, listChanges } from './changes.js';

/** How many changes of meaning lie between two texts; wording does not count, nor does the version number itself. */
export function countChanges(before: string, after: string): number {
  try {
    const changes = listChanges(JSON.parse(before), JSON.parse(after));
    return changes.filter((change) => !isWording(change) && !isVersionNumber(change)).length;
  } catch {
    return 0;
  }
}
