import {
  type Application,
  type ApplicationInput,
  type Benchmark,
  type Diagnostic,
  type Policy,
  parseApplication,
  parseDocument,
} from '@encours/engine';
import { Splitter, Textarea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { editorLocale } from '../../editor/load-monaco.js';
import { TextEditor } from '../../editor/text-editor.js';
import { useMonaco } from '../../editor/use-monaco.js';
import { useLocale, useT } from '../../i18n/locale-provider.js';
import { sectionMessages, sectionName } from '../../policy/section-messages.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { CodeBlock } from '../../ui/code-block.js';
import { analyseText } from './analysis.js';
import { ConflictBanner } from './conflict-banner.js';
import { DraftBanner } from './draft-banner.js';
import { EditorHint } from './editor-hint.js';
import { FormSide } from './form/form-side.js';
import { LivePane } from './live/live-pane.js';
import { RightPane, useRightView } from './live/right-pane.js';
import { createTextFeed } from './live/text-feed.js';
import { readBackup } from './local-backup.js';
import { workspaceMessages } from './messages.js';
import { Outline } from './outline.js';
import { outlineOf } from './outline-items.js';
import type { LatestEntries } from './past-entries.js';
import { PreviewPane } from './preview/preview-pane.js';
import { useDecision } from './preview/use-decision.js';
import { useImpact } from './preview/use-impact.js';
import { ProblemsList } from './problems-list.js';
import { useProofs } from './proofs/use-proofs.js';
import { DRAFT_SCHEME } from './providers/editor-context.js';
import { rememberLast } from './remember-last.js';
import { workspaceRoute } from './routes.js';
import { TextViewSwitch } from './text-view.js';
import { Toolbar } from './toolbar.js';
import { useUnreadFields, withUnread } from './unread-fields.js';
import { useAutosave } from './use-autosave.js';
import { useInputProfiles } from './use-input-profiles.js';
import { useLast } from './use-last.js';
import { usePreviewCase } from './use-preview-case.js';
import { useStable } from './use-stable.js';
import { useTextPlace } from './use-text-place.js';
import { useTextSteps } from './use-text-steps.js';
import { useTextTools } from './use-text-tools.js';
import classes from './workspace.module.css';

const NO_FAULTS: readonly Diagnostic[] = [];
const NARROW_QUERY = '(max-width: 56em)';
/** A decision that only hints speak of waits for so long a pause. */
const UNSEEN_MS = 250;

interface WorkspaceProps {
  readonly draft: ApiOutput['drafts']['get'];
  readonly benchmarks: readonly Benchmark[];
  /** The version that decides today; null when none does. */
  readonly inForceText: string | null;
  readonly caseRows: ApiOutput['cases']['list'];
}

/** Outline, text with its problems, and the decision that the text makes, all of one text. */
export function Workspace({ draft, benchmarks, inForceText, caseRows }: WorkspaceProps) {
  const t = useT(workspaceMessages);
  const sections = useT(sectionMessages);
  const { locale } = useLocale();
  const editable = draft.mine && draft.status !== 'in_review' && draft.status !== 'published';
  const [restored] = useState(() => (editable ? readBackup(draft.draftId, draft.revision) : null));
  const [text, setText] = useState(restored ?? draft.text);
  const [feed] = useState(() => createTextFeed(text));
  const [analyse] = useState(() => rememberLast(analyseText));
  const { saver, state: saveState } = useAutosave(draft);

  // Of the server's own checks only those that it alone can make, about the text that it saw; the rest is done here.
  const [seen] = useState(() => ({ text: draft.text, faults: readServerFaults(draft.diagnostics) }));
  const identityFaults = seen.text === text ? seen.faults : NO_FAULTS;
  const analysis = useMemo(
    () => analyse(text, benchmarks, identityFaults),
    [analyse, text, benchmarks, identityFaults],
  );
  const inForce = useMemo(() => policyOf(inForceText, benchmarks), [inForceText, benchmarks]);
  const base = useMemo(() => policyOf(draft.baseText, benchmarks), [draft.baseText, benchmarks]);
  const lastPolicy = useLast(analysis.policy) ?? base;
  const start = useMemo(() => ({ text: draft.baseText, value: parseDocument(draft.baseText).value }), [draft.baseText]);
  const value = useLast(analysis.document.value ?? null) ?? start.value;
  const unread = useUnreadFields(draft.draftId, value);
  const told = useMemo(() => withUnread(analysis, unread.fields), [analysis, unread.fields]);

  const preview = usePreviewCase(caseRows);
  const [rightView, setRightView] = useRightView();
  const result = useDecision(analysis.policy, inForce, preview.application, rightView === 'preview' ? 0 : UNSEEN_MS);
  const { impact, running } = useImpact(preview.listed, base, analysis.policy);

  const proofs = useProofs(analysis, benchmarks, feed);
  const shown = useMemo(() => ({ ...told, problems: [...told.problems, ...proofs.findings] }), [told, proofs.findings]);
  const openWitness = useStable((input: ApplicationInput): void => {
    const parsed = analysis.policy === null ? null : parseApplication(analysis.policy, input);
    if (parsed?.ok === true) preview.open(parsed.value);
  });

  const monaco = useMonaco();
  const past = usePast(draft.scorecardId);
  const bundle = monaco.status === 'ready' ? monaco.bundle : null;
  const uri = `${DRAFT_SCHEME}:///${draft.draftId}/${draft.scorecardId}.json`;
  // Of the text that is saved, so that no keystroke asks for figures.
  const settled = useLast(analysis.policy !== null && text === draft.text ? analysis : null);
  const { at } = workspaceRoute.useSearch();
  const inputs = useInputProfiles(settled, isAboutInput(at));
  const tools = useTextTools(bundle, uri, shown, result?.decision ?? null, past, inputs.ask, () => void saver.flush());
  useReloadForLanguage(() => saver.flush());

  const [sizes, setSizes] = useLocalStorage<number[]>({
    key: 'encours.workspace.columns',
    defaultValue: [60, 40],
    getInitialValueInEffect: false,
  });
  const narrow = useMedia(NARROW_QUERY);

  const edit = useStable((next: string): void => {
    const shown = feed.type(next);
    const save = (): void => {
      if (editable) saver.edit(next);
    };
    if (tools.isFocused()) {
      // The editor shows by itself what is typed in it, and the live figures go first.
      startTransition(save);
      void shown.then(() => startTransition(() => setText(feed.text())));
      return;
    }
    // Fields of a form show the text.
    setText(next);
    save();
  });
  const restore = useRestoredOnce(restored, (backup) => saver.edit(backup));

  const items = useMemo(
    () => outlineOf(analysis.document.value, locale, (key) => sectionName(sections, key)),
    [analysis, locale, sections],
  );
  const lastItems = useLast(items.length > 0 ? items : null) ?? items;
  const faulty = useMemo(
    () =>
      new Set(
        told.problems
          .filter(({ diagnostic }) => diagnostic.severity === 'error')
          .map(({ diagnostic }) => String(diagnostic.path[0] ?? '')),
      ),
    [told],
  );

  const { view, setView, place, wanted, goTo, openText, goToProblem, onPlace } = useTextPlace(tools, analysis);
  const go = useStable(goTo);
  const showProblem = useStable(goToProblem);
  const tryCase = useStable((application: Application): void => {
    preview.openPast(application);
    setRightView('preview');
  });
  const { changeText, endStep, takeBack } = useTextSteps(tools, text, edit);
  const textSide = (
    <div className={classes.editor} hidden={view === 'form'}>
      {bundle !== null ? (
        <TextEditor
          bundle={bundle}
          uri={uri}
          initialText={text}
          readOnly={!editable}
          label={t.editor}
          describedBy="editor-hint"
          onChange={edit}
          onBlur={() => void saver.flush()}
          onReady={tools.onReady}
        />
      ) : monaco.status === 'failed' && editable ? (
        <Textarea
          label={t.editorFailed}
          value={text}
          autosize
          maxRows={28}
          classNames={{ input: classes.plainText ?? '' }}
          onChange={(event) => edit(event.currentTarget.value)}
        />
      ) : (
        <CodeBlock label={t.editor}>{text}</CodeBlock>
      )}
    </div>
  );
  const editorPane = (
    <div className={classes.editorPane}>
      <div className={classes.viewBar}>
        <TextViewSwitch view={view} onView={setView} />
      </div>
      <div className={classes.texts}>
        <div className={classes.both}>
          {view !== 'json' && (
            <FormSide
              analysis={told}
              lastValue={value}
              editable={editable}
              unread={unread.fields}
              noteUnread={unread.note}
              past={past}
              profiles={inputs.profiles}
              lastPolicy={lastPolicy}
              place={place}
              wanted={wanted}
              history={tools.history}
              onChange={changeText}
              endStep={endStep}
              takeBack={takeBack}
              onPlace={onPlace}
              openText={openText}
              onFault={goToProblem}
            />
          )}
          {textSide}
        </div>
      </div>
      {view !== 'form' && <EditorHint id="editor-hint" />}
      <ProblemsList
        analysis={told}
        lastPolicy={lastPolicy}
        proofs={proofs}
        readOnly={!editable}
        showsText={view !== 'form'}
        onGo={showProblem}
        onFix={tools.replaceText}
        onOpen={openWitness}
      />
    </div>
  );
  const previewPane = (
    <RightPane
      view={rightView}
      onView={setRightView}
      preview={
        <PreviewPane
          scorecardId={draft.scorecardId}
          cases={preview.cases}
          chosen={preview.chosen}
          onChoose={preview.choose}
          application={preview.application}
          original={preview.original}
          onApplication={preview.change}
          onReset={preview.reset}
          policy={analysis.policy}
          lastPolicy={lastPolicy}
          result={result}
          impact={impact}
          impactRunning={running}
        />
      }
      live={
        <LivePane
          scorecardId={draft.scorecardId}
          feed={feed}
          analysis={analysis}
          lastPolicy={lastPolicy}
          base={start}
          cursor={place}
          readOnly={!editable}
          onSelect={openText}
          onChange={changeText}
          endStep={endStep}
          history={tools.history}
          onTry={tryCase}
        />
      }
    />
  );

  return (
    <div className={classes.workspace}>
      <Toolbar
        draft={draft}
        text={text}
        analysis={told}
        impact={impact}
        saveState={saveState}
        saver={saver}
        editable={editable}
        onFormat={tools.format}
        onFault={showProblem}
      />
      {saveState.kind === 'conflict' ? (
        <ConflictBanner
          draftId={draft.draftId}
          mine={text}
          onResolve={(keep, server) => {
            if (keep === 'theirs') {
              tools.replaceText(server.text);
              setText(server.text);
            }
            saver.resolve(server.revision, keep === 'mine' ? text : null, server.updatedAt);
          }}
        />
      ) : (
        <DraftBanner draft={draft} />
      )}
      {restore && <p className={classes.restored}>{t.restored}</p>}
      <div className={classes.columns}>
        <Outline items={lastItems} current={place} faulty={faulty} onGo={go} />
        {narrow ? (
          <div className={classes.stacked}>
            {view === 'json' ? previewPane : editorPane}
            {view === 'json' ? editorPane : previewPane}
          </div>
        ) : (
          <Splitter
            className={classes.splitter ?? ''}
            sizes={sizes}
            onSizeChange={(next) => setSizes(next.filter((size) => typeof size === 'number'))}
            lineSize={1}
          >
            <Splitter.Pane defaultSize={sizes[0] ?? 60} min={30}>
              {editorPane}
            </Splitter.Pane>
            <Splitter.Pane defaultSize={sizes[1] ?? 40} min={26}>
              {previewPane}
            </Splitter.Pane>
          </Splitter>
        )}
      </div>
    </div>
  );
}

/** Whether the form is about a fact, a ratio or a characteristic, beside which their figures stand. */
function isAboutInput(at: string | undefined): boolean {
  return /^(facts|ratios|characteristics)\/./.test(at ?? '');
}

/** JSON leaves out a value that is undefined; in a fix that means: remove. */
function readServerFaults(diagnostics: ApiOutput['drafts']['get']['diagnostics']): readonly Diagnostic[] {
  return diagnostics
    .filter(({ code }) => code.startsWith('draft.'))
    .map(({ fixes, ...fault }) => ({
      ...fault,
      ...(fixes === undefined
        ? {}
        : {
            fixes: fixes.map((fix) => ({
              ...fix,
              edits: fix.edits.map(({ path, value }) => ({ path, value })),
            })),
          }),
    }));
}

function policyOf(text: string | null, benchmarks: readonly Benchmark[]): Policy | null {
  return text === null ? null : analyseText(text, benchmarks).policy;
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const update = (): void => setMatches(list.matches);
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

/** What bands found in the last backtest; null for whoever may not read backtests, too. */
function usePast(scorecardId: string): LatestEntries | null {
  const mayRead = can(useMe(), 'read_backtests');
  const latest = useQuery({ ...trpc.backtests.latestEntries.queryOptions({ scorecardId }), enabled: mayRead });
  return latest.data ?? null;
}

/** Sends a text that was found in this browser to the server, once; tells whether there was one. */
function useRestoredOnce(restored: string | null, save: (text: string) => void): boolean {
  const [sent, setSent] = useState(false);
  useEffect(() => {
    if (restored === null || sent) return;
    setSent(true);
    save(restored);
  }, [restored, sent, save]);
  return restored !== null;
}

/** The editor's own words cannot change while it is loaded, so another language needs a new page; the text is saved first. */
function useReloadForLanguage(flush: () => Promise<unknown>): void {
  const { locale } = useLocale();
  useEffect(() => {
    const loaded = editorLocale();
    if (loaded === null || loaded === locale) return;
    void flush().then(() => window.location.reload());
  }, [locale, flush]);
}
