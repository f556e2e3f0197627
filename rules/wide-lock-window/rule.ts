import { eachKind } from '../../src/lint/each-kind.js';
import { exclusiveLocks, locksTaken, placeOfLock } from '../../src/lint/held-locks.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';
import { lockingKinds } from '../../src/sql/table-locks.js';

const id = 'wide-lock-window';

export default defineRule({
  id,
  summary: 'One transaction takes ACCESS EXCLUSIVE on several tables, one after the other',
  severity: 'warning',
  category: 'transactions',
  why: 'While the transaction waits for the second table nobody can read or write the first, however quick its own change was; and a transaction that uses both in the other order deadlocks with the migration (manual, 13.3.4 “Deadlocks”).',
  instead: 'Change each table in a migration, and so in a transaction, of its own.',
  claim: {
    effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE', 'public.lines': 'ACCESS EXCLUSIVE' } },
  },
  yieldsTo: ['drop-table', 'truncate', 'table-swap'],
  on: eachKind(lockingKinds, (context) => {
    if (isAboutView(context.statement)) return undefined;
    const held = exclusiveLocks(context).filter(({ statement }) => !isAboutView(statement));
    const [first] = held;
    if (!first) return undefined;
    const keys = new Set(held.map(({ key }) => key));
    const second = locksTaken(context).find(({ key, mode }) => mode === 'ACCESS EXCLUSIVE' && !keys.has(key));
    if (!second || !context.transaction.isFirst(id)) return undefined;
    const table = displayName(first.table);
    return {
      message: `The transaction waits for ACCESS EXCLUSIVE on ${displayName(second.table)} while it holds it on ${table} since ${placeOfLock(first, context)}: nobody can read or write ${table} meanwhile.`,
    };
  }),
});

/** Views are changed together with others that read from them, and no rows are behind the lock on one. */
function isAboutView(statement: Statement): boolean {
  switch (statement.kind) {
    case 'ViewStmt':
      return true;
    case 'DropStmt':
      return statement.node.removeType === 'OBJECT_VIEW';
    case 'AlterTableStmt':
      return statement.node.objtype === 'OBJECT_VIEW';
    case 'RenameStmt':
      return statement.node.renameType === 'OBJECT_VIEW' || statement.node.relationType === 'OBJECT_VIEW';
    case 'AlterObjectSchemaStmt':
      return statement.node.objectType === 'OBJECT_VIEW';
    default:
      return false;
  }
}
