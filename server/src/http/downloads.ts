/** Files that the console offers for download. */
import { Readable } from 'node:stream';
import type { Locale } from '@encours/engine';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.js';
import { downloadRejects } from '../services/download-rejects.js';
import { downloadReport } from '../services/download-report.js';
import { ExportAuditInput, exportCompanyAudit } from '../services/read-audit.js';
import { requireSession } from './session-actor.js';

const RejectsParams = z.object({ datasetId: z.string().max(64), importId: z.string().max(64) });
const BacktestParams = z.object({ backtestId: z.string().max(64) });
const LanguageQuery = z.object({ lang: z.enum(['fr', 'en']).catch('fr') });

/** The name in plain ASCII for old clients, and exactly for the others (RFC 6266). */
function attach(reply: FastifyReply, fileName: string, type: string): FastifyReply {
  const plain = fileName.replace(/[^\w.-]/gu, '_');
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('cache-control', 'private, no-store');
}

function sendCsv(reply: FastifyReply, fileName: string, text: Iterable<string>): FastifyReply {
  return attach(reply, fileName, 'text/csv; charset=utf-8').send(Readable.from(text));
}

/** Lines with their ends and, in front, the byte order mark by which spreadsheets know that it is UTF-8. */
function* endLines(lines: Iterable<string>): Generator<string> {
  yield '\ufeff';
  for (const line of lines) yield `${line}\r\n`;
}

function localeOf(query: unknown): Locale {
  return LanguageQuery.parse(query).lang;
}

/**
 * `GET /api/datasets/:id/imports/:importId/rejects.csv`, `/api/backtests/:id/report.json|csv|html`,
 * `/api/audit.ndjson|csv`.
 */
export async function registerDownloads(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/api/datasets/:datasetId/imports/:importId/rejects.csv', async (request, reply) => {
    const actor = await requireSession(deps, request);
    const params = RejectsParams.parse(request.params);
    const file = await downloadRejects(deps, actor, { ...params, locale: localeOf(request.query) });
    return sendCsv(reply, file.fileName, endLines(file.lines));
  });
  for (const [format, type] of [
    ['ndjson', 'application/x-ndjson; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8'],
  ] as const) {
    app.get(`/api/audit.${format}`, async (request, reply) => {
      const actor = await requireSession(deps, request);
      const file = await exportCompanyAudit(deps, actor, ExportAuditInput.parse({ format }));
      return attach(reply, file.fileName, type).send(Readable.from(file.text));
    });
  }
  app.get('/api/backtests/:backtestId/report.json', async (request, reply) => {
    const actor = await requireSession(deps, request);
    const file = await downloadReport(deps, actor, BacktestParams.parse(request.params));
    return attach(reply, `${file.baseName}.json`, 'application/json; charset=utf-8').send(file.json());
  });
  app.get('/api/backtests/:backtestId/report.csv', async (request, reply) => {
    const actor = await requireSession(deps, request);
    const file = await downloadReport(deps, actor, BacktestParams.parse(request.params));
    return sendCsv(reply, `${file.baseName}.csv`, [file.csv(localeOf(request.query))]);
  });
  app.get('/api/backtests/:backtestId/report.html', async (request, reply) => {
    const actor = await requireSession(deps, request);
    const file = await downloadReport(deps, actor, BacktestParams.parse(request.params));
    return attach(reply, `${file.baseName}.html`, 'text/html; charset=utf-8').send(file.html(localeOf(request.query)));
  });
}
