import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';

interface VirtualRowsProps {
  /** What scrolls. */
  readonly viewport: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Columns of the table. */
  readonly span: number;
  /** Rows `from` to `to`, without `to`. */
  readonly children: (from: number, to: number) => ReactNode;
}

/** The rows in sight, between two fillers as high as the rest. Loaded with the first long list. */
export default function VirtualRows({ viewport, count, rowHeight, span, children }: VirtualRowsProps) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const before = first?.start ?? 0;
  const after = virtualizer.getTotalSize() - (last?.end ?? 0);
  return (
    <>
      {before > 0 && <Filler height={before} span={span} />}
      {children(first?.index ?? 0, (last?.index ?? -1) + 1)}
      {after > 0 && <Filler height={after} span={span} />}
    </>
  );
}

interface FillerProps {
  readonly height: number;
  readonly span: number;
}
function Filler({ height, span }: FillerProps) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
