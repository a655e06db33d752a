// Starts the server's job worker from its TypeScript source, so that tests and `npm run dev` need no build.
import { register } from 'tsx/esm/api';

register();
await import(new URL('../../server/src/jobs/job-worker.ts', import.meta.url).href);
