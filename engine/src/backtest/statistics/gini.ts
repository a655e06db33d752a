/** Gini coefficient (accuracy ratio) of an AUC: 2·AUC − 1. */
export function gini(auc: number): number {
  return 2 * auc - 1;
}
