/** How often React draws the rows of tables: asked of React itself, so that no clock is needed. */
import type { Page } from 'playwright-core';

export interface DrawnRows {
  /** Rows that were not in the page before. */
  readonly first: number;
  /** Rows that were there already. */
  readonly again: number;
}

/** What of a node of React's tree is read here. */
interface Fiber {
  readonly type: unknown;
  readonly memoizedProps: unknown;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

interface WatchedWindow extends Window {
  drawnRows?: { first: number; again: number };
}

/**
 * Runs in the page before its scripts. React tells every commit to whom it finds under this name, also in a build for
 * production; each commit leaves what it did not touch as the same objects.
 */
export function watchDrawnRows(): void {
  const counts = { first: 0, again: 0 };
  (window as WatchedWindow).drawnRows = counts;
  const isBodyRow = ({ type, memoizedProps }: Fiber) =>
    type === 'tr' && !(typeof memoizedProps === 'object' && memoizedProps !== null && 'aria-hidden' in memoizedProps);
  const visit = (fiber: Fiber) => {
    const { alternate } = fiber;
    if (isBodyRow(fiber)) {
      if (alternate === null) counts.first += 1;
      else if (alternate.memoizedProps !== fiber.memoizedProps) counts.again += 1;
      return;
    }
    if (alternate !== null && alternate.child === fiber.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) visit(child);
  };
  Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    value: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => visit(root.current),
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    },
  });
}

export async function countDrawnRows(page: Page): Promise<DrawnRows> {
  const counts = await page.evaluate(() => (window as WatchedWindow).drawnRows);
  if (counts === undefined) throw new Error('nobody counts on this page: watchDrawnRows has not run in it');
  return counts;
}
