import { useNavigate } from '@tanstack/react-router';
import type { PortfolioSearch } from './routes.js';

/** Changes parts of the address in place: what the page shows is no place of its own to go back to. */
export function useChangeSearch(): (change: PortfolioSearch) => void {
  const navigate = useNavigate();
  return (change) => {
    void navigate({
      to: '/portfolio',
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  };
}
