/** The folder that holds `<scorecard-id>/<version>.json` and its cases; the same from `src` and from `dist`. */
export const scorecardsFolder: URL = new URL('../', import.meta.url);
