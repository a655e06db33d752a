import { useComputedColorScheme } from '@mantine/core';
import type { editor } from 'monaco-editor/editor';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { CodeBlock } from '../ui/code-block.js';
import { LoadingSkeleton } from '../ui/loading-skeleton.js';
import classes from './diff-view.module.css';
import { EDITOR_OPTIONS, PLAIN_BRACKETS } from './options.js';
import { useMonaco } from './use-monaco.js';

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  readonly height?: number | string;
  /** Signs in the margin of the new text. */
  readonly notes?: readonly DiffNote[];
  /** A line of the new text to go to. Another object asks again. */
  readonly wanted?: { readonly line: number } | null;
  /** Told where in the new text the cursor is, as an offset. */
  readonly onCursor?: (offset: number) => void;
}

interface DiffNote {
  readonly line: number;
  readonly isOpen: boolean;
  readonly label: string;
}

const NO_NOTES: readonly DiffNote[] = [];

/** Two texts side by side with what changed; inline where there is no room. F7 goes from change to change. */
export function DiffView(props: DiffViewProps) {
  const { before, after, label, height = 560, notes = NO_NOTES, wanted = null, onCursor } = props;
  const [widget, setWidget] = useState<editor.IStandaloneDiffEditor | null>(null);
  const moved = useEffectEvent((offset: number) => onCursor?.(offset));
  const hasMargin = onCursor !== undefined;
  const host = useRef<HTMLDivElement>(null);
  const state = useMonaco();
  const scheme = useComputedColorScheme('light');
  const bundle = state.status === 'ready' ? state.bundle : null;

  useEffect(() => {
    if (host.current === null || bundle === null) return;
    const { monaco } = bundle;
    monaco.editor.setTheme(scheme === 'dark' ? 'encours-dark' : 'encours-light');
    const original = monaco.editor.createModel(before, 'json');
    const modified = monaco.editor.createModel(after, 'json');
    const created = monaco.editor.createDiffEditor(host.current, {
      ...EDITOR_OPTIONS,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      accessibilityVerbose: true,
      readOnly: true,
      originalEditable: false,
      renderOverviewRuler: false,
      tabFocusMode: true,
      glyphMargin: hasMargin,
      originalAriaLabel: label,
      modifiedAriaLabel: label,
    });
    created.setModel({ original, modified });
    for (const model of [original, modified]) model.updateOptions(PLAIN_BRACKETS);
    created.getModifiedEditor().onDidChangeCursorPosition(({ position }) => moved(modified.getOffsetAt(position)));
    setWidget(created);
    return () => {
      setWidget(null);
      // In this order, or the editor complains that its models vanished.
      created.setModel(null);
      created.dispose();
      original.dispose();
      modified.dispose();
    };
    // Removed lines keep the colours they were drawn in, so another scheme takes a new editor.
  }, [bundle, before, after, label, scheme, hasMargin]);

  useEffect(() => {
    const decorations = widget?.getModifiedEditor().createDecorationsCollection(
      notes.map(({ line, isOpen, label: hover }) => ({
        range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
        options: {
          glyphMarginClassName: (isOpen ? classes.note : classes.closedNote) ?? '',
          glyphMarginHoverMessage: { value: hover },
        },
      })),
    );
    return () => decorations?.clear();
  }, [widget, notes]);

  useEffect(() => {
    if (widget === null || wanted === null) return;
    const side = widget.getModifiedEditor();
    side.setPosition({
      lineNumber: wanted.line,
      column: side.getModel()?.getLineFirstNonWhitespaceColumn(wanted.line) ?? 1,
    });
    side.revealLineInCenter(wanted.line);
    side.focus();
  }, [widget, wanted]);

  if (state.status === 'loading') return <LoadingSkeleton rows={8} />;
  // The editor's code could not be loaded: the new text can still be read.
  if (state.status === 'failed') return <CodeBlock label={label}>{after}</CodeBlock>;
  return <div ref={host} style={{ height }} />;
}
