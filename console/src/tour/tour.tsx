import { useRouterState } from '@tanstack/react-router';
import { lazyPart } from '../ui/lazy-part.js';
import { useTour } from './tour-switch.js';

const TourBar = lazyPart(() => import('./tour-bar.js'));
const FirstSteps = lazyPart(() => import('./first-steps.js'));

/** The next step, on every page but the one that lists them all. */
export function Tour() {
  const { shown } = useTour();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return shown && pathname !== '/' ? <TourBar /> : null;
}

export function TourList() {
  const { shown } = useTour();
  return shown ? <FirstSteps /> : null;
}
