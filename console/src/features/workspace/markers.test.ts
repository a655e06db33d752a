import { parseDocument } from '@encours/engine';
import { describe, expect, it } from 'vitest';
import { analyseText } from './analysis.js';
import { toMarkers } from './markers.js';

/** As the editor numbers them; it cannot be loaded without a browser. */
const SEVERITIES = { error: 8, warning: 4, info: 2 };

describe('toMarkers', () => {
  it('puts message, help and code where the fault stands', () => {
    const text = '{\n  "a": 1,\n  "a": 2\n}';
    const document = parseDocument(text);
    const problems = document.diagnostics.map((diagnostic) => ({ diagnostic, range: document.locate(diagnostic) }));
    const [marker] = toMarkers(problems, 'fr', SEVERITIES);
    const [diagnostic] = document.diagnostics;
    expect(marker).toMatchObject({
      severity: 8,
      code: diagnostic?.code,
      startLineNumber: 3,
      startColumn: 3,
      endColumn: 6,
    });
    expect(marker?.message.split('\n')[0]).toBe(diagnostic?.message.fr);
  });

  it('underlines at least one character', () => {
    const { problems } = analyseText('', []);
    expect(toMarkers(problems, 'en', SEVERITIES).every((marker) => marker.endColumn > marker.startColumn)).toBe(true);
  });
});

describe('analyseText', () => {
  it('has no policy for a text that is not JSON, and says one thing only', () => {
    const analysis = analyseText('{ "a": ', []);
    expect(analysis.policy).toBeNull();
    expect(analysis.errorCount).toBeGreaterThan(0);
    expect(analysis.problems.every(({ diagnostic }) => diagnostic.code === 'json_syntax')).toBe(true);
  });

  it('orders faults by their place in the text', () => {
    const { problems } = analyseText('{ "ratings": 3, "id": 4 }', []);
    const places = problems.map(({ range }) => range.from);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
