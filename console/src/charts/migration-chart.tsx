import type { CSSProperties } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { Chart } from './chart.js';
import { chartMessages } from './messages.js';
import { type MigrationCells, shadeOf, tableOfMigration, totalsOf } from './migration.js';
import classes from './migration-chart.module.css';

interface MigrationChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  readonly cells: MigrationCells;
  /** The sentence over the chart, where the report has a better one than the chart itself. */
  readonly caption?: string;
}

/** Where cases move between the ratings of two versions: a table whose moves are shaded, since its numbers are the message. */
export function MigrationChart({ cells, caption: given, ...head }: MigrationChartProps) {
  const t = useT(chartMessages);
  const formats = useFormats();
  const { total, same, better, worse } = totalsOf(cells);
  const share = (count: number) => formats.percent(count / total);
  const caption =
    given ?? (total === 0 ? t.migrationEmpty : t.migrationCaption(share(same), share(better), share(worse)));
  return (
    <Chart {...head} label={t.migrationLabel} caption={caption} table={tableOfMigration(cells, t)}>
      <div className={classes.frame}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                <span className={classes.down}>{t.fromChampion} ↓</span>
                <span className={classes.across}>{t.toChallenger} →</span>
              </th>
              {cells.map((_, to) => (
                <th key={to} scope="col">
                  {to + 1}
                </th>
              ))}
              <th scope="col" className={classes.total}>
                {t.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map((row, from) => (
              <tr key={from}>
                <th scope="row">{from + 1}</th>
                {row.map((count, to) => (
                  <td key={to}>
                    <div
                      className={classes.cell}
                      data-move={to === from ? 'same' : to < from ? 'better' : 'worse'}
                      data-empty={count === 0 || undefined}
                      style={{ '--shade': shadeOf(cells, from, to) } satisfies ShadeStyle as CSSProperties}
                    >
                      {count === 0 ? '·' : formats.number(count)}
                    </div>
                  </td>
                ))}
                <td className={classes.total}>{formats.number(row.reduce((sum, count) => sum + count, 0))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul className={classes.key}>
          <li data-move="better">
            ◀ {t.better} <strong>{formats.number(better)}</strong>
          </li>
          <li data-move="same">
            {t.same} <strong>{formats.number(same)}</strong>
          </li>
          <li data-move="worse">
            {t.worse} <strong>{formats.number(worse)}</strong> ▶
          </li>
        </ul>
      </div>
    </Chart>
  );
}

/** A custom property, which React's own style type does not know. */
interface ShadeStyle {
  readonly '--shade': number;
}
