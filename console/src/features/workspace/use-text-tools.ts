import type { Decision, JsonPath, Policy } from '@encours/engine';
import { describeResolved, listBounds, RatioUnit } from '@encours/engine';
import { getLocation } from 'jsonc-parser';
import type { editor } from 'monaco-editor/editor';
import { startTransition, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { MonacoBundle } from '../../editor/load-monaco.js';
import type { Locale } from '../../i18n/locale.js';
import { useLocale } from '../../i18n/locale-provider.js';
import type { Analysis, LocatedDiagnostic } from './analysis.js';
import type { TextHistory } from './history-keys.js';
import type { InputProfiles } from './input-profiles.js';
import { toMarkers } from './markers.js';
import type { KnownName } from './names.js';
import type { LatestEntries } from './past-entries.js';
import { registerContext } from './providers/editor-context.js';
import { refreshHints, registerProviders } from './providers/register-providers.js';
import { smallestChange } from './text-change.js';

const MARKER_OWNER = 'encours';
const MEND_AFTER_MS = 100;

export interface TextTools {
  /** Where the cursor is in the document. */
  readonly cursorPath: JsonPath;
  readonly onReady: (instance: editor.IStandaloneCodeEditor) => void;
  readonly goTo: (path: JsonPath) => void;
  /** Goes to a value and selects its text. */
  readonly select: (path: JsonPath) => void;
  readonly goToProblem: (problem: LocatedDiagnostic) => void;
  /** Puts another text in place of this one as a single step of undo. */
  readonly replaceText: (text: string) => void;
  /** Changes the text within the present step of undo; false while there is no editor. */
  readonly changeText: (change: (text: string) => string) => boolean;
  /** What is changed from now on is undone by itself. */
  readonly endStep: () => void;
  /** Moves the cursor without taking the focus. */
  readonly point: (path: JsonPath) => void;
  readonly isFocused: () => boolean;
  /** Null while there is no editor. */
  readonly history: TextHistory | null;
  readonly format: () => void;
}

/** Joins the editor to the analysis: markers, providers, jumps, and changes that come from outside of it. */
export function useTextTools(
  bundle: MonacoBundle | null,
  uri: string,
  analysis: Analysis,
  decision: Decision | null,
  past: LatestEntries | null,
  profiles: () => Promise<InputProfiles | null>,
  onSave: () => void,
): TextTools {
  const { locale } = useLocale();
  const instance = useRef<editor.IStandaloneCodeEditor | null>(null);
  const [cursorPath, setCursorPath] = useState<JsonPath>([]);
  const [ready, setReady] = useState(0);
  const save = useEffectEvent(onSave);

  const readContext = useEffectEvent(() => ({
    locale,
    currency: decision?.currency ?? 'EUR',
    document: analysis.document,
    problems: analysis.problems,
    past,
    profiles,
    valueOf: (known: KnownName) => (decision === null ? null : valueIn(decision, known, analysis.policy, locale)),
  }));

  useEffect(() => {
    if (bundle === null) return;
    registerProviders(bundle, locale);
    return registerContext(bundle.monaco.Uri.parse(uri).toString(), () => readContext());
  }, [bundle, uri, locale]);

  useEffect(() => {
    if (past !== null && ready > 0) refreshHints();
  }, [past, ready]);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (bundle === null || ready === 0 || model === null || model === undefined) return;
    const { Error: error, Warning: warning, Info: info } = bundle.monaco.MarkerSeverity;
    const severities = { error, warning, info };
    // The text may be a keystroke ahead; the next analysis is already on its way.
    bundle.monaco.editor.setModelMarkers(model, MARKER_OWNER, toMarkers(analysis.problems, locale, severities));
  }, [bundle, ready, analysis, locale]);

  // From anywhere in the text: what was just typed is often not where the fault is reported.
  const mendNearest = useEffectEvent(() => {
    const line = instance.current?.getPosition()?.lineNumber ?? 1;
    const nearest = nearestMendable(analysis.problems, line);
    if (nearest !== null && nearest.range.line !== line) goToProblem(nearest);
    // The list would close at once while the text still scrolls there.
    setTimeout(() => instance.current?.trigger('keyboard', 'editor.action.quickFix', {}), MEND_AFTER_MS);
  });

  const onReady = useCallback((created: editor.IStandaloneCodeEditor) => {
    instance.current = created;
    setReady((count) => count + 1);
    created.onDidChangeCursorPosition(({ position }) => {
      const model = created.getModel();
      if (model === null) return;
      const { path } = getLocation(model.getValue(), model.getOffsetAt(position));
      // Within the same value nothing moves; what follows the cursor comes after what is typed.
      startTransition(() => setCursorPath((old) => (isSamePath(old, path) ? old : path)));
    });
    created.onDidDispose(() => {
      instance.current = null;
    });
  }, []);

  useEffect(() => {
    const keys = instance.current?.onKeyDown((event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.browserEvent.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      mendNearest();
    });
    return () => keys?.dispose();
  }, [ready]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        save();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const reveal = useCallback((line: number, column: number) => {
    // It may have been hidden until now.
    instance.current?.layout();
    instance.current?.setPosition({ lineNumber: line, column });
    instance.current?.revealLineInCenterIfOutsideViewport(line);
    instance.current?.focus();
  }, []);

  const goTo = useCallback(
    (path: JsonPath) => {
      const place = analysis.document.locate({ path, onKey: typeof path.at(-1) === 'string' });
      reveal(place.line, place.column + 1);
    },
    [analysis, reveal],
  );
  const select = useCallback(
    (path: JsonPath) => {
      const { line, column, endLine, endColumn } = analysis.document.locate({ path });
      reveal(line, column);
      instance.current?.setSelection({
        startLineNumber: line,
        startColumn: column,
        endLineNumber: endLine,
        endColumn,
      });
    },
    [analysis, reveal],
  );
  const goToProblem = useCallback(({ range }: LocatedDiagnostic) => reveal(range.line, range.column), [reveal]);

  const changeText = useCallback((change: (text: string) => string): boolean => {
    const model = instance.current?.getModel();
    if (model === null || model === undefined) return false;
    const text = model.getValue();
    const edit = smallestChange(text, change(text));
    if (edit === null) return true;
    const start = model.getPositionAt(edit.from);
    const end = model.getPositionAt(edit.to);
    instance.current?.executeEdits('encours', [
      {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
        text: edit.text,
        forceMoveMarkers: true,
      },
    ]);
    return true;
  }, []);
  const endStep = useCallback(() => {
    instance.current?.pushUndoStop();
  }, []);
  const replaceText = useCallback(
    (text: string) => {
      endStep();
      changeText(() => text);
      endStep();
    },
    [changeText, endStep],
  );
  const point = useCallback(
    (path: JsonPath) => {
      const { line, column } = analysis.document.locate({ path });
      instance.current?.setPosition({ lineNumber: line, column });
      instance.current?.revealLineInCenterIfOutsideViewport(line);
    },
    [analysis],
  );
  const isFocused = useCallback(() => instance.current?.hasTextFocus() === true, []);
  const history = useMemo(
    () =>
      ready === 0
        ? null
        : {
            undo: () => historyOf(instance.current)?.undo(),
            redo: () => historyOf(instance.current)?.redo(),
          },
    [ready],
  );

  const format = useCallback(() => {
    void instance.current?.getAction('editor.action.formatDocument')?.run();
  }, []);

  return {
    cursorPath,
    onReady,
    goTo,
    select,
    goToProblem,
    replaceText,
    changeText,
    endStep,
    point,
    isFocused,
    history,
    format,
  };
}

function isSamePath(left: JsonPath, right: JsonPath): boolean {
  return left.length === right.length && left.every((key, at) => key === right[at]);
}

/** The model's own undo and redo: the editor's would go to whatever field has the focus. They are not in its types. */
function historyOf(instance: editor.IStandaloneCodeEditor | null) {
  return instance?.getModel() as (editor.ITextModel & { undo(): void; redo(): void }) | null | undefined;
}

/** Of the problems that have a mend, the one whose lines are closest to `line`. */
function nearestMendable(problems: readonly LocatedDiagnostic[], line: number): LocatedDiagnostic | null {
  const distance = ({ range }: LocatedDiagnostic): number => Math.max(range.line - line, line - range.endLine, 0);
  return problems
    .filter(({ diagnostic }) => (diagnostic.fixes?.length ?? 0) > 0)
    .reduce<LocatedDiagnostic | null>(
      (best, problem) => (best === null || distance(problem) < distance(best) ? problem : best),
      null,
    );
}

function valueIn(decision: Decision, { name, unit }: KnownName, policy: Policy | null, locale: Locale): string | null {
  const ratio = decision.trace.ratios.find((trace) => trace.name === name);
  const fact = decision.trace.facts.find((trace) => trace.name === name);
  const resolved = (ratio ?? fact)?.resolved;
  if (resolved === undefined) return null;
  const bounds = policy === null ? [] : listBounds(policy.scorecard, name);
  return describeResolved(resolved, RatioUnit.safeParse(unit).data ?? null, decision.currency, locale, null, bounds);
}
