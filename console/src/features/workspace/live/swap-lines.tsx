import type { Application, LiveFigures } from '@encours/engine';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chartMessages } from '../../../charts/messages.js';
import { describeFates, describeSwapInRate, describeSwapOutRate } from '../../../charts/swap-set-text.js';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import classes from './live.module.css';
import type { LiveFollower } from './live-home.js';
import { liveMessages } from './messages.js';

const QUIET_MS = 600;

interface SwapLinesProps {
  readonly figures: LiveFigures;
  readonly sessionId: string;
  readonly runner: LiveFollower;
  /** Counts answers: the list is read again once no new one has come for a while. */
  readonly answered: number;
  readonly currency: string;
  readonly onOpen: (application: Application) => void;
}

/** Who only the draft approves and who only the baseline did, and the worst of the first, to be tried one by one. */
export function SwapLines({ figures, sessionId, runner, answered, currency, onOpen }: SwapLinesProps) {
  const t = useT(liveMessages);
  const words = useT(chartMessages);
  const formats = useFormats();
  const [settled] = useDebouncedValue(answered, QUIET_MS);
  const { swapIn, swapOut } = figures.swapSet;
  const worst = useQuery({
    queryKey: ['live swap-ins', sessionId, settled],
    queryFn: () => runner.listSwapIns(sessionId),
    enabled: swapIn.n > 0 && settled === answered,
    placeholderData: (old) => old,
    gcTime: 0,
    retry: false,
  });
  const line = (say: typeof t.swapIn, counts: typeof swapOut, rate: string): string =>
    say(
      formats.number(counts.n),
      formats.moneyShort(counts.exposureMinor, currency),
      rate,
      describeFates(counts, formats),
    );
  const amounts = [
    [t.badAvoided, swapOut.badExposureMinor],
    [t.badTaken, swapIn.badExposureMinor],
    [t.goodRefused, figures.goodExposure.refusedMinor],
    [t.goodWon, figures.goodExposure.wonMinor],
  ] as const;
  const { lossAvoidedMinor, marginRefusedMinor } = figures.money;
  const money = [
    [lossAvoidedMinor < 0 ? t.lossAdded : t.lossAvoided, Math.abs(lossAvoidedMinor)],
    [marginRefusedMinor < 0 ? t.marginGained : t.marginRefused, Math.abs(marginRefusedMinor)],
  ] as const;
  const [failed, setFailed] = useState(false);
  const open = async (row: number): Promise<void> => {
    setFailed(false);
    try {
      onOpen(await runner.readCase(sessionId, row));
    } catch {
      setFailed(true);
    }
  };
  const flags = {
    good: t.flag_good,
    bad: t.flag_bad,
    indeterminate: t.flag_indeterminate,
    unobserved: t.flag_unobserved,
    immature: t.flag_unobserved,
  };
  return (
    <section className={classes.block} aria-label={t.swap}>
      <h2>{t.swap}</h2>
      <p>{line(t.swapIn, swapIn, describeSwapInRate(swapIn, words, formats))}</p>
      <p>{line(t.swapOut, swapOut, describeSwapOutRate(swapOut, words, formats))}</p>
      {swapIn.n + swapOut.n > 0 && (
        <>
          <Amounts amounts={amounts} currency={currency} />
          <p className={classes.note}>{t.swapMoney}</p>
        </>
      )}
      <Amounts amounts={money} currency={currency} />
      <p className={classes.note}>{t.moneyBase}</p>
      {swapIn.n > 0 && (worst.data?.length ?? 0) > 0 && (
        <details>
          <summary>{t.worst}</summary>
          {failed && (
            <p className={classes.note} role="status">
              {t.openCaseFailed}
            </p>
          )}
          <table className={classes.bands}>
            <thead>
              <tr>
                <th scope="col">{t.customer}</th>
                <th scope="col">{t.date}</th>
                <th scope="col">{t.became}</th>
                <th scope="col">{t.owed}</th>
              </tr>
            </thead>
            <tbody>
              {worst.data?.map(({ row, customerId, name, date, flag, exposureMinor }) => (
                <tr key={row}>
                  <th scope="row">
                    <button
                      type="button"
                      className={classes.bandLink}
                      aria-label={t.openCase(name ?? customerId)}
                      onClick={() => void open(row)}
                    >
                      {name ?? customerId}
                    </button>
                  </th>
                  <td>{formats.date(date)}</td>
                  <td>{flags[flag]}</td>
                  <td>{formats.moneyShort(exposureMinor, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

interface AmountsProps {
  readonly amounts: readonly (readonly [name: string, minor: number])[];
  readonly currency: string;
}

function Amounts({ amounts, currency }: AmountsProps) {
  const formats = useFormats();
  return (
    <dl className={classes.amounts}>
      {amounts.map(([name, minor]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formats.moneyShort(minor, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
