import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Histogram } from '../../../charts/histogram-option.js';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import classes from './live.module.css';
import { liveMessages } from './messages.js';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

interface CutOffSliderProps {
  readonly histogram: Histogram;
  /** Lowest score of ratings 1 to 4. */
  readonly cutOffs: readonly number[];
  readonly readOnly: boolean;
  /** While a cut-off is held: what it would change, shown but not written yet. */
  readonly onTry: (index: number, score: number) => void;
  /** The hand lets go, or a key was pressed: one step of undo. */
  readonly onSet: (index: number, score: number) => void;
}

/** The cut-offs under the histogram, on its scale: dragged, or moved by the arrow keys. */
export function CutOffSlider({ histogram, cutOffs, readOnly, onTry, onSet }: CutOffSliderProps) {
  const t = useT(liveMessages);
  const formats = useFormats();
  const track = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<{ readonly index: number; readonly score: number } | null>(null);
  const { from, width, bins } = histogram;
  const to = from + bins.length * width;
  const clamp = (index: number, score: number): number =>
    Math.min(Math.max(score, (cutOffs[index + 1] ?? from) + 1), (cutOffs[index - 1] ?? to) - 1);
  const scoreAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return from;
    return Math.round(from + ((event.clientX - box.left) / box.width) * (to - from));
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
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
      <div ref={track} className={classes.track}>
        {cutOffs.map((written, index) => {
          const score = held?.index === index ? held.score : written;
          const place = ((score - from) / (to - from)) * 100;
          if (place < 0 || place > 100) return null;
          return (
            <div
              key={index}
              role="slider"
              tabIndex={0}
              className={classes.handle}
              style={{ left: `${place}%` }}
              data-cut-off={index + 1}
              aria-label={t.cutOff(index + 1)}
              aria-valuemin={clamp(index, Number.NEGATIVE_INFINITY)}
              aria-valuemax={clamp(index, Number.POSITIVE_INFINITY)}
              aria-valuenow={score}
              aria-valuetext={formats.number(score)}
              aria-disabled={readOnly}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPointerDown={(event) => {
                if (readOnly) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld({ index, score: written });
              }}
              onPointerMove={(event) => {
                if (held?.index !== index) return;
                const next = clamp(index, scoreAt(event));
                if (next === held.score) return;
                setHeld({ index, score: next });
                onTry(index, next);
              }}
              onPointerUp={() => {
                if (held?.index !== index) return;
                setHeld(null);
                if (held.score !== written) onSet(index, held.score);
              }}
              onPointerCancel={() => {
                setHeld(null);
                onTry(index, written);
              }}
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
