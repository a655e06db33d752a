/** The same card for the engines that others would reach for. */
import { DuckDBInstance } from '@duckdb/node-api';
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { z } from 'zod';
import {
  ABSENT_POINTS,
  CHARACTERISTICS,
  cardInSql,
  EDGES,
  POINTS,
  RATING_BOUNDS,
  tableInSql,
  valueAt,
} from './card.js';

/** Facts of a row by name, null where absent. */
export function contextAt(row: number): Record<string, number | null> {
  return Object.fromEntries(
    Array.from({ length: CHARACTERISTICS }, (_, index) => {
      const { value, absent } = valueAt(row, index);
      return [`f${index}`, absent === null ? value : null];
    }),
  );
}

/** json-rules-engine as it comes to mind first: every band is a rule, its event carries the points. */
export function createNaiveRules(): (row: number) => Promise<number> {
  const engine = new Engine();
  for (let index = 0; index < CHARACTERISTICS; index += 1) {
    const fact = `f${index}`;
    const isThere = { fact, operator: 'notEqual', value: null };
    POINTS.forEach((points, band) => {
      const [from, to] = [EDGES[band - 1], EDGES[band]];
      const all = [
        isThere,
        ...(from === undefined ? [] : [{ fact, operator: 'greaterThanInclusive', value: from }]),
        ...(to === undefined ? [] : [{ fact, operator: 'lessThan', value: to }]),
      ];
      engine.addRule({ conditions: { all }, event: { type: 'points', params: { points } } });
    });
    const all = [{ fact, operator: 'equal', value: null }];
    engine.addRule({ conditions: { all }, event: { type: 'points', params: { points: ABSENT_POINTS } } });
  }
  return async (row) => {
    const { events } = await engine.run(contextAt(row));
    return events.reduce((sum, { params }) => sum + Number(params?.points), 0);
  };
}

const ZenResult = z.object({ score: z.coerce.number(), rating: z.coerce.number() });

/** ZEN with one expression per characteristic, which is faster than decision tables. */
export function createZen(): (row: number) => Promise<{ score: number; rating: number }> {
  const names = Array.from({ length: CHARACTERISTICS }, (_, index) => `f${index}`);
  const ladder = (name: string): string =>
    [
      `${name} == null ? ${ABSENT_POINTS}`,
      ...EDGES.map((edge, band) => `${name} < ${edge} ? ${POINTS[band] ?? 0}`),
      `${POINTS.at(-1) ?? 0}`,
    ].join(' : ');
  const ratings = [...RATING_BOUNDS.map((bound, index) => `$.score >= ${bound} ? ${index + 1}`), '5'].join(' : ');
  const expressions = [
    { id: 'score', key: 'score', value: names.map((name) => `(${ladder(name)})`).join(' + ') },
    { id: 'rating', key: 'rating', value: ratings },
  ];
  const decision = new ZenEngine().createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'card', type: 'expressionNode', name: 'card', content: { expressions }, position: { x: 0, y: 0 } },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'card' },
      { id: 'b', type: 'edge', sourceId: 'card', targetId: 'out' },
    ],
  });
  return async (row) => ZenResult.parse((await decision.evaluate(contextAt(row))).result);
}

/** DuckDB with the table loaded; each call scores all rows and gives cases and sums of scores by rating. */
export async function createDuckDb(rows: number, threads: number): Promise<() => Promise<number[]>> {
  const database = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await database.connect();
  await connection.run(tableInSql(rows));
  const sql = cardInSql();
  return async () => {
    const reader = await connection.runAndReadAll(sql);
    const totals = new Array<number>(10).fill(0);
    for (const [rating, n, total] of reader.getRows()) {
      totals[Number(rating) - 1] = Number(n);
      totals[Number(rating) + 4] = Number(total);
    }
    return totals;
  };
}
