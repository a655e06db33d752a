import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether what an element holds is wider or higher than itself, so that it scrolls; follows changes of size. */
export function useOverflow(element: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () =>
      setOverflows(target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1);
    const watcher = new ResizeObserver(measure);
    watcher.observe(target);
    if (target.firstElementChild !== null) watcher.observe(target.firstElementChild);
    return () => watcher.disconnect();
  }, [element]);
  return overflows;
}
