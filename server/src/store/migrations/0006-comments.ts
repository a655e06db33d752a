import { createMigration } from './create-migration.js';

/** What is said about places of a draft's text. */
export const comments = createMigration([
  // The first of a thread has its place; answers name the first. They go with their draft.
  `CREATE TABLE draft_comment (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES company (id),
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    thread_id TEXT NOT NULL REFERENCES draft_comment (id) ON DELETE CASCADE,
    anchor TEXT,
    place TEXT,
    author_id TEXT NOT NULL REFERENCES user_account (id),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    created_at TEXT NOT NULL,
    resolved_by TEXT REFERENCES user_account (id),
    resolved_at TEXT,
    CHECK ((id = thread_id) = (anchor IS NOT NULL)),
    CHECK ((anchor IS NULL) = (place IS NULL)),
    CHECK ((resolved_by IS NULL) = (resolved_at IS NULL)),
    CHECK (resolved_at IS NULL OR id = thread_id)
  ) STRICT`,
  'CREATE INDEX draft_comment_draft ON draft_comment (company_id, draft_id, created_at)',
]);
