import { useEffect, useState } from 'react';

/** False for the first `delayMs`, then true: what is quick shows no placeholder at all. */
export function useDelayed(delayMs = 150): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return passed;
}
