import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { workspaceMessages } from './messages.js';
import { TEXT_VIEWS, type TextView, workspaceRoute } from './routes.js';
import classes from './workspace.module.css';

const STORE = 'encours.workspace.view';

/** Where form and text do not fit side by side beside the preview. */
const NARROW_QUERY = '(max-width: 89.9em)';

/** How the text is shown: what the address says, or else what was chosen last. */
export function useTextView(): readonly [TextView, (view: TextView) => void] {
  const { view } = workspaceRoute.useSearch();
  const [unasked] = useState(readStored);
  const navigate = useNavigate({ from: workspaceRoute.fullPath });
  const show = useCallback(
    (next: TextView) => {
      try {
        localStorage.setItem(STORE, next);
      } catch {
        // Remembered by the address alone.
      }
      void navigate({ search: (old) => ({ ...old, view: next }), replace: true });
    },
    [navigate],
  );
  return [view ?? unasked, show];
}

function readStored(): TextView {
  try {
    return TEXT_VIEWS.find((view) => view === localStorage.getItem(STORE)) ?? firstView();
  } catch {
    return firstView();
  }
}

/** For who has not chosen yet. */
function firstView(): TextView {
  return window.matchMedia(NARROW_QUERY).matches ? 'form' : 'split';
}

interface TextViewSwitchProps {
  readonly view: TextView;
  readonly onView: (view: TextView) => void;
}

/** Form, JSON, or both; Alt+1, 2, 3. */
export const TextViewSwitch = memo(function TextViewSwitch({ view, onView }: TextViewSwitchProps) {
  const t = useT(workspaceMessages);
  const choose = useEffectEvent(onView);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const next = TEXT_VIEWS.find((_view, index) => event.code === `Digit${index + 1}`);
      if (next === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      choose(next);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return (
    <SegmentedControl
      size="xs"
      className={classes.viewSwitch ?? ''}
      aria-label={t.view}
      value={view}
      onChange={(next) => onView(TEXT_VIEWS.find((one) => one === next) ?? 'json')}
      data={[
        { value: 'form', label: t.viewForm },
        { value: 'json', label: t.viewText },
        { value: 'split', label: t.viewBoth },
      ]}
    />
  );
});
