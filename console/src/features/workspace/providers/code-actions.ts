import { applyFix } from '@encours/engine';
import type { languages } from 'monaco-editor/editor';
import { smallestChange } from '../text-change.js';
import { contextOf } from './editor-context.js';

/** The mends that diagnostics propose, as quick fixes. A single mend is the preferred one. */
export function createCodeActionProvider(): languages.CodeActionProvider {
  return {
    provideCodeActions(model, range, { markers }) {
      const context = contextOf(model.uri);
      if (context === null) return { actions: [], dispose: () => undefined };
      const text = model.getValue();
      const actions = context.problems
        .filter(({ range: place }) => place.line <= range.endLineNumber && range.startLineNumber <= place.endLine)
        .flatMap(({ diagnostic, range: place }) =>
          (diagnostic.fixes ?? []).flatMap((fix): languages.CodeAction[] => {
            const change = smallestChange(text, applyFix(text, fix));
            if (change === null) return [];
            const start = model.getPositionAt(change.from);
            const end = model.getPositionAt(change.to);
            return [
              {
                title: fix.title[context.locale],
                kind: 'quickfix',
                diagnostics: markers.filter(
                  (marker) => marker.code === diagnostic.code && marker.startLineNumber === place.line,
                ),
                isPreferred: diagnostic.fixes?.length === 1,
                edit: {
                  edits: [
                    {
                      resource: model.uri,
                      versionId: model.getVersionId(),
                      textEdit: {
                        range: {
                          startLineNumber: start.lineNumber,
                          startColumn: start.column,
                          endLineNumber: end.lineNumber,
                          endColumn: end.column,
                        },
                        text: change.text,
                      },
                    },
                  ],
                },
              },
            ];
          }),
        );
      return { actions, dispose: () => undefined };
    },
  };
}
