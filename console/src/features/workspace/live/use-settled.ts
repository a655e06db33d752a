import { useEffect, useState } from 'react';

/** The value, once it has stayed the same for a while; before that the one it had. */
export function useSettled<T>(value: T, quietMs: number): T {
  const [settled, setSettled] = useState(() => value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
