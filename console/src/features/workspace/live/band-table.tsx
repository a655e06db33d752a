import type { JsonPath, LiveEntry, LiveFigures, Scorecard } from '@encours/engine';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import classes from './live.module.css';
import { liveMessages } from './messages.js';

interface BandTableProps {
  readonly figures: LiveFigures;
  /** The scorecard of the figures. */
  readonly scorecard: Scorecard;
  /** Where the cursor is in the text. */
  readonly cursor: JsonPath;
  readonly onSelect: (path: JsonPath) => void;
}

/** Lists of entries of a characteristic, by the kind of their members. */
const LIST_OF = { band: 'bands', category: 'categories', class: 'classes' } as const;

/** What the bands of the characteristic under the cursor hold. A band under the cursor is marked; a click selects its text. */
export function BandTable({ figures, scorecard, cursor, onSelect }: BandTableProps) {
  const t = useT(liveMessages);
  const text = useText();
  const formats = useFormats();
  const index = cursor[0] === 'characteristics' ? Number(cursor[1]) : Number.NaN;
  const characteristic = scorecard.characteristics[index];
  const counted = figures.draft.characteristics.find(({ id }) => id === characteristic?.id);
  if (characteristic === undefined || counted === undefined) return <p className={classes.note}>{t.bandsHint}</p>;
  const absent = {
    missing: t.missing,
    confidential: t.confidential,
    notApplicable: t.notApplicable,
    stale: t.stale_,
  };
  const pathOf = ({ kind, id }: LiveEntry): JsonPath => {
    const start = ['characteristics', index];
    if (kind === 'absent') return [...start, 'absent', id];
    const members: readonly object[] =
      kind === 'class'
        ? characteristic.classes
        : characteristic.kind === 'numeric'
          ? characteristic.bands
          : characteristic.categories;
    const at = members.findIndex((member) =>
      'id' in member ? member.id === id : 'class' in member && member.class === id,
    );
    return [...start, LIST_OF[kind], at];
  };
  const most = Math.max(1, ...counted.entries.map(({ n }) => n));
  return (
    <table className={classes.bands}>
      <caption>{t.bandsOf(text(characteristic.label))}</caption>
      <thead>
        <tr>
          <th scope="col">{t.entry}</th>
          <th scope="col">{t.share}</th>
          <th scope="col">{t.rate}</th>
        </tr>
      </thead>
      <tbody>
        {counted.entries.map((entry) => {
          const path = pathOf(entry);
          const isCurrent = path.every((key, at) => cursor[at] === key);
          const { badRate, badRateInterval: interval } = entry;
          const name =
            entry.kind === 'absent' && entry.id in absent ? absent[entry.id as keyof typeof absent] : entry.id;
          return (
            <tr
              key={`${entry.kind} ${entry.id}`}
              data-current={isCurrent || undefined}
              aria-current={isCurrent || undefined}
              onClick={() => onSelect(path)}
            >
              <th scope="row">
                {/* A click on it is one on its row, as is one on the bar. */}
                <button type="button" className={classes.bandLink}>
                  {name}
                </button>
              </th>
              <td>
                <span className={classes.bar} style={{ width: `${(entry.n / most) * 64}px` }} aria-hidden />
                {formats.percent(figures.n === 0 ? 0 : entry.n / figures.n, 1)}
              </td>
              <td>
                {badRate === null || interval === null
                  ? '–'
                  : `${formats.percent(badRate, 1)} (${formats.number(interval.low * 100, 1)}–${formats.number(interval.high * 100, 1)})`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
