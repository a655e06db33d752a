/** Tables of observations as Arrow files: a door of its own, for what reads files and not for a page. */
export * from './decode.js';
export * from './encode.js';
