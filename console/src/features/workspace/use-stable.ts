import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same object and calls the newest. */
export function useStable<A extends readonly unknown[], R>(call: (...values: A) => R): (...values: A) => R {
  const newest = useRef(call);
  useEffect(() => {
    newest.current = call;
  });
  return useCallback((...values: A) => newest.current(...values), []);
}
