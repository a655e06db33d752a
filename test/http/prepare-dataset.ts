/** A dataset with one invoice, and the mapping by which it was read, saved under a name. */
import type { TestClient, TestServer } from '@encours/server/testing';

export const HEADERS = 'facture;client;date facture;échéance;montant';

export async function prepareDataset(
  server: TestServer,
  client: TestClient,
  saveMappingAs: string,
  name = 'Grand livre',
): Promise<string> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { cookie: client.cookie, 'content-type': 'multipart/form-data; boundary=xx' },
    payload: `--xx\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${HEADERS}\nF0;C0;15/01/2025;15/02/2025;100,50\n\r\n--xx--\r\n`,
  });
  const { uploadId } = response.json<{ uploadId: string }>();
  const { suggestedMapping } = (await client.query('imports.inspect', { uploadId })).data;
  const { datasetId, jobId } = (
    await client.mutate('imports.commit', {
      uploadId,
      mapping: { ...suggestedMapping, currency: 'EUR' },
      dataset: { name },
      saveMappingAs,
    })
  ).data;
  for (;;) {
    const { status } = (await client.query('jobs.get', { jobId })).data;
    if (status === 'succeeded') return datasetId;
    if (status !== 'queued' && status !== 'running') throw new Error(`the import ended as ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
