import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CodeBlock } from '../ui/code-block.js';
import { LoadingSkeleton } from '../ui/loading-skeleton.js';
import { EDITOR_OPTIONS, PLAIN_BRACKETS } from './options.js';
import { useMonaco } from './use-monaco.js';

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  readonly height?: number | string;
}

/** Two texts side by side with what changed; inline where there is no room. F7 goes from change to change. */
export function DiffView({ before, after, label, height = 560 }: DiffViewProps) {
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
      originalAriaLabel: label,
      modifiedAriaLabel: label,
    });
    created.setModel({ original, modified });
    for (const model of [original, modified]) model.updateOptions(PLAIN_BRACKETS);
    return () => {
      // In this order, or the editor complains that its models vanished.
      created.setModel(null);
      created.dispose();
      original.dispose();
      modified.dispose();
    };
    // Removed lines keep the colours they were drawn in, so another scheme takes a new editor.
  }, [bundle, before, after, label, scheme]);

  if (state.status === 'loading') return <LoadingSkeleton rows={8} />;
  // The editor's code could not be loaded: the new text can still be read.
  if (state.status === 'failed') return <CodeBlock label={label}>{after}</CodeBlock>;
  return <div ref={host} style={{ height }} />;
}
