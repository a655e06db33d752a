/** Money in sentences: what changes, and on which assumptions. */
import type { BacktestReport } from './report.js';
import type { Words } from './report-words.js';

export function describeMoney({ money }: BacktestReport, words: Words): string {
  const { pick, share } = words;
  if (money === null)
    return pick(
      'Aucune hypothèse de perte ni de marge n’a été donnée.',
      'No assumptions on loss and margin were given.',
    );
  const { marginShare, lossGivenDefault } = money.economics;
  const change = (amountMinor: number, falling: string, rising: string): string =>
    `${words.money(Math.abs(amountMinor))} ${amountMinor >= 0 ? falling : rising}`;
  const basis = pick(
    `Hypothèses de la société\u00a0: marge ${share(marginShare)}, perte ${share(lossGivenDefault.proceeding)} en procédure et ${share(lossGivenDefault.latePayment)} en grand retard.`,
    `Assumptions of the company: margin ${share(marginShare)}, ${share(lossGivenDefault.proceeding)} lost in a proceeding and ${share(lossGivenDefault.latePayment)} on very late payment.`,
  );
  const effect = pick(
    `En moyenne par date\u00a0: ${change(money.lossAvoidedMinor, 'de perte évitée', 'de perte en plus')}, ${change(money.marginRefusedMinor, 'de marge refusée', 'de marge gagnée')}.`,
    `On average per date: ${change(money.lossAvoidedMinor, 'of loss avoided', 'of loss added')}, ${change(money.marginRefusedMinor, 'of margin refused', 'of margin gained')}.`,
  );
  return `${basis} ${effect} ${describeProfit(money, words)}`;
}

/** The change of profit with its interval; nothing is claimed that the interval does not show. */
function describeProfit({ profitChange }: NonNullable<BacktestReport['money']>, words: Words): string {
  const { pick, money } = words;
  const { judgedMinor, interval, bestMinor, worstMinor } = profitChange;
  const range = interval === null ? '' : ` (${money(interval.low)} … ${money(interval.high)})`;
  const isShown = interval !== null && (interval.low > 0 || interval.high < 0);
  const verdict =
    judgedMinor === 0 || isShown
      ? ''
      : pick(
          ' Les données ne montrent pas de quel côté penche le profit.',
          ' The data do not show which way profit leans.',
        );
  const bounds =
    bestMinor === worstMinor
      ? ''
      : pick(
          ` Avec ce qui n’a pu être jugé, entre ${money(worstMinor)} et ${money(bestMinor)}.`,
          ` With what could not be judged, between ${money(worstMinor)} and ${money(bestMinor)}.`,
        );
  return `${pick(`Profit\u00a0: ${money(judgedMinor)}${range}.`, `Profit: ${money(judgedMinor)}${range}.`)}${verdict}${bounds}`;
}

/** From which probability of default on each rating would lose money, where it is near what the version states or less. */
export function describeBreakEven({ money, challenger }: BacktestReport, words: Words): string {
  const { pick, list } = words;
  if (money === null)
    return pick('Sans hypothèses, pas de seuil de rentabilité.', 'Without assumptions there is no break-even point.');
  const losing = money.breakEven.filter(({ rating, probability }) => {
    const observed = challenger.ratings.find((line) => line.rating === rating)?.counts.badRate ?? null;
    return probability !== null && observed !== null && observed > probability;
  });
  if (losing.length === 0)
    return pick(
      'Aucune cote n’a plus de défauts que sa marge n’en supporte.',
      'No rating has more bads than its margin can bear.',
    );
  const names = list(losing.map(({ rating }) => rating));
  return pick(
    `En cote ${names}, les défauts dépassent ce que la marge supporte.`,
    `In rating ${names} bads exceed what the margin can bear.`,
  );
}
