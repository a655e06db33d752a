import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';

const ToastList = lazy(() => import('./toast-list.js'));

/** Short answers to what one has just done, in the corner; what shows them is loaded with the first. */
export function Toasts() {
  const { notifications } = useNotifications();
  const [used, setUsed] = useState(false);
  if (notifications.length > 0 && !used) setUsed(true);
  return <Suspense>{used && <ToastList />}</Suspense>;
}
