import { concurrentlyAnew } from '../../src/lint/fixes/concurrently.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { createdObject } from '../../src/sql/created-object.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import type { Statement } from '../../src/sql/statements.js';
import { nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'concurrently-if-not-exists',
  summary: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS keeps the INVALID index that a failed try left',
  severity: 'warning',
  category: 'idempotency',
  why: 'A concurrent build that is cancelled, deadlocks or meets a duplicate leaves its index behind as INVALID: no query uses it, and every write still pays for it. IF NOT EXISTS looks at the name alone, so the second run prints a notice, succeeds, and the index stays INVALID for good (manual, CREATE INDEX, “Building Indexes Concurrently”).',
  instead:
    'Write DROP INDEX CONCURRENTLY IF EXISTS before it: in the same script where the statements are run one by one, in a migration of its own before this one where the tool sends a file as a whole.',
  claim: { unprovable: 'The INVALID index is left only by a build that was cancelled half way.' },
  on: {
    IndexStmt(index, context) {
      const { idxname, concurrent, if_not_exists } = index;
      const table = nameOfRangeVar(index.relation);
      if (!concurrent || !if_not_exists || idxname === undefined || !table) return undefined;
      if (context.state.isNew(table) || wasDroppedLast(idxname, context)) return undefined;
      return {
        message: `IF NOT EXISTS keeps ${idxname} INVALID if an earlier try to build it failed.`,
        ...concurrentlyAnew(context, index),
      };
    },
  },
});

/** Whether the last statement before this one that creates or drops the index is a DROP, here or in an earlier migration. */
function wasDroppedLast(index: string, { project, migration, script, statement }: StatementContext): boolean {
  const at = project.migrations.indexOf(migration);
  const before = script.statements.filter(({ order }) => order < statement.order);
  const earlier = project.migrations.slice(0, at).reverse();
  for (const statements of [before, ...earlier.map(({ up }) => up.statements)]) {
    const last = statements.findLast((candidate) => concerns(index, candidate));
    if (last) return last.kind === 'DropStmt';
  }
  return false;
}

const concerns = (index: string, statement: Statement): boolean =>
  statement.kind === 'DropStmt'
    ? statement.node.removeType === 'OBJECT_INDEX' &&
      droppedObjects(statement.node).some(({ name }) => name.name === index)
    : statement.kind === 'IndexStmt' && createdObject(statement)?.name.name === index;
