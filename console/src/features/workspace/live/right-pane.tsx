import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { memo, type ReactNode, useCallback } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { workspaceRoute } from '../routes.js';
import classes from './live.module.css';
import { liveMessages } from './messages.js';

export type RightView = 'preview' | 'live';

/** Which of the two is shown; it stands in the address. */
export function useRightView(): readonly [RightView, (view: RightView) => void] {
  const { pane } = workspaceRoute.useSearch();
  const navigate = useNavigate({ from: workspaceRoute.fullPath });
  const show = useCallback(
    (view: RightView) =>
      void navigate({
        search: ({ pane: _pane, ...old }) => (view === 'live' ? { ...old, pane: view } : old),
        replace: true,
      }),
    [navigate],
  );
  return [pane ?? 'preview', show];
}

interface RightPaneProps {
  readonly view: RightView;
  readonly onView: (view: RightView) => void;
  readonly preview: ReactNode;
  readonly live: ReactNode;
}

/** One case, or the whole past. */
export function RightPane({ view, onView, preview, live }: RightPaneProps) {
  return (
    <div className={classes.right}>
      <RightTabs view={view} onView={onView} />
      <div className={classes.shown}>{view === 'live' ? live : preview}</div>
    </div>
  );
}

const RightTabs = memo(function RightTabs({ view, onView }: Pick<RightPaneProps, 'view' | 'onView'>) {
  const t = useT(liveMessages);
  return (
    <SegmentedControl
      size="xs"
      className={classes.tabs ?? ''}
      aria-label={t.rightPane}
      value={view}
      onChange={(next) => onView(next === 'live' ? 'live' : 'preview')}
      data={[
        { value: 'preview', label: t.preview },
        { value: 'live', label: t.title },
      ]}
    />
  );
});
