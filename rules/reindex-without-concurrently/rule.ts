import { reindexConcurrently } from '../../src/lint/fixes/concurrently.js';
import type { ReindexStmt } from '@pgsql/types';
import { isNewIndex } from '../../src/lint/indexes.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';
import { isSwitchedOn } from '../../src/sql/options.js';

export default defineRule({
  id: 'reindex-without-concurrently',
  summary: 'REINDEX blocks writes to the table, and nearly all reads, until the index is built anew',
  severity: 'error',
  category: 'locks',
  why: 'A plain REINDEX locks the table against writes and takes an ACCESS EXCLUSIVE lock on the index. Planning a query opens every index of its table, so virtually all queries wait as well, except some that were prepared before (manual, REINDEX, Notes).',
  instead:
    'Write REINDEX (CONCURRENTLY) in a migration that runs outside a transaction. If it fails it leaves an INVALID index whose name ends in _ccnew: drop that one and try again.',
  claim: { effects: { locks: { 'public.orders': 'SHARE' } } },
  on: {
    ReindexStmt(reindex, context) {
      if (isSwitchedOn(reindex.params, 'concurrently') || isOfNew(reindex, context)) return undefined;
      const what = subject(reindex);
      const message = `REINDEX of ${what} blocks writes, and nearly all reads, until it is done.`;
      return reindex.kind === 'REINDEX_OBJECT_SYSTEM'
        ? { message, help: systemHelp }
        : { message, ...reindexConcurrently(context, reindex) };
    },
  },
});

const systemHelp =
  'Postgres cannot reindex system catalogs CONCURRENTLY: this is repair work for a maintenance window, no part of a migration.';

function isOfNew({ kind, relation, name }: ReindexStmt, context: StatementContext): boolean {
  const { state } = context;
  const target = nameOfRangeVar(relation);
  if (target) return kind === 'REINDEX_OBJECT_INDEX' ? isNewIndex(context, target) : state.isNew(target);
  return kind === 'REINDEX_OBJECT_SCHEMA' && name !== undefined && state.isNew({ name }, 'schema');
}

function subject({ kind, relation, name }: ReindexStmt): string {
  const target = nameOfRangeVar(relation);
  if (target)
    return kind === 'REINDEX_OBJECT_INDEX' ? `the index ${displayName(target)}` : displayName(target);
  if (kind === 'REINDEX_OBJECT_SCHEMA') return `all tables of the schema ${name ?? ''}`;
  return kind === 'REINDEX_OBJECT_SYSTEM' ? 'the system catalogs' : 'all tables of the database';
}
