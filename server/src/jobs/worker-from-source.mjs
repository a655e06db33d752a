// Starts the worker from TypeScript source, so that tests and `npm run dev` need no build.
import { register } from 'tsx/esm/api';

register();
await import('./job-worker.ts');
