/** The console's own transport, for what a test needs before it can begin: the same calls as the console makes. */
import { fileURLToPath } from 'node:url';
import type { OutputAt } from '@encours/server/testing';

export interface ApiClient {
  /** `encours_session=…`, to send with plain requests. */
  readonly cookie: string;
  readonly query: <P extends string>(path: P, input?: unknown) => Promise<OutputAt<P>>;
  readonly mutate: <P extends string>(path: P, input?: unknown) => Promise<OutputAt<P>>;
}

/** Two years of invented invoices as a French ledger writes them: 336 rows, 14 customers, 404 210,35 € in all. */
export const LEDGER = fileURLToPath(new URL('../../fixtures/imports/grand-livre.csv', import.meta.url));

/** Password of all accounts of the demo company. */
export const DEMO_PASSWORD = 'encours-demo';

/** Signs a person of the demo company in: `camille`, `dominique`, `alex`, `maxime` or `noa`. */
export async function signInByApi(origin: string, name: string): Promise<ApiClient> {
  const response = await fetch(`${origin}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${name}@demo.encours`, password: DEMO_PASSWORD }),
  });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  if (!response.ok || cookie === '') throw new Error(`signing in as ${name} answered ${await response.text()}`);
  return {
    cookie,
    query: <P extends string>(path: P, input?: unknown) => {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return call<P>(`${origin}/trpc/${path}${query}`, { headers: { cookie } });
    },
    mutate: <P extends string>(path: P, input?: unknown) =>
      call<P>(`${origin}/trpc/${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(input ?? {}),
      }),
  };
}

async function call<P extends string>(url: string, init: RequestInit): Promise<OutputAt<P>> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  const envelope = JSON.parse(text) as { result: { data: OutputAt<P> } };
  return envelope.result.data;
}

/** Sends a file as the import page does; gives the id of the upload. */
export async function sendFile(origin: string, client: ApiClient, name: string, content: Uint8Array): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)], { type: 'text/csv' }), name);
  const response = await fetch(`${origin}/api/uploads`, {
    method: 'POST',
    headers: { cookie: client.cookie },
    body: form,
  });
  if (!response.ok) throw new Error(`sending ${name} answered ${await response.text()}`);
  const { uploadId } = (await response.json()) as { uploadId: string };
  return uploadId;
}
