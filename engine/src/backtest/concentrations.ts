import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { ObservationTable, TextColumn } from '../history/observation-table.js';
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';
import type { SideReport } from './report.js';
import { type Concentration, concentration } from './statistics/concentration.js';

const APPROVE = OUTCOMES.indexOf('approve');

/** How concentrated the approved cases of a version are, by number and by what they owe. Groups not known are one group. */
export function measureConcentration(table: ObservationTable, decisions: ColumnDecisions): SideReport['concentration'] {
  const outcome = requireColumn(decisions.outcome, 'outcome');
  const rating = requireColumn(decisions.rating, 'rating');
  const measure = (groups: ArrayLike<number>, room: number, shift: number) => {
    const counts = new Float64Array(room);
    const amounts = new Float64Array(room);
    for (let row = 0; row < outcome.length; row += 1) {
      if (outcome[row] !== APPROVE) continue;
      const at = (groups[row] ?? 0) + shift;
      counts[at] = (counts[at] ?? 0) + 1;
      amounts[at] = (amounts[at] ?? 0) + (table.exposureMinor[row] ?? 0);
    }
    return { counts, amounts };
  };
  // Empty ratings count among the grades; of customers and sectors only those that are there can be counted.
  const present = ({ counts, amounts }: ReturnType<typeof measure>): PairOfConcentrations => ({
    count: concentration(counts.filter((count) => count > 0)),
    exposure: concentration(amounts.filter((_, at) => (counts[at] ?? 0) > 0)),
  });
  const byText = ({ codes, dictionary }: TextColumn) => present(measure(codes, dictionary.length + 1, 1));
  const ofRatings = measure(rating, RATINGS.length, -1);
  return {
    customers: byText(table.customers),
    sectors: byText(table.groups.sector),
    ratings: { count: concentration(ofRatings.counts), exposure: concentration(ofRatings.amounts) },
  };
}

interface PairOfConcentrations {
  readonly count: Concentration | null;
  readonly exposure: Concentration | null;
}
