import type { ProofAnswer, ProofQuestion } from './protocol.js';

/** Asks a worker of its own; call the result to end it, whether it has answered or not. */
export function askWorker(
  question: ProofQuestion,
  onAnswer: (answer: ProofAnswer) => void,
  onCrash: () => void,
): () => void {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ProofAnswer>) => onAnswer(data));
  worker.addEventListener('error', onCrash);
  worker.postMessage(question);
  return () => worker.terminate();
}
