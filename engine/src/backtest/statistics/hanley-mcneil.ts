/**
 * Hanley and McNeil's (1982) standard error of an AUC, from the area and the two counts alone. Wider or narrower than
 * DeLong's, since it assumes exponential scores; a cross-check, not the interval we report.
 */
export function hanleyMcNeilError(area: number, goods: number, bads: number): number {
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const variance =
    (area * (1 - area) + (bads - 1) * (q1 - area * area) + (goods - 1) * (q2 - area * area)) / (goods * bads);
  return Math.sqrt(variance);
}
