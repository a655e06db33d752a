import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type History,
  type ObservationPlan,
  type ObservationTable,
  observeTableStepwise,
  prepareHistory,
  type TableSchema,
} from '@encours/engine';

/** Observes a history and lets messages of this thread out in between; `onProgress` may stop it by throwing. */
export async function observeInSteps(
  history: History,
  plan: ObservationPlan,
  schema: TableSchema,
  onProgress: (share: number) => void,
): Promise<ObservationTable> {
  const steps = observeTableStepwise(prepareHistory(history), plan, schema);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress(step.value);
    await nextTurn();
  }
}
