import { markSessionExpired } from '../../../api/session-expiry.js';
import { ProblemError } from '../../../errors/api-error.js';
import type { Locale } from '../../../i18n/locale.js';

export interface SentFile {
  readonly uploadId: string;
  readonly fileName: string;
  readonly size: number;
}

interface SendOptions {
  readonly locale: Locale;
  /** Share sent, 0…1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file to the server as it is. `fetch` cannot tell how much of a body has gone, hence the older request.
 * Rejects with a ProblemError, a TypeError when the server does not answer, or the signal's reason.
 */
export function sendFile(file: File, { locale, onProgress, signal }: SendOptions): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/uploads');
    request.setRequestHeader('accept-language', locale);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const sent = readSentFile(request.response);
      if (request.status === 201 && sent !== null) resolve(sent);
      else {
        if (request.status === 401) markSessionExpired();
        reject(new ProblemError(request.status, request.response));
      }
    };
    request.onerror = () => reject(new TypeError('the server did not answer'));
    signal.addEventListener('abort', () => {
      request.abort();
      reject(new DOMException('the upload was stopped', 'AbortError'));
    });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function readSentFile(value: unknown): SentFile | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('uploadId' in value && 'fileName' in value && 'size' in value)) return null;
  const { uploadId, fileName, size } = value;
  return typeof uploadId === 'string' && typeof fileName === 'string' && typeof size === 'number'
    ? { uploadId, fileName, size }
    : null;
}
