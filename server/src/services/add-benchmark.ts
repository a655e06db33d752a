import { checkBenchmark, type Diagnostic, digestOfDocument, parseDocument } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { insertBenchmark, listBenchmarks } from '../store/benchmark-store.js';
import { transact } from '../store/database.js';

/** In bytes of UTF-8: some 20,000 cells. A call carries it as a JSON string, which takes more. */
export const BENCHMARK_MAX_BYTES = 5 * 1024 * 1024;

export const AddBenchmarkInput = z.strictObject({ text: z.string().max(BENCHMARK_MAX_BYTES) });

/**
 * Publishes the next version of a benchmark, or the first of a new one. It changes no decision: scorecards pin a
 * benchmark by version and digest, and one that pins another is approved like any other text. The same text again
 * gives what is there.
 * @throws AppError `benchmark_invalid`, `benchmark_version_taken`
 */
export async function addBenchmark(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof AddBenchmarkInput>,
): Promise<{ id: string; version: number; digest: string }> {
  requirePermission(actor, 'benchmarks:write');
  const { value, diagnostics } = parseDocument(input.text, BENCHMARK_MAX_BYTES);
  if (value === undefined || diagnostics.some(({ severity }) => severity === 'error')) throw invalid(diagnostics);
  const checked = checkBenchmark(value);
  if (!checked.ok) throw invalid(checked.error);
  const { id, version } = checked.value;
  const digest = digestOfDocument(value);
  return transact(deps.db, async (tx) => {
    const versions = (await listBenchmarks(tx, actor.companyId)).filter((head) => head.id === id);
    if (versions.some((head) => head.version === version && head.digest === digest)) return { id, version, digest };
    // Newest first.
    if (version !== (versions[0]?.version ?? version - 1) + 1) {
      throw new AppError('benchmark_version_taken', { param: 'version' });
    }
    const now = deps.now();
    await insertBenchmark(tx, {
      company_id: actor.companyId,
      id,
      version,
      digest,
      text: input.text,
      installed_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'benchmark.installed',
      subject: `${id}@${version}`,
      details: { digest },
    });
    return { id, version, digest };
  });
}

function invalid(diagnostics: readonly Diagnostic[]): AppError {
  return new AppError('benchmark_invalid', { param: 'text', diagnostics });
}
