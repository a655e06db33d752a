import { type ComponentType, useEffect, useState } from 'react';
import { onReconnected } from '../api/connection.js';

/**
 * A part of a page that is fetched when it is first shown. It never takes the page with it: while it cannot be fetched,
 * since the server is away, it shows nothing, and it comes when the server does.
 */
export function lazyPart<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> } | undefined>) {
  let loaded: ComponentType<P> | null = null;
  return function LazyPart(props: P) {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (Part !== null) return;
      const fetchPart = async (): Promise<void> => {
        try {
          // The preloader gives nothing instead of failing once somebody has dealt with the failure.
          loaded = (await load())?.default ?? null;
          setPart(() => loaded);
        } catch {
          // It is asked for again when the server answers.
        }
      };
      void fetchPart();
      return onReconnected(() => void fetchPart());
    }, [Part]);
    return Part === null ? null : <Part {...props} />;
  };
}
