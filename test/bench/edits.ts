/** Sixty edits as an author makes them, each ending in one key that leaves the text valid and other than before. */
import { parseDocument, type Scorecard } from '@encours/engine';

export type EditKind = 'points' | 'band' | 'cutOff' | 'formula' | 'rule';
type Path = readonly (string | number)[];

/** Values to type in the place of others, one after the other; the last key of the last is the one that is timed. */
export interface Edit {
  readonly kind: EditKind;
  readonly values: readonly { readonly path: Path; readonly text: string }[];
}

const EACH: Readonly<Record<EditKind, number>> = { points: 15, band: 15, cutOff: 12, formula: 8, rule: 10 };

export function listEdits(card: Scorecard): Edit[] {
  const numeric = card.characteristics.flatMap((one, index) =>
    one.kind === 'numeric' ? [{ index, bands: one.bands }] : [],
  );
  const points = numeric.flatMap(({ index, bands }) =>
    bands.map(({ points: value }, at) => one('points', ['characteristics', index, 'bands', at, 'points'], value + 7)),
  );
  const bounds = numeric.flatMap(({ index, bands }) =>
    bands.slice(1).flatMap(({ from }, at): Edit[] => {
      if (from === null) return [];
      const next = String(Number((from + Math.max(0.01, Math.abs(from) / 50)).toPrecision(6)));
      const ends = ['characteristics', index, 'bands'];
      return [
        {
          kind: 'band',
          values: [
            { path: [...ends, at, 'to'], text: next },
            { path: [...ends, at + 1, 'from'], text: next },
          ],
        },
      ];
    }),
  );
  const cutOffs = [9, 17, 26].flatMap((move) =>
    card.ratings.flatMap(({ from }, at) =>
      from === null ? [] : [one('cutOff', ['ratings', at, 'from'], from - move)],
    ),
  );
  const read = new Set(card.characteristics.map(({ input }) => input));
  const formulas = Object.entries(card.ratios).flatMap(([id, { formula }]) =>
    read.has(id) ? [one('formula', ['ratios', id, 'formula'], JSON.stringify(`${formula} * 0.9`))] : [],
  );
  const rules = [1, 2].flatMap((move) =>
    card.rules.flatMap(({ when }, index) =>
      'all' in when
        ? when.all.flatMap((condition, at) =>
            'value' in condition && typeof condition.value === 'number'
              ? [one('rule', ['rules', index, 'when', 'all', at, 'value'], condition.value + 2 * move)]
              : [],
          )
        : [],
    ),
  );
  return [points, bounds, cutOffs, formulas, rules].flatMap((edits) => take(edits, EACH[edits[0]?.kind ?? 'points']));
}

function one(kind: EditKind, path: Path, value: number | string): Edit {
  return { kind, values: [{ path, text: String(value) }] };
}

/** So many of them, spread over all. */
function take(edits: readonly Edit[], count: number): Edit[] {
  if (edits.length < count) throw new Error(`only ${edits.length} edits of the kind ${edits[0]?.kind}`);
  return Array.from({ length: count }, (_, k) => edits[Math.floor((k * edits.length) / count)] as Edit);
}

/** Where a value stands in a text. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** Right behind its last character. */
  readonly endColumn: number;
}

export function findPlace(text: string, path: Path): Place {
  const { from, to, endLine, endColumn } = parseDocument(text).locate({ path: [...path] });
  return { from, to, line: endLine, endColumn };
}
