import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { HISTOGRAM_SIDES, type Histogram } from '../../../charts/histogram-option.js';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { readHistoryKey, type TextHistory } from '../history-keys.js';
import classes from './live.module.css';
import { liveMessages } from './messages.js';
import { spread } from './spread.js';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  // As far as the neighbours let it.
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Room for a handle with its number, in pixels, and how far below the scale handles hang. */
const HANDLE_WIDTH = 46;
const STEM_HEIGHT = 12;

interface Held {
  readonly index: number;
  readonly score: number;
  /** Where the hand took it, and what it was then. */
  readonly grabbed: { readonly x: number; readonly score: number };
}

interface CutOffSliderProps {
  readonly histogram: Histogram;
  /** Lowest score of ratings 1 to 4. */
  readonly cutOffs: readonly number[];
  readonly readOnly: boolean;
  /** While a cut-off is held: what it would change, shown but not written yet. */
  readonly onTry: (index: number, score: number) => void;
  /** The hand lets go, or a key was pressed. */
  readonly onSet: (index: number, score: number) => void;
  /** A pull by hand is undone by itself, and so are the keys that were pressed on a handle until it is left. */
  readonly endStep: () => void;
  /** Null while the editor, which remembers them, is still being loaded. */
  readonly history: TextHistory | null;
}

/**
 * The cut-offs under the histogram, on its scale: dragged, which Escape takes back, or moved by the arrow keys; what was
 * done to the text is undone from here as well. Handles of near cut-offs stand
 * side by side, and one outside of the histogram at its end, each with a line to its own place.
 */
export function CutOffSlider({ histogram, cutOffs, readOnly, onTry, onSet, endStep, history }: CutOffSliderProps) {
  const t = useT(liveMessages);
  const formats = useFormats();
  const { ref: track, width: trackWidth } = useElementSize<HTMLDivElement>();
  const [held, setHeld] = useState<Held | null>(null);
  const { from, width, bins } = histogram;
  const to = from + bins.length * width;
  // The first and the last may leave the histogram, by keys.
  const low = Math.min(from, cutOffs.at(-1) ?? from) - 10;
  const high = Math.max(to, cutOffs[0] ?? to) + 10;
  const clamp = (index: number, score: number): number =>
    Math.min(Math.max(score, (cutOffs[index + 1] ?? low) + 1), (cutOffs[index - 1] ?? high) - 1);
  const scores = cutOffs.map((written, index) => (held?.index === index ? held.score : written));
  const places = scores.map((score) => Math.min(Math.max((score - from) / (to - from), 0), 1) * trackWidth);
  const middles = spread(places.toReversed(), HANDLE_WIDTH, 0, trackWidth).toReversed();
  const scoreAt = ({ x, score }: Held['grabbed'], event: PointerEvent): number =>
    trackWidth === 0 ? score : score + Math.round(((event.clientX - x) / trackWidth) * (to - from));
  const letGo = (): void => {
    if (held === null) return;
    setHeld(null);
    onTry(held.index, held.grabbed.score);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (held !== null) {
      event.preventDefault();
      if (event.key === 'Escape') letGo();
      return;
    }
    const past = readHistoryKey(event);
    if (past !== null && history !== null) {
      event.preventDefault();
      endStep();
      history[past]();
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined || readOnly) return;
    event.preventDefault();
    const score = cutOffs[index] ?? from;
    const next = clamp(index, score + step);
    if (next !== score) onSet(index, next);
  };
  return (
    <fieldset className={classes.cutOffs}>
      <legend>{t.cutOffs}</legend>
      <div
        ref={track}
        className={classes.track}
        style={{ marginLeft: HISTOGRAM_SIDES.left, marginRight: HISTOGRAM_SIDES.right }}
      >
        <svg className={classes.stems} aria-hidden>
          {places.map((place, index) => (
            <line key={index} x1={place} y1={0} x2={middles[index]} y2={STEM_HEIGHT} />
          ))}
        </svg>
        {cutOffs.map((written, index) => {
          const score = scores[index] ?? written;
          return (
            <div
              key={index}
              role="slider"
              tabIndex={0}
              className={classes.handle}
              style={{ left: middles[index], top: STEM_HEIGHT }}
              data-cut-off={index + 1}
              aria-label={t.cutOff(index + 1)}
              aria-valuemin={clamp(index, Number.NEGATIVE_INFINITY)}
              aria-valuemax={clamp(index, Number.POSITIVE_INFINITY)}
              aria-valuenow={score}
              aria-valuetext={formats.number(score)}
              aria-disabled={readOnly}
              onFocus={endStep}
              onBlur={endStep}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPointerDown={(event) => {
                if (readOnly) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld({ index, score: written, grabbed: { x: event.clientX, score: written } });
              }}
              onPointerMove={(event) => {
                if (held?.index !== index) return;
                const next = clamp(index, scoreAt(held.grabbed, event));
                if (next === held.score) return;
                setHeld({ ...held, score: next });
                onTry(index, next);
              }}
              onPointerUp={() => {
                if (held?.index !== index) return;
                setHeld(null);
                if (held.score === written) return;
                endStep();
                onSet(index, held.score);
                endStep();
              }}
              onPointerCancel={letGo}
            >
              {formats.number(score)}
            </div>
          );
        })}
      </div>
      {!readOnly && <p className={classes.note}>{t.cutOffHint}</p>}
    </fieldset>
  );
}
