/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed tests, plus files that could not be loaded and errors outside any test
 * @property {number} skipped
 * @property {readonly string[]} secondTries those that failed once and then passed, each with what failed
 */

/**
 * @param {readonly import('vitest/node').TestModule[]} modules
 * @param {number} unhandledErrors
 * @returns {Tally}
 */
function count(modules, unhandledErrors) {
  /** @type {string[]} */
  const secondTries = [];
  const tally = { passed: 0, failed: unhandledErrors, skipped: 0, secondTries };
  for (const module of modules) {
    if (module.errors().length > 0) tally.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally.passed += 1;
      else if (state === 'failed') tally.failed += 1;
      else tally.skipped += 1;
      if (test.diagnostic()?.flaky === true) {
        const [error] = test.result().errors ?? [];
        secondTries.push(`${module.relativeModuleId}: ${test.fullName}\n  ${error?.message}`);
      }
    }
  }
  return tally;
}

/** A vitest reporter that ends the run with one plain line, and fails a run in which no test ran. */
export default class ClosingLine {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const { passed, failed, skipped, secondTries } = count(modules, unhandledErrors.length);
    if (secondTries.length > 0) {
      process.stdout.write(`\nPassed only when tried again, and to be looked into:\n${secondTries.join('\n')}\n`);
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    if (passed + failed === 0) {
      process.stderr.write('No test ran.\n');
      process.exitCode = 1;
    }
  }
}
