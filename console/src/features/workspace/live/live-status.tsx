import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { useNow } from '../../../ui/use-now.js';
import classes from './live.module.css';
import type { LiveView } from './live-runner.js';
import { liveMessages } from './messages.js';

/**
 * What the pane is at: `fresh` and `sampled` follow the text, `stale` does not while it has an error, `failed` while nobody
 * answers, `off` where the dataset is too short.
 */
export type LivePhase = 'opening' | 'computing' | 'fresh' | 'sampled' | 'stale' | 'failed' | 'off' | 'paused';

interface LiveStatusProps {
  readonly phase: LivePhase;
  /** The text has had an error for a while: between two keys most texts have one. */
  readonly isStale: boolean;
  readonly view: LiveView;
}

/** The state in words; colour and dimming only repeat them. */
export function LiveStatus({ phase, isStale, view }: LiveStatusProps) {
  const t = useT(liveMessages);
  const formats = useFormats();
  const { figures, milliseconds, refusal, home, standsIn } = view;
  const sample = figures?.sample ?? null;
  const say = home === 'browser' ? t.freshHere : t.fresh;
  const fresh = figures === null ? '' : say(formats.number(sample?.n ?? figures.n), formats.number(milliseconds, 0));
  const whySample = standsIn === null ? t.sampled : { late: t.sampledLate, lost: t.sampledLost }[standsIn];
  const text = {
    opening: t.opening,
    computing: fresh || t.computing,
    fresh,
    sampled: fresh,
    stale: '',
    failed: t.failed,
    off: t.off,
    paused: t.paused,
  };
  return (
    <>
      <p className={classes.status} data-phase={phase}>
        {text[phase]}
      </p>
      {isStale && figures !== null && <StaleNote at={view.at} />}
      {sample !== null && (
        <Note>{whySample(formats.number(sample.n), formats.percentAligned(sample.approvalMargin, 1))}</Note>
      )}
      {phase !== 'stale' && refusal === 'too_slow' && <Note>{t.tooSlow}</Note>}
      {phase !== 'stale' && refusal === 'unsupported' && <Note>{t.unsupported}</Note>}
    </>
  );
}

/** Not itself a status: its age changes each second, and most keys break a text for a moment. */
function StaleNote({ at }: { readonly at: number }) {
  const t = useT(liveMessages);
  const formats = useFormats();
  const now = useNow(1_000);
  const age = formats.relative(new Date(at).toISOString(), Math.max(now, at));
  return <Note isQuiet>{`${t.stale} ${t.staleSince(age)}`}</Note>;
}

interface NoteProps {
  readonly children: string;
  /** Said by somebody else. */
  readonly isQuiet?: boolean;
}

function Note({ children, isQuiet = false }: NoteProps) {
  return (
    <p className={classes.warning} role={isQuiet ? undefined : 'status'}>
      <IconAlertTriangle size={15} aria-hidden />
      {children}
    </p>
  );
}
