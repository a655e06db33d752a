import { lazy, Suspense, useEffect, useState } from 'react';
import { useSessionExpired } from '../api/session-expiry.js';

const loadModal = () => import('./session-expired-modal.js');
const SessionExpiredModal = lazy(loadModal);

/** Asks to sign in again once the session has ended. */
export function SessionExpired() {
  const expired = useSessionExpired();
  const [asked, setAsked] = useState(expired);
  if (expired && !asked) setAsked(true);
  // Who types has something to lose: the way back in is fetched then, while it is certain to be there.
  useEffect(() => {
    const prepare = () => void loadModal();
    window.addEventListener('input', prepare, { once: true });
    return () => window.removeEventListener('input', prepare);
  }, []);
  return <Suspense>{asked && <SessionExpiredModal opened={expired} />}</Suspense>;
}
