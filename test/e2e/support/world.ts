/** A company in the middle of its work, so that no screen is empty: made through the API, as its people would. */
import { type ApiClient, sendFile, signInByApi } from './api.js';
import { waitFor } from './wait-for.js';

export const PEOPLE = ['camille', 'dominique', 'alex', 'maxime', 'noa'] as const;
export type Person = (typeof PEOPLE)[number];

/** What the screens are about. */
export interface World {
  readonly origin: string;
  readonly clients: Readonly<Record<Person, ApiClient>>;
  readonly scorecardId: string;
  /** A draft of that scorecard that its author works on, with one threshold changed. */
  readonly draftId: string;
  /** A saved case that the draft decides otherwise than the version in force. */
  readonly caseName: string;
  /** A draft of another scorecard, in review with a backtest. */
  readonly reviewId: string;
  readonly datasetId: string;
  readonly backtestId: string;
  readonly decisionId: string;
  /** Whom that decision is about. */
  readonly customerId: string;
  /** A file of invoices that has been sent and not imported. */
  readonly uploadId: string;
  /** Texts that people of the company wrote, in their language whatever the reader's. */
  readonly ownWords: readonly string[];
}

const SCORECARD = 'trade-credit-standard';
const REVIEWED = 'trade-credit-small-amounts';
const COMMENT =
  'Un retard moyen de 15 à 18 jours est celui de beaucoup de bons clients : il ne doit plus coûter de points.';

const CASE_NAME = 'Transports Quévillac';

/** A customer known by its invoices alone, who pays 16 days late on average and 60 % on time. */
export const LATER_PAYER = {
  date: '2026-03-31',
  customer: { id: 'C009', name: CASE_NAME },
  request: { amountMinor: 50_000, exposureMinor: 100_000 },
  facts: {
    'registry.naturalPerson': false,
    'pay.dueCount12m': 12,
    'pay.weightedDaysBeyondTerms12m': 16,
    'pay.worstDaysPastDue12m': 20,
    'pay.onTimeShare12m': 0.6,
    'pay.trendDays': 0,
    'pay.tenureMonths': 30,
    'pay.averageMonthlyInvoiced12m': 100_000,
    'pay.highCredit12m': 200_000,
  },
};

/** Codes, dates and amounts only: a file that reads the same in every language. */
const UPLOAD = Buffer.from(
  [
    'InvoiceNo;Customer;InvoiceDate;DueDate;Amount;SettledDate',
    'F-1001;C-01;05/01/2025;04/02/2025;1200,50;31/01/2025',
    'F-1002;C-02;13/01/2025;12/02/2025;980,00;28/02/2025',
    'F-1003;C-01;20/02/2025;22/03/2025;450,25;',
  ].join('\n'),
);

export async function prepareWorld(origin: string): Promise<World> {
  const [camille, dominique, alex, maxime, noa] = await Promise.all([
    signInByApi(origin, 'camille'),
    signInByApi(origin, 'dominique'),
    signInByApi(origin, 'alex'),
    signInByApi(origin, 'maxime'),
    signInByApi(origin, 'noa'),
  ]);
  const [dataset] = await camille.query('datasets.list');
  const decisions = await camille.query('decisions.list', { limit: 50 });
  const me = await camille.query('session.me');
  const decision = decisions.rows.find(({ outcome }) => outcome === 'refer') ?? decisions.rows[0];
  if (dataset === undefined || decision === undefined || me === null) throw new Error('the demo company has no data');
  const { datasetId } = dataset;

  const draftId = await draftWithWiderBand(camille, SCORECARD);
  await camille.mutate('cases.save', { scorecardId: SCORECARD, name: CASE_NAME, application: LATER_PAYER });
  const reviewId = await draftWithWiderBand(camille, REVIEWED);
  const backtestId = await runBacktest(camille, datasetId, SCORECARD, { scorecardId: SCORECARD, version: 2 });
  const evidenceId = await runBacktest(camille, datasetId, REVIEWED, { draftId: reviewId });
  const { revision } = await camille.query('drafts.get', { draftId: reviewId });
  await camille.mutate('drafts.submit', { draftId: reviewId, revision, comment: COMMENT, backtestId: evidenceId });
  await dominique.mutate('approvals.comment', {
    draftId: reviewId,
    path: ['characteristics', 0, 'bands', 1],
    body: QUESTION,
  });
  await noa.mutate('admin.apiKeys.create', { name: 'ERP', scopes: ['decisions:write', 'decisions:read'] });
  await letThemSign(camille, await signInByApi(origin, 'sacha'), noa);
  return {
    origin,
    uploadId: await sendFile(origin, camille, 'export.csv', UPLOAD),
    clients: { camille, dominique, alex, maxime, noa },
    scorecardId: SCORECARD,
    draftId,
    caseName: CASE_NAME,
    reviewId,
    datasetId,
    backtestId,
    decisionId: decision.decisionId,
    customerId: decision.customerId ?? '',
    ownWords: [
      COMMENT,
      QUESTION,
      SIGNATURE,
      CASE_NAME,
      dataset.name,
      me.company.name,
      'Direction du crédit client',
      ...decisions.rows.map(({ customerName }) => customerName ?? ''),
    ],
  };
}

const QUESTION = 'Combien de bons clients sont dans cette tranche ?';

const SIGNATURE = 'Garantie bancaire reçue ce matin.';

/** A challenger in shadow, a request that waits, one that was granted above the machine, and a substitute. */
async function letThemSign(camille: ApiClient, sacha: ApiClient, noa: ApiClient): Promise<void> {
  await camille.mutate('shadows.start', { scorecardId: SCORECARD, challenger: { version: 2 } });
  const [waiting, settled] = await Promise.all(
    ['C010', 'C011'].map((id) =>
      camille.mutate('decisions.decide', {
        scorecardId: SCORECARD,
        application: {
          ...LATER_PAYER,
          customer: { id, name: CASE_NAME },
          request: { amountMinor: 2_000_000, exposureMinor: 0 },
        },
      }),
    ),
  );
  if (waiting?.outcome !== 'refer' || settled === undefined) throw new Error('nothing was referred to a person');
  await sacha.mutate('decisions.sign', {
    decisionId: settled.decisionId,
    amountMinor: (settled.limitMinor ?? 0) + 100_000,
    reason: 'guarantee',
    comment: SIGNATURE,
    signaturesRead: 0,
  });
  const { people } = await noa.query('admin.delegations.list');
  const [absent, substitute] = ['Dominique Ferrand', 'Alex Morel'].map((name) =>
    people.find((person) => person.name === name),
  );
  await noa.mutate('admin.delegations.addSubstitution', {
    absentId: absent?.userId,
    substituteId: substitute?.userId,
    from: '2030-08-01',
    to: '2030-08-21',
  });
}

/** A draft of version 1 in which three more days of delay still count as punctual. */
async function draftWithWiderBand(author: ApiClient, scorecardId: string): Promise<string> {
  const { draftId } = await author.mutate('drafts.create', { scorecardId, fromVersion: 1 });
  const { text, revision } = await author.query('drafts.get', { draftId });
  const widened = text.replace('"to": 15,', '"to": 18,').replace('"from": 15,', '"from": 18,');
  if (widened === text) throw new Error(`${scorecardId} has no band from 15 days`);
  await author.mutate('drafts.save', { draftId, text: widened, revision });
  return draftId;
}

/** Runs version 1 against the challenger with the plan that the dataset suggests; gives the id of the finished backtest. */
async function runBacktest(
  client: ApiClient,
  datasetId: string,
  scorecardId: string,
  challenger: { scorecardId: string; version: number } | { draftId: string },
): Promise<string> {
  const { suggestedPlan: plan } = await client.query('datasets.get', { datasetId });
  const champion = { scorecardId, version: 1 };
  const { backtestId, jobId } = await client.mutate('backtests.start', { datasetId, champion, challenger, plan });
  await waitFor(`backtest of ${scorecardId}`, async () => {
    const { status, error } = await client.query('jobs.get', { jobId });
    if (status === 'failed') throw new Error(`the backtest failed: ${JSON.stringify(error)}`);
    return status === 'succeeded';
  });
  return backtestId;
}
