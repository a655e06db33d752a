import type { JsonPath } from '@encours/engine';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { moveBound, neighbourOf, readBand, removeBand, type Side, splitBand } from './bands.js';
import { Problems, QuantityField } from './fields.js';
import classes from './form.module.css';
import { useForm, useFormValue } from './form-context.js';
import { formMessages } from './messages.js';
import { EditButton, Grid, Part, RemoveButton } from './parts.js';
import { PastFigure } from './past-figure.js';
import { currencySign, quantityOf } from './quantity.js';
import { ReasonCell } from './reason-cell.js';
import { listOf, pathKey } from './values.js';
import { unitBeside } from './words.js';

interface BandGridProps {
  /** Of the characteristic. */
  readonly path: JsonPath;
  /** Of its input. */
  readonly unit: string;
}

/** The bands of a characteristic, `[from, to)` one after the other; arrows go from row to row. */
export function BandGrid({ path, unit }: BandGridProps) {
  const t = useT(formMessages);
  const { currency } = useForm();
  const list = [...path, 'bands'];
  const values = listOf(useFormValue(list));
  const bands = values.map(readBand);
  const bound = (index: number, side: Side) => (
    <QuantityField
      path={[...list, index, side]}
      label={`${t[side]}, ${t.band(index + 1)}`}
      inGrid
      bare
      kind={quantityOf(unit)}
      emptyText={t.noBound}
      {...(neighbourOf(bands, index, side) === -1 ? { empty: 'null' as const } : {})}
      edit={(value) => moveBound(list, bands, index, side, value)}
    />
  );
  const sign =
    unit === 'money' ? currencySign(currency) : unit === 'share' || unit === 'percent' ? '%' : unitBeside(t, unit);
  const withUnit = (name: string): string => (sign === '' ? name : `${name} (${sign})`);
  return (
    <Part title={t.bands} note={t.bandsNote}>
      <Problems path={list} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the fields inside have the focus; this adds keys to them */}
      <div onKeyDown={moveByArrow}>
        <Grid label={t.bands} columns={[withUnit(t.from), withUnit(t.to), t.points, t.reason, '']}>
          {bands.map((band, index) => {
            const name = t.band(index + 1);
            return (
              <tr key={band.id} data-path={pathKey([...list, index])}>
                <td className={classes.bound}>{bound(index, 'from')}</td>
                <td className={classes.bound}>
                  {bound(index, 'to')}
                  <Problems path={[...list, index]} />
                </td>
                <td className={classes.narrow}>
                  <QuantityField
                    path={[...list, index, 'points']}
                    label={`${t.points}, ${name}`}
                    inGrid
                    kind="integer"
                  />
                </td>
                <td className={classes.wide}>
                  <PastFigure path={[...list, index]} />
                  <ReasonCell path={[...list, index, 'reason']} name={name} />
                </td>
                <td className={classes.nowrap}>
                  <EditButton
                    label={t.splitNamed(name)}
                    edits={splitBand(list, values, index)}
                    icon={<IconArrowsSplit2 size={15} aria-hidden />}
                  />
                  <RemoveButton name={name} edits={removeBand(list, values, index)} />
                </td>
              </tr>
            );
          })}
        </Grid>
      </div>
    </Part>
  );
}

/** Up and down in numbers: the same column of the next row, as in a spreadsheet. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLInputElement)) return;
  const cell = event.target.closest('td');
  const row = cell?.parentElement;
  if (!(row instanceof HTMLTableRowElement) || !(cell instanceof HTMLTableCellElement)) return;
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  if (!(next instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  const input = next.cells[cell.cellIndex]?.querySelector('input');
  input?.focus();
  input?.select();
}
