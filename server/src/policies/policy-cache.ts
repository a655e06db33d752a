/**
 * Scorecard texts made ready to use. Checking a text takes milliseconds and making a decider more, so what belongs to
 * a published version, which never changes, is kept by its digest.
 */
import {
  Benchmark,
  checkScorecard,
  createDecider,
  type Diagnostic,
  digestOfDocument,
  type ParsedDocument,
  type Policy,
  parseDocument,
} from '@encours/engine';
import { AppError } from '../errors.js';
import { findBenchmark, listBenchmarks } from '../store/benchmark-store.js';
import type { Queries } from '../store/database.js';
import { findVersion, type VersionKey } from '../store/scorecard-store.js';

/** As many as a company has in force, with some that a backtest or an old draft asks for. */
const KEPT = 32;

export interface CheckedText {
  readonly document: ParsedDocument;
  /** Null when the text has errors. */
  readonly policy: Policy | null;
  /** Null when the text is not JSON. */
  readonly digest: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadyPolicy {
  readonly policy: Policy;
  readonly decider: ReturnType<typeof createDecider>;
}

export class PolicyCache {
  readonly #benchmarks = new Map<string, Benchmark>();
  readonly #ready = new Map<string, ReadyPolicy>();

  /** All benchmarks of the company: what a scorecard may refer to. */
  async benchmarksOf(q: Queries, companyId: string): Promise<readonly Benchmark[]> {
    const heads = await listBenchmarks(q, companyId);
    return Promise.all(
      heads.map(async ({ id, version, digest }) => {
        const known = this.#benchmarks.get(digest);
        if (known !== undefined) return known;
        const row = await findBenchmark(q, companyId, id, version);
        const benchmark = Benchmark.parse(JSON.parse(row?.text ?? 'null'));
        keep(this.#benchmarks, digest, benchmark);
        return benchmark;
      }),
    );
  }

  /** Reads and checks a text that somebody wrote; never throws on what it says. */
  async checkText(q: Queries, companyId: string, text: string): Promise<CheckedText> {
    const document = parseDocument(text);
    if (document.value === undefined)
      return { document, policy: null, digest: null, diagnostics: document.diagnostics };
    const checked = checkScorecard(document.value, await this.benchmarksOf(q, companyId));
    const diagnostics = [...document.diagnostics, ...checked.diagnostics];
    const faulty = document.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
    return {
      document,
      policy: faulty ? null : checked.policy,
      digest: digestOfDocument(document.value),
      diagnostics,
    };
  }

  /** A decider for a text that is not published, to try it; nothing is kept. */
  prepare(policy: Policy): ReadyPolicy {
    return { policy, decider: createDecider(policy) };
  }

  /** As {@link readyVersion}; the text is read only when the version is not at hand. */
  async readyKey(q: Queries, key: VersionKey): Promise<ReadyPolicy> {
    const known = this.#ready.get(key.digest);
    if (known !== undefined) return known;
    const version = await findVersion(q, key.company_id, key.scorecard_id, key.version);
    if (version === undefined) throw new Error('a version that is in force has no text');
    return this.readyVersion(q, version);
  }

  /**
   * The policy and decider of a published version.
   * @throws AppError `scorecard_invalid` when this release of the engine no longer accepts the text.
   */
  async readyVersion(
    q: Queries,
    version: { readonly company_id: string; readonly digest: string; readonly text: string },
  ): Promise<ReadyPolicy> {
    // The digest covers the benchmarks too, which the text pins by theirs.
    const known = this.#ready.get(version.digest);
    if (known !== undefined) {
      keep(this.#ready, version.digest, known);
      return known;
    }
    const { policy, diagnostics } = await this.checkText(q, version.company_id, version.text);
    if (policy === null) throw new AppError('scorecard_invalid', { diagnostics });
    const ready = this.prepare(policy);
    keep(this.#ready, version.digest, ready);
    return ready;
  }
}

/** Puts the entry last and drops the one that was used longest ago when there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= KEPT) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
