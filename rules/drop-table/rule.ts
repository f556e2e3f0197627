import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-table',
  summary: 'DROP TABLE deletes the table and every row in it',
  severity: 'error',
  category: 'destructive',
  why: 'The rows are gone at COMMIT, and no down script brings them back: only a backup does. Code that is still running fails with 42P01 at its next query. Where the table has a foreign key, the table that it points at is locked in ACCESS EXCLUSIVE mode as well.',
  instead:
    'Stop reading and writing the table first, and say so in a COMMENT ON TABLE. Drop it in a later release, with an ignore that says since when nothing has used it.',
  claim: { removes: ['table public.orders'] },
  on: {
    DropStmt: (drop, context) => [
      ...droppedNames(drop, ['OBJECT_TABLE'], context).map((name) => droppedTable(name, context)),
      ...droppedNames(drop, ['OBJECT_FOREIGN_TABLE'], context).map((name) => ({
        message: `DROP FOREIGN TABLE takes ${displayName(name)} away from every query that reads it.`,
      })),
    ],
  },
});

function droppedTable(table: QualifiedName, context: StatementContext): Problem {
  const name = displayName(table);
  const parent = tableBefore(context, table)?.partitionOf;
  if (parent === undefined) return { message: `DROP TABLE deletes ${name} and every row in it.` };
  return {
    message: `DROP TABLE deletes ${name}, a partition of ${parent}, and every row in it.`,
    help: `Detach it with ALTER TABLE ${parent} DETACH PARTITION ${name} CONCURRENTLY and keep it until it is certain that nobody misses it. Drop it in a later release.`,
  };
}
