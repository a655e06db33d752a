// Starts a worker thread from a TypeScript program, the URL of which is in `workerData.program`.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { program } = /** @type {{ program: string }} */ (workerData);
await import(program);
