/** From the bytes of a request to a value of the expected shape, with every fault named by its JSON pointer. */
import { parseDocument } from '@encours/engine';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../errors.js';
import { toDiagnostics } from '../http/zod-diagnostics.js';

export const BODY_LIMIT = 1024 * 1024;

/** Hands the body to the routes as bytes: it is read strictly, which Fastify's own JSON parser does not do. */
export function registerJsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    done(null, body);
  });
}

/**
 * Reads the body as one JSON document of that shape.
 * @throws AppError `unsupported_media_type`, `invalid_json`, `invalid_request`
 */
export function readBody<T extends z.ZodType>(body: unknown, shape: T): z.output<T> {
  if (body === undefined || body === null) throw new AppError('invalid_json');
  if (!(body instanceof Uint8Array)) throw new AppError('unsupported_media_type');
  const document = parseDocument(decode(body));
  const errors = document.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const { line, column } = document.locate(first);
    const detail = {
      fr: `Ligne ${line}, colonne ${column} : ${first.message.fr}`,
      en: `Line ${line}, column ${column}: ${first.message.en}`,
    };
    throw new AppError('invalid_json', { detail, diagnostics: errors });
  }
  if (document.value === undefined) throw new AppError('invalid_json');
  const parsed = shape.safeParse(document.value);
  if (!parsed.success) throw new AppError('invalid_request', { diagnostics: toDiagnostics(parsed.error) });
  return parsed.data;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('invalid_json', {
      detail: { fr: 'Le corps n’est pas en UTF-8.', en: 'The body is not in UTF-8.' },
      cause,
    });
  }
}
