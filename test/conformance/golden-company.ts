/** The worked company of the ratio catalogue: a synthetic one whose every balance identity holds. Thousands of euros. */
import type { FiledAccounts } from '@encours/engine';

const ASSETS = 'BJ400 BL60 BR40 BT100 BV5 BX300 BZ45 CD20 CF80 CH10 CJ660 CO1060';
const LIABILITIES =
  'DA200 DD20 DG80 DH60 DI45 DK5 DL410 DR30 DU250 DV20 DW10 DX220 DY95 DZ5 EA15 EB5 EC620 EE1060 EG450 EH40';
// GL is the detail of GP 4 that a filing carries.
const INCOME =
  'FC900 FF400 FI200 FL1500 FM10 FO5 FP8 FQ2 FR1525 FS620 FT-10 FU180 FV5 FW230 FX25 FY270 FZ105 GA40 GC4 GD3 GE3 GF1475 GG50 GL4 GP4 GR12 GS1 GU13 GV-9 GW41';
const EXCEPTIONAL = 'HA2 HB18 HD20 HE4 HH4 HI16 HK12 HN45';
/** Rows whose code in filed data is not the box that holds the total. */
const ROW_OF_BOX: Readonly<Record<string, string>> = { FC: 'FA', FF: 'FD', FI: 'FG', FL: 'FJ' };

type Column = 'm1' | 'm3';

function toRows(list: string, column: Column): FiledAccounts['rows'] {
  return [...list.matchAll(/([A-Z]{2})(-?\d+)/g)].map(([, box = '', thousands = '']) => ({
    code: ROW_OF_BOX[box] ?? box,
    // The other columns hold what a careless reader would take instead.
    ...(column === 'm3' ? { m1: '000000000000111', m2: '000000000000222' } : { m2: '000000000000333' }),
    [column]: toFiled(Number(thousands) * 1000),
  }));
}

/** `-000000000230752`: the way amounts are filed. */
function toFiled(euros: number): string {
  return `${euros < 0 ? '-' : ''}${String(Math.abs(euros)).padStart(15, '0')}`;
}

/** As filed: closed at the end of 2025, public from 18 June 2026. */
export const goldenFiling: FiledAccounts = {
  type: 'complete',
  closedOn: '2025-12-31',
  depositedOn: '2026-06-18',
  periodMonths: 12,
  currency: 'EUR',
  confidentiality: 'public',
  registeredCapitalEuros: 200_000,
  rows: [
    ...toRows(ASSETS, 'm3'),
    ...toRows(LIABILITIES, 'm1'),
    ...toRows(INCOME, 'm3'),
    ...toRows(EXCEPTIONAL, 'm1'),
  ].map((row) => (row.code.startsWith('D') || row.code.startsWith('E') ? { ...row, m2: undefined } : row)),
};
