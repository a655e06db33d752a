import type { MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep blue that is none of the outcome colours. */
export const INK: MantineColorsTuple = [
  '#eef1fc',
  '#dde3f8',
  '#b9c5f0',
  '#93a4e7',
  '#7186de',
  '#5a71d7',
  '#445dcc',
  '#2f48b5',
  '#273d9c',
  '#1f3180',
];

/** Neutrals with a trace of warmth, so that white cards stand out from the page in the light scheme. */
export const GRAY: MantineColorsTuple = [
  '#f8f8f6',
  '#f1f1ee',
  '#e6e6e1',
  '#d8d8d2',
  '#bfbfb8',
  '#97978f',
  '#75756e',
  '#56564f',
  '#3a3a35',
  '#232320',
];

/** 0 is text, 7 is the body, 8 the page behind cards. */
export const DARK: MantineColorsTuple = [
  '#dcdde1',
  '#b6b8bf',
  '#8d9098',
  '#6c6f78',
  '#43464e',
  '#32353c',
  '#272a30',
  '#1e2025',
  '#16181c',
  '#0f1013',
];
