/** What tests of other packages may use. */
export * from './arbitraries.js';
