import { afterEach, beforeEach } from 'vitest';

/** Steps of one test that build upon each other: once one has failed, the rest is skipped. */
export function stopAtFirstFailure(): void {
  let hasFailed = false;
  beforeEach((context) => {
    if (hasFailed) context.skip('an earlier step failed');
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') hasFailed = true;
  });
}
