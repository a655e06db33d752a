import { Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { Section } from '../../ui/section.js';
import { CustomerLink } from './customer-link.js';
import { portfolioMessages } from './messages.js';
import classes from './portfolio.module.css';
import type { Portfolio, PortfolioRow } from './rows.js';

const SHOWN = 8;

interface MoversProps {
  readonly portfolio: Portfolio;
}

/** Who owes more than three months ago, and whose rating moved. */
export function Movers({ portfolio }: MoversProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const { rows, currency } = portfolio;
  const { up, worse, better } = useMemo(() => rank(rows), [rows]);
  const change = (row: PortfolioRow) =>
    `+${formats.moneyWhole(row.exposureMinor - row.exposureBeforeMinor, currency ?? undefined)}`;
  const move = (row: PortfolioRow) => t.ratingMove(row.ratingBefore ?? 0, row.rated?.rating ?? 0);
  return (
    <Section title={t.moversTitle} note={t.moversNote(formats.date(portfolio.movedSince))}>
      <div className={classes.movers}>
        <MoverList title={t.moversUp} rows={up} describe={change} />
        <MoverList title={t.moversWorse} rows={worse} describe={move} />
        <MoverList title={t.moversBetter} rows={better} describe={move} />
      </div>
    </Section>
  );
}

interface MoverListProps {
  readonly title: string;
  readonly rows: readonly PortfolioRow[];
  readonly describe: (row: PortfolioRow) => ReactNode;
}

function MoverList({ title, rows, describe }: MoverListProps) {
  const t = useT(portfolioMessages);
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.moversNone}
        </Text>
      ) : (
        <ol>
          {rows.map((row) => (
            <li key={row.customerId}>
              <CustomerLink row={row} />
              <span className={classes.move}>{describe(row)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** The largest moves of each kind; between equal moves of a rating, the larger exposure first. */
function rank(rows: readonly PortfolioRow[]) {
  const increase = (row: PortfolioRow): number => row.exposureMinor - row.exposureBeforeMinor;
  const decline = (row: PortfolioRow): number =>
    row.rated === null || row.ratingBefore === null ? 0 : row.rated.rating - row.ratingBefore;
  const byMove = (sign: 1 | -1) =>
    rows
      .filter((row) => decline(row) * sign > 0)
      .sort((a, b) => (decline(b) - decline(a)) * sign || b.exposureMinor - a.exposureMinor)
      .slice(0, SHOWN);
  return {
    up: rows
      .filter((row) => increase(row) > 0)
      .sort((a, b) => increase(b) - increase(a))
      .slice(0, SHOWN),
    worse: byMove(1),
    better: byMove(-1),
  };
}
