/** The first company in an empty database: its people, and the scorecards and benchmarks that come with Encours. */
import { Benchmark, checkScorecard, digestOfDocument, parseDocument } from '@encours/engine';
import { readBenchmarks, readScorecards } from '@encours/scorecards';
import { appendAudit } from '../audit/append-audit.js';
import { hashPassword } from '../auth/passwords.js';
import { createSystemActor, type SystemActor } from '../authority/require.js';
import { dayIn } from '../calendar.js';
import type { Deps } from '../deps.js';
import { insertBenchmark } from '../store/benchmark-store.js';
import { insertCompany } from '../store/company-store.js';
import { type Tx, transact } from '../store/database.js';
import { replaceSignatoryRoles } from '../store/delegation-store.js';
import { insertActivation, insertScorecard, insertVersion } from '../store/scorecard-store.js';
import type { Role } from '../store/tables.js';
import { insertUser } from '../store/user-store.js';

export interface SetUpCompanyInput {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly demo: boolean;
  readonly people: readonly {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly roles: readonly Role[];
    /** Roles of scorecard delegations that the person signs under. */
    readonly signsAs: readonly string[];
  }[];
  /** The version to put in force for each scorecard; without one, an approver chooses later. */
  readonly inForce: Readonly<Record<string, number>>;
}

/** Makes the company with its people and the shipped documents, all at once, and returns its id. */
export async function setUpCompany(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  input: SetUpCompanyInput,
): Promise<{ companyId: string }> {
  const companyId = deps.newId('company');
  const actor = createSystemActor(companyId, 'setup');
  const now = deps.now();
  // Hashing takes its time on purpose: not while the write lock is held.
  const people = await Promise.all(
    input.people.map(async (person) => ({ ...person, hash: await hashPassword(person.password) })),
  );
  await transact(deps.db, async (tx) => {
    await insertCompany(tx, {
      id: companyId,
      name: input.name,
      currency: input.currency,
      time_zone: input.timeZone,
      demo: input.demo ? 1 : 0,
      created_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'company.created',
      subject: companyId,
      details: { currency: input.currency, demo: input.demo },
    });
    for (const person of people) {
      const id = deps.newId('user');
      const user = {
        id,
        company_id: companyId,
        email: person.email,
        name: person.name,
        password_hash: person.hash,
        status: 'active' as const,
        created_at: now.toISOString(),
      };
      await insertUser(tx, user, person.roles);
      await appendAudit(tx, actor, now, {
        action: 'user.created',
        subject: id,
        details: { roles: [...person.roles].sort() },
      });
      if (person.signsAs.length === 0) continue;
      await replaceSignatoryRoles(tx, companyId, id, person.signsAs);
      await appendAudit(tx, actor, now, {
        action: 'user.signatory_roles_set',
        subject: id,
        details: { roles: [...person.signsAs].sort() },
      });
    }
    const benchmarks = await installBenchmarks(tx, actor, now);
    await installScorecards(tx, actor, now, benchmarks, input);
  });
  return { companyId };
}

async function installBenchmarks(tx: Tx, actor: SystemActor, now: Date): Promise<Benchmark[]> {
  const benchmarks: Benchmark[] = [];
  for (const { id, version, text, value } of readBenchmarks()) {
    benchmarks.push(Benchmark.parse(value));
    const digest = digestOfDocument(value);
    await insertBenchmark(tx, {
      company_id: actor.companyId,
      id,
      version,
      digest,
      text,
      installed_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'benchmark.installed',
      subject: `${id}@${version}`,
      details: { digest },
    });
  }
  return benchmarks;
}

async function installScorecards(
  tx: Tx,
  actor: SystemActor,
  now: Date,
  benchmarks: readonly Benchmark[],
  input: SetUpCompanyInput,
): Promise<void> {
  const at = now.toISOString();
  const seen = new Set<string>();
  for (const { id, version, path, text, cases } of readScorecards()) {
    const { policy, diagnostics } = checkScorecard(parseDocument(text).value, benchmarks);
    if (policy === null) {
      throw new Error(`the shipped scorecard ${path} has errors: ${diagnostics.map((d) => d.message.en).join(' ')}`);
    }
    if (!seen.has(id)) await insertScorecard(tx, { company_id: actor.companyId, id, created_at: at });
    seen.add(id);
    const subject = `${id}@${version}`;
    await insertVersion(tx, {
      company_id: actor.companyId,
      scorecard_id: id,
      version,
      digest: policy.digest,
      text,
      cases: cases === null ? null : JSON.stringify(cases),
      origin: 'shipped',
      draft_id: null,
      author_id: null,
      published_by: null,
      published_at: at,
      comment: '',
    });
    await appendAudit(tx, actor, now, { action: 'scorecard.installed', subject, details: { digest: policy.digest } });
    if (input.inForce[id] !== version) continue;
    const effectiveFrom = dayIn(input.timeZone, now);
    await insertActivation(tx, {
      company_id: actor.companyId,
      scorecard_id: id,
      version,
      effective_from: effectiveFrom,
      activated_by: null,
      activated_at: at,
    });
    await appendAudit(tx, actor, now, {
      action: 'version.activated',
      subject,
      details: { digest: policy.digest, effectiveFrom },
    });
  }
}
