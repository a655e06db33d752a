import { useComputedColorScheme } from '@mantine/core';
import type { editor } from 'monaco-editor/editor';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { MonacoBundle } from './load-monaco.js';
import { EDITOR_OPTIONS, PLAIN_BRACKETS } from './options.js';

interface TextEditorProps {
  readonly bundle: MonacoBundle;
  /** Where the model lives; providers find their context by it. */
  readonly uri: string;
  /** What the editor starts with. Later changes of it are ignored: the model is the truth. */
  readonly initialText: string;
  readonly readOnly: boolean;
  readonly label: string;
  /** Id of the hint on how to leave the editor by keyboard. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly onReady: (editor: editor.IStandaloneCodeEditor) => void;
}

/** The JSON editor. Everything it knows about scorecards comes from providers and markers set from outside. */
export function TextEditor(props: TextEditorProps) {
  const { bundle, uri, readOnly, label, describedBy } = props;
  const host = useRef<HTMLDivElement>(null);
  const instance = useRef<editor.IStandaloneCodeEditor | null>(null);
  const scheme = useComputedColorScheme('light');
  const change = useEffectEvent(props.onChange);
  const blur = useEffectEvent(props.onBlur);
  const ready = useEffectEvent(props.onReady);
  const initialText = useEffectEvent(() => props.initialText);

  useEffect(() => {
    if (host.current === null) return;
    const { monaco } = bundle;
    const model = monaco.editor.createModel(initialText(), 'json', monaco.Uri.parse(uri));
    // Offsets must agree with the text that the server keeps.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const created = monaco.editor.create(host.current, {
      ...EDITOR_OPTIONS,
      model,
      glyphMargin: false,
      quickSuggestions: { other: true, strings: true, comments: false },
      suggest: { showWords: false, preview: false },
      formatOnPaste: false,
      ariaLabel: label,
    });
    // Creating an editor sets the model's options anew.
    model.updateOptions(PLAIN_BRACKETS);
    instance.current = created;
    const changes = model.onDidChangeContent(() => change(model.getValue()));
    const blurs = created.onDidBlurEditorText(() => blur());
    ready(created);
    return () => {
      changes.dispose();
      blurs.dispose();
      instance.current = null;
      created.dispose();
      model.dispose();
    };
  }, [bundle, uri, label]);

  useEffect(() => {
    bundle.monaco.editor.setTheme(scheme === 'dark' ? 'encours-dark' : 'encours-light');
  }, [bundle, scheme]);

  useEffect(() => {
    // A text that cannot be changed has no use for the Tab key.
    instance.current?.updateOptions({ readOnly, domReadOnly: readOnly, tabFocusMode: readOnly });
  }, [readOnly]);

  return <div ref={host} style={{ height: '100%' }} aria-describedby={describedBy} />;
}
