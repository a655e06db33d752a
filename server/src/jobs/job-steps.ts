/** What a job may be doing, as codes that a console puts into words. */
export const JOB_STEPS = [
  'queued',
  'starting',
  'reading_file',
  'writing_rows',
  'profiling',
  'publishing',
  'loading_history',
  'observing',
  'deciding',
  'reporting',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export type JobStep = (typeof JOB_STEPS)[number];
