import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { listReleaseExceptions } from '../store/release-exception-store.js';
import {
  findScorecard,
  findVersion,
  findVersionInForce,
  listVersions,
  statusOf,
  type VersionHead,
} from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';
import { DocumentId, VersionNumber } from './inputs.js';
import { summariseScorecard } from './list-scorecards.js';
import { personNamer } from './people.js';

const Unmet = z.array(z.string());

export const GetScorecardInput = z.strictObject({ scorecardId: DocumentId });
export const GetVersionInput = z.strictObject({ scorecardId: DocumentId, version: VersionNumber });

/** A scorecard with its versions, highest first, and the drafts that are not published yet. */
export async function getScorecard(deps: Deps, actor: Actor, input: z.output<typeof GetScorecardInput>) {
  requirePermission(actor, 'scorecards:read');
  const { companyId } = actor;
  found(await findScorecard(deps.db, companyId, input.scorecardId), 'scorecardId');
  const versions = await listVersions(deps.db, companyId, input.scorecardId);
  const describe = await versionDescriber(deps, companyId, versions);
  return { ...(await summariseScorecard(deps, deps.db, actor, input.scorecardId)), versions: versions.map(describe) };
}

/** One published version with its text, character for character. */
export async function getVersion(deps: Deps, actor: Actor, input: z.output<typeof GetVersionInput>) {
  requirePermission(actor, 'scorecards:read');
  const { companyId } = actor;
  const row = found(await findVersion(deps.db, companyId, input.scorecardId, input.version), 'version');
  const versions = await listVersions(deps.db, companyId, input.scorecardId);
  const head = found(versions.find((version) => version.version === row.version));
  const describe = await versionDescriber(deps, companyId, versions);
  return { scorecardId: row.scorecard_id, ...describe(head), text: row.text };
}

/** The version that decides today; null when none is in force yet. */
export async function getVersionInForce(deps: Deps, actor: Actor, input: z.output<typeof GetScorecardInput>) {
  requirePermission(actor, 'scorecards:read');
  found(await findScorecard(deps.db, actor.companyId, input.scorecardId), 'scorecardId');
  const day = await companyDay(deps, deps.db, actor.companyId);
  const row = await findVersionInForce(deps.db, actor.companyId, input.scorecardId, day);
  if (row === undefined) return null;
  return getVersion(deps, actor, { scorecardId: row.scorecard_id, version: row.version });
}

async function versionDescriber(deps: Deps, companyId: string, all: readonly VersionHead[]) {
  const day = await companyDay(deps, deps.db, companyId);
  const { person, personOrNull } = await personNamer(deps.db, companyId);
  const scorecardId = all[0]?.scorecard_id;
  const exceptions = scorecardId === undefined ? [] : await listReleaseExceptions(deps.db, companyId, scorecardId);
  const describeException = (version: number) => {
    const row = exceptions.find((each) => each.version === version);
    if (row === undefined) return null;
    const unmet = Unmet.parse(JSON.parse(row.unmet));
    return { unmet, reason: row.reason, grantedBy: person(row.granted_by), grantedAt: row.granted_at };
  };
  return (head: VersionHead) => ({
    version: head.version,
    status: statusOf(head, all, day),
    digest: head.digest,
    /** First day on which it decides; null: not decided yet. */
    effectiveFrom: head.effective_from,
    origin: head.origin,
    author: personOrNull(head.author_id),
    approver: personOrNull(head.published_by),
    publishedAt: head.published_at,
    comment: head.comment === '' ? null : head.comment,
    /** Why it went live without meeting its release tolerances; null: it met them, or had none to meet. */
    exception: describeException(head.version),
  });
}
