/**
 * Moves labels apart until none lies over another, each as little as can be, in their order. `wanted` are the middles
 * that they should have, rising; `gap` is the least distance between two; all stay between `low` and `high`, unless
 * there is no room for so many. (Least squares under an order: neighbours that would overlap share their mean.)
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  interface Block {
    readonly sum: number;
    readonly count: number;
  }
  const blocks: Block[] = [];
  wanted.forEach((place, index) => {
    let block: Block = { sum: place - index * gap, count: 1 };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.sum / last.count <= block.sum / block.count) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  });
  const highest = Math.max(low, high - (wanted.length - 1) * gap);
  const starts = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return starts.map((start, index) => Math.min(Math.max(start, low), highest) + index * gap);
}
