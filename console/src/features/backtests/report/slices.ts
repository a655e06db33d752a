import type { ReportPart, Slice } from '@encours/engine';

interface SliceWords {
  readonly slice_segment: string;
  readonly slice_sector: string;
  readonly slice_size: string;
  readonly slice_country: string;
  readonly sliceValue: (kind: string, value: string) => string;
  readonly sliceUnknown: string;
  readonly sliceMore: (n: number) => string;
}

/** A group of customers in words: its kind and value, or that it pools smaller ones. */
export function nameSlice({ kind, value, more }: Pick<Slice, 'kind' | 'value' | 'more'>, words: SliceWords): string {
  const shown = more > 0 ? words.sliceMore(more) : (value ?? words.sliceUnknown);
  return words.sliceValue(words[`slice_${kind}`], shown);
}

/** The `most` parts with the most cases, in the order in which all were given; of equal ones the first. */
export function keepLargest<Part extends { readonly part: Pick<ReportPart, 'n'> }>(
  parts: readonly Part[],
  most: number,
): readonly Part[] {
  if (parts.length <= most) return parts;
  const kept = new Set([...parts].sort((a, b) => b.part.n - a.part.n).slice(0, most));
  return parts.filter((part) => kept.has(part));
}
