import type { JsonPath } from '@encours/engine';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import { type TextView, workspaceRoute } from './routes.js';
import { useTextView } from './text-view.js';
import { isUnread } from './unread-fields.js';
import type { TextTools } from './use-text-tools.js';

interface TextPlace {
  readonly view: TextView;
  readonly setView: (view: TextView) => void;
  /** What the reader is at: the field of the form, or the cursor of the text. */
  readonly place: JsonPath;
  /** A place whose field is to have the focus. */
  readonly wanted: { readonly path: JsonPath } | null;
  readonly onPlace: (path: JsonPath) => void;
  readonly goTo: (path: JsonPath) => void;
  readonly goToProblem: (problem: LocatedDiagnostic) => void;
  /** Shows the place in the text and selects it. */
  readonly openText: (path: JsonPath) => void;
}

/** Keeps form and text at the same place, which the address names as far as the form goes by it. */
export function useTextPlace(tools: TextTools, analysis: Analysis): TextPlace {
  const [view, setView] = useTextView();
  const { at } = workspaceRoute.useSearch();
  const navigate = useNavigate({ from: workspaceRoute.fullPath });
  const [formPlace, setFormPlace] = useState<JsonPath>(() => readPlace(at));
  const [wanted, setWanted] = useState<{ readonly path: JsonPath } | null>(null);
  const [shown, setShown] = useState<{ readonly path: JsonPath; readonly fault?: LocatedDiagnostic } | null>(null);
  const { cursorPath, point, isFocused } = tools;
  const place = view === 'json' ? cursorPath : formPlace;

  // In the split view the form follows the cursor of whoever writes in the text.
  const follow = useEffectEvent(() => {
    if (isFocused() && analysis.document.value !== undefined) setFormPlace(cursorPath);
  });
  useEffect(() => follow(), [cursorPath]);

  // What the address asks for is shown in the text as well, once there is an editor.
  const start = useEffectEvent(() => {
    if (view !== 'json' && formPlace.length > 0) point(formPlace);
  });
  const isReady = tools.history !== null;
  useEffect(() => {
    if (isReady) start();
  }, [isReady]);

  const address = writePlace(formPlace);
  useEffect(() => {
    if (view === 'json' || address === (at ?? '')) return;
    void navigate({ search: ({ at: _at, ...old }) => (address === '' ? old : { ...old, at: address }), replace: true });
  }, [view, address, at, navigate]);

  // The text is there to be shown a moment after the view has changed.
  const show = useEffectEvent(() => {
    if (shown === null) return;
    if (shown.fault !== undefined) tools.goToProblem(shown.fault);
    else tools.select(shown.path);
    setShown(null);
  });
  useEffect(() => {
    if (shown !== null && view !== 'form') show();
  }, [shown, view]);

  const onPlace = useCallback(
    (path: JsonPath) => {
      setFormPlace(path);
      point(path);
    },
    [point],
  );
  const openText = useCallback(
    (path: JsonPath) => {
      if (view === 'form') setView('split');
      setShown({ path });
    },
    [view, setView],
  );
  const goTo = useCallback(
    (path: JsonPath) => {
      if (view === 'json') tools.goTo(path);
      else onPlace(path);
    },
    [view, tools, onPlace],
  );
  const goToProblem = useCallback(
    (problem: LocatedDiagnostic) => {
      const { path } = problem.diagnostic;
      if (isUnread(problem)) {
        if (view === 'json') setView('split');
        onPlace(path);
        setWanted({ path });
      } else if (view === 'json') tools.goToProblem(problem);
      else if (analysis.document.value === undefined || path.length === 0) {
        if (view === 'form') setView('split');
        setShown({ path, fault: problem });
      } else {
        onPlace(path);
        setWanted({ path });
      }
    },
    [view, tools, analysis, onPlace, setView],
  );
  return { view, setView, place, wanted, onPlace, goTo, goToProblem, openText };
}

/** `characteristics/3`: a section, and which of its items. */
function writePlace(place: JsonPath): string {
  return place.slice(0, 2).join('/');
}

function readPlace(at: string | undefined): JsonPath {
  return (at ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
