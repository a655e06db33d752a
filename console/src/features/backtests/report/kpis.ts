/** The key figures of a report as a page writes them. */
import { type BacktestReport, type KeyFigure, listKeyFigures } from '@encours/engine';
import type { Formats } from '../../../i18n/format.js';

export interface Kpi {
  readonly key: KeyFigure['key'];
  readonly champion: KpiSide;
  readonly challenger: KpiSide;
  /** Null where either side has no figure. */
  readonly change: string | null;
  /** 95 %, already written; null where it is not measured. */
  readonly changeInterval: readonly [low: string, high: string] | null;
  readonly verdict: KeyFigure['verdict'];
}

export interface KpiSide {
  /** Null: there is no such figure. */
  readonly text: string | null;
  /** 95 %, already written. */
  readonly interval: readonly [low: string, high: string] | null;
}

/** Amounts that are not the point of the report are compared by their size. */
const RELATIVE: ReadonlySet<KeyFigure['key']> = new Set([
  'exposure',
  'badExposure',
  'limits',
  'expectedLoss',
  'workingCapital',
]);

export function listKpis(report: BacktestReport, formats: Formats): readonly Kpi[] {
  return listKeyFigures(report).map((figure) => {
    const write = (value: number): string => writeValue(value, figure.unit, report.currency, formats);
    const side = ({ value, interval }: KeyFigure['champion']): KpiSide => ({
      text: value === null ? null : write(value),
      interval: interval === null ? null : [write(interval.low), write(interval.high)],
    });
    const { change, changeInterval } = figure;
    const before = figure.champion.value;
    const writeChange = (value: number): string =>
      RELATIVE.has(figure.key) && before !== null && before !== 0
        ? signedShare(value / before, formats)
        : signed(value, figure.unit, report.currency, formats);
    return {
      key: figure.key,
      champion: side(figure.champion),
      challenger: side(figure.challenger),
      change: change === null ? null : writeChange(change),
      changeInterval:
        changeInterval === null ? null : [writeChange(changeInterval.low), writeChange(changeInterval.high)],
      verdict: figure.verdict,
    };
  });
}

function writeValue(value: number, unit: KeyFigure['unit'], currency: string, formats: Formats): string {
  switch (unit) {
    case 'share':
      return formats.percentAligned(value);
    case 'decimal':
      return formats.numberAligned(value, 3);
    case 'money':
      return formats.moneyWhole(value, currency);
    case 'count':
    case 'days':
      return formats.numberAligned(value, 1);
  }
}

function signed(value: number, unit: KeyFigure['unit'], currency: string, formats: Formats): string {
  switch (unit) {
    case 'share':
      return formats.points(value);
    case 'decimal':
      return formats.signedAligned(value, 3);
    case 'money':
      return value > 0 ? `+${formats.moneyShort(value, currency)}` : formats.moneyShort(value, currency);
    case 'count':
    case 'days':
      return formats.signedAligned(value, 1);
  }
}

/** A relative change in percent with its sign. */
function signedShare(share: number, formats: Formats): string {
  const sign = share > 0 ? '+' : share < 0 ? '\u2212' : '';
  return `${sign}${formats.percentAligned(Math.abs(share))}`;
}
