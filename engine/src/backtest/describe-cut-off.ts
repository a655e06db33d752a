import type { BacktestReport, SideReport } from './report.js';
import type { Words } from './report-words.js';

/** Not to approve, read as a prediction of bad: how often it is right, and how many bads it catches. */
export function describeCutOff({ champion, challenger }: BacktestReport, words: Words): string {
  const { pick, share } = words;
  const { precision, recall } = challenger.cutOff;
  if (precision === null || recall === null)
    return pick(
      'Sans dossier jugé parmi les non acceptés, ou sans défaut, la coupure ne peut être mesurée.',
      'Without a judged case among those not approved, or without a bad, the cut-off cannot be measured.',
    );
  const old = ({ cutOff }: SideReport): string =>
    cutOff.recall === null || cutOff.precision === null
      ? ''
      : pick(
          ` (aujourd’hui ${share(cutOff.recall)} et ${share(cutOff.precision)})`,
          ` (today ${share(cutOff.recall)} and ${share(cutOff.precision)})`,
        );
  return pick(
    `La candidate n’accepte pas ${share(recall)} des défauts\u00a0; ${share(precision)} de ceux qu’elle n’accepte pas en sont${old(champion)}.`,
    `The challenger does not approve ${share(recall)} of the bads; ${share(precision)} of those it does not approve are bad${old(champion)}.`,
  );
}
