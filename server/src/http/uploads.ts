/** Files sent from the console: streamed to disk, never held in memory. */
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { MAX_UPLOAD_BYTES, storeUpload } from '../services/store-upload.js';
import { requireSameOrigin, requireSession } from './session-actor.js';

/** `POST /api/uploads`, a multipart form whose field `file` is the file. */
export async function registerUploads(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 0, parts: 1 },
      throwFileSizeLimit: false,
    });
    scope.post('/api/uploads', async (request, reply) => {
      requireSameOrigin(request, deps.config.origins);
      const actor = await requireSession(deps, request);
      if (!request.isMultipart()) throw new AppError('file_missing');
      const part = await request.file();
      if (part === undefined) throw new AppError('file_missing');
      const stored = await storeUpload(deps, actor, {
        fileName: part.filename,
        content: part.file,
        isTruncated: () => part.file.truncated,
      });
      return reply.code(201).send(stored);
    });
  });
}
