/** From the bytes of a request to the JSON value that they are. */
import { parseDocument } from '@encours/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.js';
import { NDJSON_TYPE } from './ndjson.js';

export const BODY_LIMIT = 1024 * 1024;

/** A file of records, as it is; whether it is compressed is found by looking. */
export const FILE_TYPES = ['text/csv', 'application/gzip', 'application/octet-stream'] as const;

/** Hands the body to the routes as bytes: it is read strictly, which Fastify's own JSON parser does not do. */
export function registerJsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    done(null, body);
  });
  // A batch is read line by line, by whoever takes its lines; a file goes to disk as it comes.
  app.addContentTypeParser([NDJSON_TYPE, ...FILE_TYPES], (_request, payload, done) => {
    done(null, payload);
  });
}

/** Without its parameters, in lower case. */
export function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type']?.split(';')[0] ?? '').trim().toLowerCase();
}

/** @throws AppError `unsupported_media_type`, `invalid_json` */
export function readJson(body: unknown): unknown {
  if (body === undefined || body === null) throw new AppError('invalid_json');
  if (!(body instanceof Uint8Array)) throw new AppError('unsupported_media_type');
  return parseJson(body);
}

/**
 * Reads bytes as one JSON document.
 * @throws AppError `invalid_json`
 */
export function parseJson(bytes: Uint8Array): unknown {
  const document = parseDocument(decode(bytes));
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
  return document.value;
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
