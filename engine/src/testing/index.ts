/** What tests of other packages may use. */
export * from './arbitraries.js';
export * from './example-policy.js';
export * from './oracle.js';
