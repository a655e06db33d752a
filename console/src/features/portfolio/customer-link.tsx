import { LinkAnchor } from '../../ui/link.js';
import { portfolioRoute } from './routes.js';
import type { PortfolioRow } from './rows.js';

interface CustomerLinkProps {
  readonly row: Pick<PortfolioRow, 'customerId' | 'name'>;
}

/** To the customer's file, seen through the same dataset and scorecard. */
export function CustomerLink({ row }: CustomerLinkProps) {
  const { dataset, scorecard } = portfolioRoute.useSearch();
  return (
    <LinkAnchor
      to="/customers/$customerId"
      params={{ customerId: row.customerId }}
      search={{ dataset, scorecard }}
      c="inherit"
      size="sm"
      fw={550}
    >
      {row.name ?? row.customerId}
    </LinkAnchor>
  );
}
