import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { Policy } from '../scorecard/policy.js';
import { OUTCOMES } from '../scorecard/schema.js';
import type { SideReport } from './report.js';

const REFER = OUTCOMES.indexOf('refer');

/** What is not referred the machine decides; what is referred, a person: at least the authority next to the machine. */
export function countWorkload({ scorecard }: Policy, decisions: ColumnDecisions): SideReport['workload'] {
  const outcome = requireColumn(decisions.outcome, 'outcome');
  const level = requireColumn(decisions.level, 'level');
  const countedMinor = requireColumn(decisions.countedMinor, 'countedMinor');
  const { levels } = scorecard.delegation;
  const counts = new Float64Array(levels.length);
  const amounts = new Float64Array(levels.length);
  for (let row = 0; row < outcome.length; row += 1) {
    const at = outcome[row] === REFER ? Math.min(Math.max(1, level[row] ?? 0), levels.length - 1) : 0;
    counts[at] = (counts[at] ?? 0) + 1;
    amounts[at] = (amounts[at] ?? 0) + (countedMinor[row] ?? 0);
  }
  return levels.map(({ role }, at) => ({ role, n: counts[at] ?? 0, exposureMinor: amounts[at] ?? 0 }));
}
