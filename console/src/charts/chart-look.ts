/** Colours of the charts, by scheme. Blue and orange stay apart for every kind of colour vision; shapes differ as well. */

export interface ChartLook {
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly surface: string;
  /** The version in force: hollow marks and outlines. */
  readonly champion: string;
  /** The version compared with it: filled marks. */
  readonly challenger: string;
  /** Areas behind the challenger's marks. */
  readonly challengerPale: string;
  readonly championPale: string;
  /** From the best rating to the worst. */
  readonly ratings: readonly string[];
  readonly good: string;
  readonly bad: string;
  /** Motion is left out where the reader asked for none. */
  readonly animate: boolean;
}

const LIGHT = {
  text: '#1d1e1b',
  dimmed: '#56564f',
  line: '#e6e6e1',
  surface: '#ffffff',
  champion: '#75756e',
  challenger: '#2f48b5',
  challengerPale: '#93a4e7',
  championPale: '#d8d8d2',
  ratings: ['#2b6f92', '#7fb8d3', '#d8d8d2', '#eba46e', '#c2500a'],
  good: '#3a8fb7',
  bad: '#c2500a',
} as const;

const DARK = {
  text: '#dcdde1',
  dimmed: '#b6b8bf',
  line: '#32353c',
  surface: '#1e2025',
  champion: '#a9abb3',
  challenger: '#93a4e7',
  challengerPale: '#445dcc',
  championPale: '#43464e',
  ratings: ['#6cb3d9', '#3f7f9f', '#5b5e67', '#b3672f', '#f08a4b'],
  good: '#6cb3d9',
  bad: '#f08a4b',
} as const;

export function chartLook(scheme: 'light' | 'dark', animate: boolean): ChartLook {
  return { ...(scheme === 'light' ? LIGHT : DARK), animate };
}
