/** A first call with a new key, to paste into a terminal: the smallest application that a scorecard can decide. */
export function curlExample(origin: string, secret: string, scorecardId: string, date: string): string {
  const body = JSON.stringify(
    {
      scorecard: scorecardId,
      application: {
        date,
        customer: { id: 'C-1001', name: 'Exemple SARL' },
        request: { amountMinor: 500_000 },
        facts: {},
      },
    },
    null,
    2,
  );
  return [
    `curl -sS ${origin}/v1/decisions \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
