import { configureGlobal, installGlobalPlugin, interruptAfterTimeLimit } from 'fast-check';

/**
 * Properties try the same cases in every run of the suite, so that what fails there fails again at a desk, and the search
 * for a smaller counterexample ends before the test does. `npm run fuzz` tries other cases.
 */
configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_123) });
installGlobalPlugin(interruptAfterTimeLimit(150_000, { failOnInterrupt: true }));
