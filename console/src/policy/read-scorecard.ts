import { Scorecard } from '@encours/engine';

/** The scorecard in a text, by its shape alone; null when it is none. Whether it makes sense is `checkScorecard`'s to say. */
export function readScorecard(text: string): Scorecard | null {
  try {
    const parsed = Scorecard.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
