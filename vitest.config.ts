import { defineConfig } from 'vitest/config';

// The suite reads the clock of one zone; `TEST_TZ=Pacific/Apia` proves that no answer depends on it.
process.env.TZ = process.env.TEST_TZ ?? 'UTC';

// Packages are resolved to their TypeScript source, so no build comes before a test.
const conditions = ['source', 'module', 'node', 'development|production'];

// Threads, sockets and browsers on two busy cores may lose a race that nobody can see: once more, and named at the end.
const retry = 1;

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Two cores is what the smallest machine that runs this suite has.
    maxWorkers: 2,
    // No test measures time: these only end what hangs, on a busy machine too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['./test/setup/silent-console.ts', './test/setup/properties.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'engine', include: ['engine/src/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'server', include: ['server/src/**/*.test.ts'], retry },
      },
      {
        extends: true,
        test: { name: 'console', include: ['console/src/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: { name: 'scripts', include: ['scripts/**/*.test.mjs'] },
      },
      {
        extends: true,
        test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'http', include: ['test/http/**/*.test.ts'], retry },
      },
      {
        // What talks to a database, once more over PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/http/**/*.test.ts', 'server/src/{audit,http,jobs,rest,services,store,webhooks}/**/*.test.ts'],
          exclude: ['server/src/store/sqlite/**', 'test/http/{console,main,documented-calls}.test.ts'],
          globalSetup: ['./scripts/lib/postgres-for-tests.mjs'],
          retry,
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], retry },
      },
    ],
  },
});
