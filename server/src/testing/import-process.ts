/** A process that runs one import and may be killed: `import-process.ts <data folder> <database> <job>`. */
import { openDatabase } from '../store/database.js';
import { runJob } from './import-job.js';

const [dataDir = '', database = '', jobId = ''] = process.argv.slice(2);
await runJob(await openDatabase(database), dataDir, jobId);
