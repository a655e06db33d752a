/** The door to the background jobs, for whoever starts, follows or ends one. It knows nothing of what a job does. */
export interface JobHub {
  /** A job row has been committed: run it as soon as a worker is free. */
  wake(): void;
  /** Asks a running job to stop; the row says when it has. */
  cancel(jobId: string): void;
  /** Calls `listener` after each change of the job's row, until the returned function is called. */
  subscribe(jobId: string, listener: () => void): () => void;
  /** Stops taking jobs, ends the running ones (they start again with the next process) and waits for them. */
  stop(): Promise<void>;
}
