import { afterEach, beforeEach } from 'vitest';

/** Steps of one test that build upon each other: once one has failed, and failed again, the rest is skipped. */
export function stopAtFirstFailure(): void {
  let failed: string | null = null;
  beforeEach((context) => {
    if (failed !== null && failed !== context.task.id) context.skip('an earlier step failed');
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed = task.id;
    else if (failed === task.id) failed = null;
  });
}
