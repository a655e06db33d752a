import { logChoose } from './log-gamma.js';

/**
 * Fisher's exact test of two rates, `eventsA` of `nA` and `eventsB` of `nB`, two-sided: the total chance of all tables
 * with these margins that are no likelier than the one seen. 1 when either group is empty.
 */
export function fisherExact(eventsA: number, nA: number, eventsB: number, nB: number): number {
  const events = eventsA + eventsB;
  const low = Math.max(0, events - nB);
  const high = Math.min(events, nA);
  const whole = logChoose(nA + nB, events);
  const probability = (a: number): number => Math.exp(logChoose(nA, a) + logChoose(nB, events - a) - whole);
  // Equal chances differ in their last digits; R's fisher.test allows the same slack.
  const threshold = probability(eventsA) * (1 + 1e-7);
  let total = 0;
  for (let a = low; a <= high; a++) {
    const p = probability(a);
    if (p <= threshold) total += p;
  }
  return Math.min(1, total);
}
