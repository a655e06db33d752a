import { useCallback, useState } from 'react';
import { type LiveSettings, readSettings, settingsKey } from './live-settings.js';

/** Settings of one scorecard, and how to change some of them. */
export function useLiveSettings(scorecardId: string): readonly [LiveSettings, (change: Partial<LiveSettings>) => void] {
  const key = settingsKey(scorecardId);
  const [settings, setSettings] = useState(() => readSettings(localStorage.getItem(key)));
  const change = useCallback(
    (part: Partial<LiveSettings>) =>
      setSettings((old) => {
        const next = { ...old, ...part };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return [settings, change];
}
