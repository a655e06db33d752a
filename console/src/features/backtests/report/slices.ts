import type { Slice } from '@encours/engine';

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
