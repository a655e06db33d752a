/** One attempt to deliver: a POST that follows no redirect and leads to no address of the inner network. */
import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.js';

const TIMEOUT_MS = 10_000;

export type SendResult =
  | { readonly status: number; readonly error: null }
  /** `timeout`, `refused_address`, or the code of the system (`ECONNREFUSED`, `CERT_HAS_EXPIRED`). */
  | { readonly status: null; readonly error: string };

class RefusedAddressError extends Error {
  readonly code = 'refused_address';
}

/** Resolves a name and refuses inner addresses; what is connected to is what was looked at. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '');
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new RefusedAddressError('the name leads to an inner address'), '');
    } else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** May a delivery go there? `https` to a public address; anything of the web where inner addresses are allowed. */
export function isAllowedUrl(url: URL, allowInner: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (allowInner) return url.protocol === 'https:' || url.protocol === 'http:';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return url.protocol === 'https:' && (isIP(host) === 0 ? host !== 'localhost' : isPublicAddress(host));
}

/** Sends and waits for the status of the answer; what the answer says does not matter. Never throws. */
export function sendWebhook(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  allowInner: boolean,
): Promise<SendResult> {
  const url = new URL(address);
  if (!isAllowedUrl(url, allowInner)) return Promise.resolve({ status: null, error: 'refused_address' });
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Encours',
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        // A connection of its own: one that was opened to another address is not used again.
        agent: false,
        ...(allowInner ? {} : { lookup: lookupPublic }),
      },
      (response) => {
        response.destroy();
        resolve({ status: response.statusCode ?? 0, error: null });
      },
    );
    call.once('error', (error) => {
      const code = 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
      resolve({ status: null, error: error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : code });
    });
    call.end(body);
  });
}
