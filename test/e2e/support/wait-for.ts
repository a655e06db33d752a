const POLL_MS = 100;

/** Asks again and again until the answer is true; what `isDone` throws ends the wait. */
export async function waitFor(what: string, isDone: () => Promise<boolean>, timeoutMs = 90_000): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  while (!(await isDone())) {
    if (signal.aborted) throw new Error(`${what}: not done after ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
