/** Version of the code that decides; every decision record carries it. Kept equal to `package.json` by a test. */
export const ENGINE_VERSION = '0.1.0';
