import type { ReactNode } from 'react';

interface ScrollRegionProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Scrolls downwards as well from this height on. */
  readonly maxHeight?: number;
}

/** What may be wider than the page, such as a table, scrolls by itself; reachable by keyboard. */
export function ScrollRegion({ label, children, maxHeight }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, a section would be one more landmark
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      style={{ overflow: 'auto', position: 'relative', ...(maxHeight === undefined ? {} : { maxHeight }) }}
    >
      {children}
    </div>
  );
}
