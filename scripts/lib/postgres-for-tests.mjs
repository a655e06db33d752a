import { startPostgres } from './postgres.mjs';

/**
 * A PostgreSQL server for the tests of one vitest project, as long as they run.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setUp(project) {
  const { url, stop } = await startPostgres();
  project.config.env = { ...project.config.env, ENCOURS_TEST_POSTGRES: url };
  return stop;
}
