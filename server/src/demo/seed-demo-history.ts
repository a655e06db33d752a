/** Fills the demo company: a dataset to backtest on, and decisions on customers of it to look at. */
import {
  type Application,
  canonicalJson,
  digestOf,
  type FactInput,
  type History,
  type Observation,
  observe,
  type Policy,
} from '@encours/engine';
import { appendAudit } from '../audit/append-audit.js';
import { createSystemActor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { segmentsOf } from '../history/segments-of.js';
import { profileHistory } from '../imports/profile-history.js';
import { monthsUntil } from '../portfolio/everyone.js';
import { decideApplication } from '../services/decide-application.js';
import { transact } from '../store/database.js';
import { insertDataset, insertImport, publishImport, saveProfile } from '../store/dataset-store.js';
import { insertSegments, sealSegments } from '../store/history-store.js';
import { findVersionInForce, listScorecards } from '../store/scorecard-store.js';
import { generateHistory } from './generate-history.js';
import { createRandom, type Random } from './random.js';

const DATASET_NAME = 'Portefeuille de démonstration';
const DECISIONS = 36;

/**
 * Stores the generated history as a dataset and decides some of its customers as of `today`, by the scorecards in force.
 * Takes a few seconds.
 */
export async function seedDemoHistory(deps: Deps, companyId: string, today: string): Promise<{ datasetId: string }> {
  const history = generateHistory(today);
  const datasetId = await storeHistory(deps, companyId, history);
  await decideSome(deps, companyId, history, today);
  return { datasetId };
}

async function storeHistory(deps: Deps, companyId: string, history: History): Promise<string> {
  const actor = createSystemActor(companyId, 'setup');
  const datasetId = deps.newId('dataset');
  const importId = deps.newId('import');
  const now = deps.now();
  const at = now.toISOString();
  const profile = profileHistory(history);
  const contentDigest = digestOf({
    invoices: history.invoices,
    payments: history.payments,
    customers: history.customers,
  });
  const key = { companyId, datasetId, importId };
  const segments = await sealSegments(segmentsOf(history));
  await transact(deps.db, async (tx) => {
    await insertDataset(tx, { id: datasetId, companyId, name: DATASET_NAME, createdBy: actor.id, createdAt: at });
    await insertImport(tx, {
      id: importId,
      companyId,
      datasetId,
      kind: 'generated',
      fileName: DATASET_NAME,
      fileDigest: contentDigest,
      mapping: null,
      createdBy: actor.id,
      createdAt: at,
    });
    await insertSegments(tx, key, segments, 0);
    const { customers, invoices, payments, late, totalMinor, firstDate, lastDate } = profile;
    const rows = invoices + payments;
    await publishImport(tx, key, {
      contentDigest,
      summary: {
        rows,
        accepted: rows,
        rejected: 0,
        customers,
        invoices,
        payments,
        late,
        totalMinor,
        firstDate,
        lastDate,
        records: 0,
        notes: [],
      },
      at,
    });
    await saveProfile(tx, datasetId, profile);
    await appendAudit(tx, actor, now, {
      action: 'dataset.imported',
      subject: datasetId,
      details: { importId, kind: 'generated', fileDigest: contentDigest, accepted: rows, rejected: 0 },
    });
  });
  return datasetId;
}

/** Every customer as it stands today, the ones in trouble too. */
function observeToday(history: History, today: string): Observation[] {
  return observe(history, monthsUntil(today, 1), { knownUntil: today }).observations;
}

/** Most as they come; some of those that make a policy worth reading: sole traders, companies in trouble. */
function chooseCases(random: Random, observations: readonly Observation[]): Observation[] {
  const isSpecial = ({ application: { facts } }: Observation): boolean =>
    readValue(facts['registry.naturalPerson']) === true ||
    (readValue(facts['legal.proceeding']) ?? 'none') !== 'none' ||
    Number(readValue(facts['legal.protests12m']) ?? 0) > 0;
  const shuffled = observations
    .map((observation) => ({ observation, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ observation }) => observation);
  const special = shuffled.filter(isSpecial).slice(0, Math.floor(DECISIONS / 4));
  const usual = shuffled.filter((observation) => !special.includes(observation)).slice(0, DECISIONS - special.length);
  return [...special, ...usual].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
}

function readValue(fact: FactInput | undefined): string | number | boolean | null {
  if (fact === undefined) return null;
  return typeof fact === 'object' ? fact.value : fact;
}

/** The application that a salesperson would make: what the customer usually needs, or clearly more. */
function toApplication(random: Random, observation: Observation, policy: Policy): Application {
  const { application } = observation;
  const known = new Set(Object.keys(policy.scorecard.facts));
  const declared = (facts: Application['facts']) =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => known.has(name)));
  const { exposureMinor } = application.request;
  const usual = Math.max(200_000, application.request.amountMinor + exposureMinor);
  const wanted = usual * random.pick([0.5, 0.8, 0.9, 1, 1.8] as const) - exposureMinor;
  const amountMinor = Math.max(50_000, Math.round(wanted / 50_000) * 50_000);
  return {
    ...application,
    request: {
      ...application.request,
      amountMinor,
      insuredMinor: Math.min(application.request.insuredMinor, amountMinor),
    },
    facts: declared(application.facts),
    priorFacts: declared(application.priorFacts),
  };
}

async function decideSome(deps: Deps, companyId: string, history: History, today: string): Promise<void> {
  const actor = createSystemActor(companyId, 'setup');
  const observations = observeToday(history, today);
  for (const { id } of await listScorecards(deps.db, companyId)) {
    const version = await findVersionInForce(deps.db, companyId, id, today);
    if (version === undefined) continue;
    const { policy } = await deps.policies.readyVersion(deps.db, version);
    const random = createRandom(1);
    for (const observation of chooseCases(random, observations)) {
      await decideApplication(deps, actor, {
        scorecardId: id,
        version: null,
        // As it would come over the wire.
        application: JSON.parse(canonicalJson(toApplication(random, observation, policy))) as unknown,
        idempotencyKey: null,
        requestId: null,
      });
    }
  }
}
