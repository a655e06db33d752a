import { describe, expect, it } from 'vitest';
import { moveBound, readBand, removeBand, splitBand } from './bands.js';
import { editText } from './edits.js';
import { listOf, recordOf } from './values.js';

const PATH = ['bands'];

const TEXT = `{
  "bands": [
    { "id": "low", "from": null, "to": 0.5, "points": -30, "reason": { "fr": "Bas", "en": "Low" } },
    { "id": "middle", "from": 0.5, "to": 0.7, "points": 0, "reason": null },
    { "id": "high", "from": 0.7, "to": null, "points": 20, "reason": null }
  ]
}
`;

describe('bands', () => {
  it('moves both sides of a bound and nothing else', () => {
    expect(editText(TEXT, moveBound(PATH, bandsOf(TEXT), 1, 'from', 0.45))).toBe(
      TEXT.replace('"to": 0.5', '"to": 0.45').replace('"from": 0.5', '"from": 0.45'),
    );
  });

  it('cuts a band at a round number, and gives its range back when the new one is removed', () => {
    const cut = editText(TEXT, splitBand(PATH, valuesOf(TEXT), 1) ?? []);
    expect(bandsOf(cut)).toEqual([
      { id: 'low', from: null, to: 0.5 },
      { id: 'middle', from: 0.5, to: 0.6 },
      { id: 'middle_2', from: 0.6, to: 0.7 },
      { id: 'high', from: 0.7, to: null },
    ]);
    expect(editText(cut, removeBand(PATH, valuesOf(cut), 2) ?? [])).toBe(TEXT);
  });

  it('lays a new band out as a list is laid out', () => {
    const cut = editText(TEXT, splitBand(PATH, valuesOf(TEXT), 2) ?? []);
    expect(JSON.parse(cut)).toEqual({
      bands: [
        ...(JSON.parse(TEXT) as { bands: unknown[] }).bands.slice(0, 2),
        { id: 'high', from: 0.7, to: 0.9, points: 20, reason: null },
        { id: 'high_2', from: 0.9, to: null, points: 20, reason: null },
      ],
    });
    expect(cut.split('\n').slice(0, 4)).toEqual(TEXT.split('\n').slice(0, 4));
  });

  it('never removes the only band', () => {
    expect(removeBand(PATH, [{ id: 'all', from: null, to: null }], 0)).toBeNull();
  });

  it('keeps every sequence of three changes without gap or overlap', () => {
    const steps = (['split', 'remove', 'move'] as const).flatMap((kind) => [0, 1, 2].map((at) => ({ kind, at })));
    const tried = new Set<string>();
    const follow = (text: string, depth: number): void => {
      const bands = bandsOf(text);
      expect(bands[0]?.from).toBeNull();
      expect(bands.at(-1)?.to).toBeNull();
      for (const [index, band] of bands.slice(1).entries()) expect(band.from).toBe(bands[index]?.to);
      expect(new Set(bands.map(({ id }) => id)).size).toBe(bands.length);
      if (depth === 0 || tried.has(`${depth}${text}`)) return;
      tried.add(`${depth}${text}`);
      for (const step of steps) follow(changed(text, step.kind, step.at), depth - 1);
    };
    follow(TEXT, 3);
  });
});

function changed(text: string, kind: 'split' | 'remove' | 'move', at: number): string {
  const values = valuesOf(text);
  const bands = bandsOf(text);
  const index = at % bands.length;
  if (kind === 'split') return editText(text, splitBand(PATH, values, index) ?? []);
  if (kind === 'remove') return editText(text, removeBand(PATH, values, index) ?? []);
  const { from = null, to = null } = bands[index] ?? {};
  return to === null
    ? text
    : editText(text, moveBound(PATH, bands, index, 'to', from === null ? to - 1 : (from + to) / 2));
}

function valuesOf(text: string): readonly unknown[] {
  return listOf(recordOf(JSON.parse(text)).bands);
}

function bandsOf(text: string) {
  return valuesOf(text).map(readBand);
}
