import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { planFor, type RangeJob, scoreRange, type Workload } from './score-range.js';

/** A thread of the benchmark: scores its range each time it is asked. */
const jobs = z.custom<Record<Workload, RangeJob>>().parse(workerData);
const plans = { score: planFor('score'), decision: planFor('decision') };

parentPort?.on('message', (workload: Workload) => {
  parentPort?.postMessage(scoreRange(plans[workload], jobs[workload]));
});
