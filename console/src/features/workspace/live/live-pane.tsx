import type { Application, JsonPath, Policy } from '@encours/engine';
import { ActionIcon, Button, Loader, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { memo, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { MigrationChart } from '../../../charts/migration-chart.js';
import { RatingRateChart } from '../../../charts/rating-rate-chart.js';
import type { RatingRate } from '../../../charts/rating-rates.js';
import { ScoreHistogram } from '../../../charts/score-histogram.js';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { useBenchmarks } from '../../../proofs/use-benchmarks.js';
import { useMe } from '../../../session/me-context.js';
import { can } from '../../../session/roles.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorAlert } from '../../../ui/error-alert.js';
import { LinkButton } from '../../../ui/link.js';
import type { Analysis } from '../analysis.js';
import type { TextHistory } from '../history-keys.js';
import { useLast } from '../use-last.js';
import { BandTable } from './band-table.js';
import { CutOffSlider } from './cut-off-slider.js';
import { writeCutOff } from './cut-off-text.js';
import { IsolateEdits } from './isolate-edits.js';
import classes from './live.module.css';
import { LiveAnnouncer } from './live-announcer.js';
import { LiveFigures } from './live-figures.js';
import type { LiveTarget } from './live-home.js';
import { onDataset, planOf } from './live-settings.js';
import { LiveSettingsMenu } from './live-settings-menu.js';
import { type LivePhase, LiveStatus } from './live-status.js';
import { liveMessages } from './messages.js';
import { ShortDatasetNote } from './short-dataset-note.js';
import { SwapLines } from './swap-lines.js';
import type { TextFeed } from './text-feed.js';
import { useLiveBacktest } from './use-live-backtest.js';
import { useLiveDataset } from './use-live-dataset.js';
import { useLiveSettings } from './use-live-settings.js';

/** A bar for the wait only where there is one. */
const SLOW_MS = 120;
/** A key often breaks the text until the next one: a note would come and go with each, and move all below it. */
const FAULT_AFTER_MS = 400;
/** Numbers are written at once; charts, which cost more than all else, when no other numbers come for so long. */
const DRAW_AFTER_MS = 80;
/** What the edits are is looked at in the pauses of typing. */
const LIST_AFTER_MS = 300;

interface LivePaneProps {
  readonly scorecardId: string;
  readonly feed: TextFeed;
  readonly analysis: Analysis;
  /** The last policy that the text gave. */
  readonly lastPolicy: Policy | null;
  /** What the draft started from. */
  readonly base: { readonly text: string; readonly value: unknown };
  readonly cursor: JsonPath;
  readonly readOnly: boolean;
  readonly onSelect: (path: JsonPath) => void;
  /** Changes the text; what follows before `endStep` is undone together with it. */
  readonly onChange: (change: (text: string) => string) => void;
  readonly endStep: () => void;
  readonly history: TextHistory | null;
  readonly onTry: (application: Application) => void;
}

/** What the text would have done to the customers of the past, decided anew at each keystroke that leaves it valid. */
export const LivePane = memo(function LivePane(props: LivePaneProps) {
  const { scorecardId, feed, analysis, lastPolicy, readOnly } = props;
  const t = useT(liveMessages);
  const formats = useFormats();
  const me = useMe();
  const mayRun = can(me, 'run_backtests');
  const [settings, change] = useLiveSettings(scorecardId);
  const past = useLiveDataset(scorecardId, settings.datasetId, mayRun);
  const { dataset, suggested } = past;
  const target = useSame<LiveTarget | null>(
    dataset === null || suggested === null
      ? null
      : {
          scorecardId,
          datasetId: dataset.datasetId,
          plan: planOf(suggested, settings),
          baselineVersion: settings.baselineVersion,
        },
  );
  const replayed = useMemo(
    () =>
      dataset === null
        ? null
        : { scorecardId, datasetId: dataset.datasetId, baselineVersion: settings.baselineVersion },
    [scorecardId, dataset, settings.baselineVersion],
  );
  const valid = analysis.policy === null ? null : analysis.text;
  // Data of a demonstration are nobody's: only they may come to the browser.
  const isHere = me.company.demo && settings.home === 'browser';
  const { benchmarks } = useBenchmarks();
  const isReady = !settings.paused && (!isHere || benchmarks !== null);
  const { view, runner } = useLiveBacktest(isReady ? target : null, feed, valid, isHere ? benchmarks : null);
  const toggle = useEffectEvent(() => change({ paused: !settings.paused }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyL') return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  const cutOffs = useMemo(
    () => (lastPolicy?.scorecard.ratings ?? []).flatMap(({ from }) => (from === null ? [] : [from])),
    [lastPolicy],
  );
  const isSlow = useStill(view.phase === 'computing', SLOW_MS);
  // Of a text that is typed the session knows first whether it is valid.
  const isFaulty = view.session === null ? analysis.policy === null : view.refusal === 'invalid';
  const isFaultyYet = useStill(isFaulty, FAULT_AFTER_MS);
  const { figures } = view;
  // A session that ended leaves its figures until another one has its own.
  const session = useLast(view.session);
  const [settled] = useDebouncedValue(figures, DRAW_AFTER_MS);
  const drawn = settled ?? figures;
  const [drawnCutOffs] = useDebouncedValue(cutOffs, DRAW_AFTER_MS);
  const [after] = useDebouncedValue(analysis, LIST_AFTER_MS);
  const baselineName =
    session?.baselineVersion == null
      ? t.thisText
      : settings.baselineVersion === null
        ? `${t.inForce} (v${session.baselineVersion})`
        : `v${session.baselineVersion}`;

  if (!mayRun) return <Text className={classes.note}>{t.forbidden}</Text>;
  if (past.isKnown && dataset === null) {
    return (
      <EmptyState
        title={t.noDataset}
        text={t.noDatasetText}
        action={<LinkButton to="/data/import">{t.importData}</LinkButton>}
      />
    );
  }
  const isShort = past.isKnown && suggested === null;
  const phase: LivePhase = settings.paused
    ? 'paused'
    : isShort
      ? 'off'
      : view.phase === 'opening'
        ? 'opening'
        : past.error !== null || (view.error !== null && view.phase === 'idle')
          ? 'failed'
          : isFaulty
            ? 'stale'
            : view.session === null
              ? 'opening'
              : view.phase === 'computing'
                ? 'computing'
                : figures?.sample != null
                  ? 'sampled'
                  : 'fresh';
  const isPast = phase === 'stale' || phase === 'failed' || phase === 'opening';
  const currency = lastPolicy?.scorecard.about.currency ?? 'EUR';
  const hasResults = figures !== null && runner !== null;
  return (
    <section
      className={classes.pane}
      aria-label={t.title}
      data-live={phase}
      data-answered={view.answered}
      data-home={view.home}
      aria-busy={phase === 'computing' || phase === 'opening'}
    >
      <header className={classes.head}>
        <LiveStatus phase={phase} isStale={phase === 'stale' && isFaultyYet} view={view} />
        <div className={classes.actions}>
          {replayed !== null && (
            <SettingsMenu
              target={replayed}
              plan={target?.plan ?? null}
              datasets={past.datasets}
              home={me.company.demo ? settings.home : null}
              onChange={change}
            />
          )}
          <PauseButton paused={settings.paused} onChange={change} />
        </div>
      </header>
      <div className={classes.progress} data-shown={isSlow || phase === 'opening' || undefined} />
      {dataset !== null && !hasResults && !isShort && <Text className={classes.note}>{t.on(dataset.name)}</Text>}
      {past.error !== null && <ErrorAlert title={t.failedTitle} error={past.error} onRetry={past.retry} />}
      {view.error !== null && runner !== null && (
        <ErrorAlert title={t.failedTitle} error={view.error} onRetry={() => valid !== null && runner.push(valid)} />
      )}
      {dataset !== null && isShort && (
        <ShortDatasetNote
          dataset={dataset}
          datasets={past.datasets}
          onChange={(datasetId) => change(onDataset(datasetId))}
        />
      )}
      {settings.paused && (
        <p className={classes.note}>
          {t.pausedText}{' '}
          <Button size="compact-xs" variant="default" onClick={() => change({ paused: false })}>
            {t.resume}
          </Button>
        </p>
      )}
      {figures === null && !settings.paused && phase === 'stale' && (
        <Text className={classes.note}>{t.neverValid}</Text>
      )}
      {figures === null && phase === 'opening' && <Loader size="sm" className={classes.loader ?? ''} />}
      {figures !== null && drawn !== null && session !== null && lastPolicy !== null && runner !== null && (
        <div className={classes.results} data-stale={isPast || undefined}>
          <p className={classes.note}>
            {t.base(
              formats.number(figures.n),
              formats.date(session.dates[0] ?? ''),
              formats.date(session.dates.at(-1) ?? ''),
              session.dataset.name,
              baselineName,
            )}
          </p>
          <LiveFigures figures={figures} currency={currency} />
          <LiveAnnouncer figures={figures} isStale={phase === 'stale'} />
          <Histogram histogram={drawn.draft.histogram} ratingFrom={drawnCutOffs} name={t.thisDraft} height={210} />
          <CutOffSlider
            histogram={drawn.draft.histogram}
            cutOffs={cutOffs}
            readOnly={readOnly || analysis.policy === null}
            onTry={(index, score) => runner.push(writeCutOff(analysis.text, index, score))}
            onSet={(index, score) => props.onChange((text) => writeCutOff(text, index, score))}
            endStep={props.endStep}
            history={props.history}
          />
          <Rates figures={drawn} />
          <BandTable
            figures={figures}
            scorecard={lastPolicy.scorecard}
            cursor={props.cursor}
            onSelect={props.onSelect}
          />
          <Migration cells={drawn.migration} />
          <SwapLines
            figures={figures}
            sessionId={session.sessionId}
            answered={view.answered}
            runner={runner}
            currency={currency}
            onOpen={props.onTry}
          />
          <IsolateEdits
            before={props.base.value}
            beforeText={props.base.text}
            after={after.document.value}
            afterText={after.text}
            scorecard={lastPolicy.scorecard}
            runner={runner}
          />
        </div>
      )}
    </section>
  );
});

interface PauseButtonProps {
  readonly paused: boolean;
  readonly onChange: (change: { readonly paused: boolean }) => void;
}

const PauseButton = memo(function PauseButton({ paused, onChange }: PauseButtonProps) {
  const t = useT(liveMessages);
  const label = paused ? t.resume : t.pause;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} onClick={() => onChange({ paused: !paused })}>
        {paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
});

type Sides = NonNullable<ReturnType<typeof useLiveBacktest>['view']['figures']>;

const SettingsMenu = memo(LiveSettingsMenu);
const Histogram = memo(ScoreHistogram);
const Migration = memo(MigrationChart);

const Rates = memo(function Rates({ figures: { baseline, draft } }: { readonly figures: Sides }) {
  const before = useMemo(() => ratesOf(baseline), [baseline]);
  const after = useMemo(() => ratesOf(draft), [draft]);
  return <RatingRateChart champion={before} challenger={after} />;
});

function ratesOf({ ratings }: Sides['draft']): readonly RatingRate[] {
  return ratings.map(({ n, good, bad, badRate, badRateInterval }, index) => ({
    rating: index + 1,
    n,
    good,
    bad,
    badRate,
    interval: badRateInterval,
  }));
}

/** Plain JSON as the same object for as long as it says the same. */
function useSame<T>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}

/** True once something has been so for a while. */
function useStill(isSo: boolean, afterMs: number): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStill(isSo), isSo ? afterMs : 0);
    return () => clearTimeout(timer);
  }, [isSo, afterMs]);
  return still;
}
