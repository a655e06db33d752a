/** One question to a thread of its own: reading a large history takes seconds, in which the server goes on answering. */
import { once } from 'node:events';
import { startThread } from '../start-thread.js';

/**
 * Runs a program, named as it is built, with `question` in its `workerData`, until it ends by itself: a thread that is ended
 * while its database closes takes the process with it. Its message is the answer.
 */
export async function askThread<T>(program: URL, question: object): Promise<T> {
  const worker = startThread(program, { question });
  const answers: T[] = [];
  worker.on('message', (answer: T) => {
    answers.push(answer);
  });
  await once(worker, 'exit');
  const [answer] = answers;
  if (answer === undefined) throw new Error(`the thread of ${program.pathname} ended without an answer`);
  return answer;
}
