import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'invalid-index-left',
  summary: 'A migration leaves an index INVALID: paid for by every write and used by no query',
  severity: 'error',
  category: 'dry-run',
  why: 'CREATE INDEX and REINDEX CONCURRENTLY commit the index before they build it, so one that fails leaves it behind: no query uses it, every write still keeps it up, and a unique one may already reject rows (manual, CREATE INDEX, “Building Indexes Concurrently”). Its name is taken, so the next run fails, or with IF NOT EXISTS takes it for done: where several sessions can be open, the dry-run cancels such a build and sees what the next run makes of it.',
  instead:
    'Write DROP INDEX CONCURRENTLY IF EXISTS before the statement that builds it, remove the cause (duplicate rows, for a unique index) in an earlier migration, and run it again.',
  claim: { fails: '23505' },
  foundBy: 'dry-run',
});
