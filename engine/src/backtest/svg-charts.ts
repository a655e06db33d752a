/** Small charts as SVG text for a page without scripts. Every one has a text that says what it shows. */
import { escapeHtml } from './html-text.js';

export interface ChartText {
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly description: string;
}

/** One bar of a group; a quiet one rests on few cases. */
export interface Bar {
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly isSmall: boolean;
  /** Written over it. */
  readonly label: string;
}

export interface BarChart extends ChartText {
  readonly series: readonly string[];
  readonly groups: readonly { readonly label: string; readonly bars: readonly Bar[] }[];
}

const WIDTH = 340;
const HEIGHT = 190;
const TOP = 24;
const BOTTOM = 26;
const LEFT = 8;
const COLOURS = ['#8a94a6', '#2456c5', '#b4540a'];

/** Groups of bars with their intervals as whiskers. */
export function drawBars({ title, description, series, groups }: BarChart): string {
  const highest = Math.max(
    1e-9,
    ...groups.flatMap(({ bars }) => bars.map(({ value, high }) => Math.max(value ?? 0, high ?? 0))),
  );
  const base = HEIGHT - BOTTOM;
  const y = (value: number): number => round(base - (Math.min(value, highest) / highest) * (base - TOP - 14));
  const slot = (WIDTH - 2 * LEFT) / Math.max(1, groups.length);
  const width = Math.min(26, (slot * 0.8) / Math.max(1, series.length));
  const bodies = groups.map(({ label, bars }, index) => {
    const middle = LEFT + slot * (index + 0.5);
    const shapes = bars.map(({ value, low, high, isSmall, label: text }, k) => {
      if (value === null) return '';
      const x = round(middle + (k - bars.length / 2) * width);
      const centre = round(x + width / 2);
      const bar = `<rect x="${x}" y="${y(value)}" width="${round(width - 2)}" height="${round(base - y(value))}" fill="${COLOURS[k] ?? '#000'}"${isSmall ? ' opacity="0.35"' : ''}/>`;
      const whisker =
        low === undefined || high === undefined
          ? ''
          : `<path d="M${centre} ${y(high)}V${y(low)}M${centre - 3} ${y(high)}h6M${centre - 3} ${y(low)}h6" stroke="#222" fill="none"/>`;
      const top = Math.min(y(value), high === undefined ? HEIGHT : y(high)) - 3;
      return `${bar}${whisker}<text x="${centre}" y="${round(top)}" class="value">${escapeHtml(text)}</text>`;
    });
    return `${shapes.join('')}<text x="${round(middle)}" y="${base + 14}" class="axis">${escapeHtml(label)}</text>`;
  });
  const axis = `<path d="M${LEFT} ${base}H${WIDTH - LEFT}" stroke="#9aa1ad"/>`;
  return frame({ title, description }, series, axis + bodies.join(''));
}

type Points = readonly (readonly [x: number, y: number])[];

export interface LineChart extends ChartText {
  readonly lines: readonly { readonly name: string; readonly points: Points }[];
  /** Thin lines behind, without names. */
  readonly faint?: readonly Points[];
  /** Texts at both ends of the horizontal axis, and at the top of the vertical one. */
  readonly ends: readonly [string, string];
  readonly top: string;
  /** Greatest value of the vertical axis; the least is 0. */
  readonly highest: number;
  /** A dotted diagonal to compare with. */
  readonly hasDiagonal: boolean;
}

/** Lines over 0…1. */
export function drawLines({
  title,
  description,
  lines,
  faint = [],
  ends,
  top,
  highest,
  hasDiagonal,
}: LineChart): string {
  const base = HEIGHT - BOTTOM;
  const left = 34;
  const x = (share: number): number => round(left + share * (WIDTH - LEFT - left));
  const y = (value: number): number => round(base - (value / Math.max(1e-9, highest)) * (base - TOP - 6));
  const pathOf = (points: Points): string => `M${points.map(([px, py]) => `${x(px)} ${y(py)}`).join('L')}`;
  const behind = faint.map((points) => `<path d="${pathOf(points)}" fill="none" stroke="#c9ced6"/>`);
  const paths = lines.map(({ points }, k) => {
    const dots =
      points.length > 40
        ? ''
        : points
            .map(([px, py]) => `<circle cx="${x(px)}" cy="${y(py)}" r="2.2" fill="${COLOURS[k] ?? '#000'}"/>`)
            .join('');
    return points.length === 0
      ? ''
      : `<path d="${pathOf(points)}" fill="none" stroke-width="2" stroke="${COLOURS[k] ?? '#000'}"/>${dots}`;
  });
  const diagonal = hasDiagonal
    ? `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(highest)}" stroke="#9aa1ad" stroke-dasharray="3 3"/>`
    : '';
  const axes = `<path d="M${x(0)} ${y(highest)}V${base}H${x(1)}" stroke="#9aa1ad" fill="none"/>`;
  const texts = `<text x="${left - 4}" y="${y(highest) + 8}" class="side">${escapeHtml(top)}</text><text x="${left - 4}" y="${base}" class="side">0</text><text x="${x(0)}" y="${base + 14}" class="start">${escapeHtml(ends[0])}</text><text x="${x(1)}" y="${base + 14}" class="end">${escapeHtml(ends[1])}</text>`;
  return frame(
    { title, description },
    lines.map(({ name }) => name),
    diagonal + axes + behind.join('') + paths.join('') + texts,
  );
}

function frame({ title, description }: ChartText, series: readonly string[], body: string): string {
  const keys = series.map(
    (name, k) => `<span class="key"><i style="background:${COLOURS[k] ?? '#000'}"></i>${escapeHtml(name)}</span>`,
  );
  return `<figure><figcaption><strong>${escapeHtml(title)}</strong> ${keys.join(' ')}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(description)}">${body}</svg><p>${escapeHtml(description)}</p></figure>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
