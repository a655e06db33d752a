import type { JsonPath, Policy } from '@encours/engine';
import { lazy, Suspense, useMemo } from 'react';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { useNameWords } from '../../../policy/use-name-words.js';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.js';
import type { Analysis, LocatedDiagnostic } from '../analysis.js';
import { describeInput, type InputProfiles } from '../input-profiles.js';
import { workspaceMessages } from '../messages.js';
import { briefFigure, explainFigure, type LatestEntries, pastFigures } from '../past-entries.js';
import type { NoteUnread, UnreadField } from '../unread-fields.js';
import { editText, type TextEdit } from './edits.js';
import type { FormSource } from './form-context.js';
import type { FormPaneProps } from './form-pane.js';
import { pathKey } from './values.js';

const FormPane = lazy(() => import('./form-pane.js'));

interface FormSideProps extends Pick<FormPaneProps, 'place' | 'wanted' | 'history'> {
  readonly analysis: Analysis;
  /** What the text said when it could last be read. */
  readonly lastValue: unknown;
  readonly editable: boolean;
  readonly unread: readonly UnreadField[];
  /** The last one that the text gave. */
  readonly lastPolicy: Policy | null;
  readonly past: LatestEntries | null;
  readonly profiles: InputProfiles | null;
  readonly noteUnread: NoteUnread;
  readonly onChange: (change: (text: string) => string) => void;
  readonly endStep: () => void;
  readonly takeBack: () => unknown;
  readonly onPlace: (path: JsonPath) => void;
  readonly openText: (path: JsonPath) => void;
  readonly onFault: (problem: LocatedDiagnostic) => void;
}

/** The form of the text, loaded when it is first shown. */
export function FormSide(props: FormSideProps) {
  const {
    analysis,
    lastValue,
    editable,
    unread,
    noteUnread,
    lastPolicy,
    onChange,
    endStep,
    takeBack,
    onPlace,
    openText,
  } = props;
  const wordsAt = useNameWords(lastPolicy?.scorecard ?? null);
  const currency = lastPolicy?.scorecard.about.currency ?? 'EUR';
  const t = useT(workspaceMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const { past, profiles } = props;
  const isReadable = analysis.document.value !== undefined;
  const value = isReadable ? analysis.document.value : lastValue;
  const figures = useMemo(
    () =>
      new Map(
        pastFigures(value, past).map((figure) => [
          pathKey(figure.path),
          {
            brief: briefFigure(figure, t, formats),
            whole: past === null ? '' : explainFigure(figure, past, t, formats),
          },
        ]),
      ),
    [value, past, t, formats],
  );
  const source = useMemo(
    (): FormSource => ({
      value,
      readOnly: !editable || !isReadable,
      problems: isReadable ? analysis.problems : [],
      unread: new Map(unread.map(({ path, written }) => [pathKey(path), written])),
      noteUnread,
      currency,
      wordsAt,
      past: figures,
      inHistory: (name) => describeInput(value, name, profiles, { locale, currency, words: t, formats }),
      change: (edits: readonly TextEdit[]) => onChange((text) => editText(text, edits)),
      endStep,
      takeBack,
      onPlace,
      openText,
    }),
    [
      analysis,
      isReadable,
      value,
      figures,
      profiles,
      locale,
      t,
      formats,
      editable,
      unread,
      noteUnread,
      currency,
      wordsAt,
      onChange,
      endStep,
      takeBack,
      onPlace,
      openText,
    ],
  );
  return (
    <Suspense fallback={<LoadingSkeleton rows={8} />}>
      <FormPane
        source={source}
        place={props.place}
        wanted={props.wanted}
        fault={
          isReadable ? null : (analysis.problems.find(({ diagnostic }) => diagnostic.severity === 'error') ?? null)
        }
        history={props.history}
        onFault={props.onFault}
      />
    </Suspense>
  );
}
