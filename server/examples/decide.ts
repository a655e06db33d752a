/** Decide from TypeScript: `ENCOURS_URL=… ENCOURS_KEY=… node decide.ts` */
import { createEncoursClient, EncoursError } from '@encours/server/client';

const encours = createEncoursClient({
  url: process.env.ENCOURS_URL ?? 'http://127.0.0.1:4600',
  apiKey: process.env.ENCOURS_KEY ?? '',
});

const application = {
  date: '2026-11-20',
  customer: { id: 'C-1042', name: 'Ateliers Exemple SARL' },
  request: { amountMinor: 500_000, exposureMinor: 100_000 },
  facts: { 'registry.naturalPerson': false, 'pay.dueCount12m': 14, 'pay.onTimeShare12m': 0.82 },
};

const { id, decision } = await encours.decide({
  scorecard: 'trade-credit-standard',
  application,
  idempotencyKey: 'order-2026-1042-ts',
});
process.stdout.write(`${id} ${decision.outcome} ${decision.rating} ${decision.limit.amountMinor}\n`);

const { paragraphs } = await encours.explain(id, 'en');
process.stdout.write(`${paragraphs[0]?.text}\n`);
process.stdout.write(`replayed: ${(await encours.replay(id)).identical ? 'the same' : 'something else'}\n`);

for await (const line of encours.decideMany({ scorecard: 'trade-credit-standard' }, [
  application,
  { ...application, request: { amountMinor: -1 } },
])) {
  const said = line.ok ? line.result.decision.outcome : `${line.fault.code}: ${line.fault.diagnostics[0]?.message.en}`;
  process.stdout.write(`${said}\n`);
}

try {
  await encours.get('dec_unknown');
} catch (error) {
  if (!(error instanceof EncoursError)) throw error;
  process.stdout.write(`${error.data.code}\n`);
}
