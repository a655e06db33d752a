/** How the challenger changes limits and terms, case by case. */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { BacktestReport } from './report.js';

export function compareLimits(champion: ColumnDecisions, challenger: ColumnDecisions): BacktestReport['limits'] {
  const before = requireColumn(champion.limitMinor, 'limitMinor');
  const after = requireColumn(challenger.limitMinor, 'limitMinor');
  const raised = { n: 0, changeMinor: 0 };
  const lowered = { n: 0, changeMinor: 0 };
  let same = 0;
  for (let row = 0; row < before.length; row += 1) {
    const changeMinor = (after[row] ?? 0) - (before[row] ?? 0);
    if (changeMinor === 0) same += 1;
    else if (changeMinor > 0) {
      raised.n += 1;
      raised.changeMinor += changeMinor;
    } else if (changeMinor < 0) {
      lowered.n += 1;
      lowered.changeMinor += changeMinor;
    }
  }
  // Where a limit is not available the change is NaN, which is none of the three.
  return { raised, lowered, same, unavailable: before.length - raised.n - lowered.n - same };
}

/** Days of credit by row, before and after. */
export function compareTerms(before: Int16Array, after: Int16Array): BacktestReport['terms'] {
  let longer = 0;
  let shorter = 0;
  for (let row = 0; row < before.length; row += 1) {
    const change = (after[row] ?? 0) - (before[row] ?? 0);
    longer += Number(change > 0);
    shorter += Number(change < 0);
  }
  return { longer, shorter, same: before.length - longer - shorter };
}
