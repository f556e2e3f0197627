import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore, tableExisted } from '../../src/lint/table-history.js';
import { isTemporary, tableOf } from '../../src/sql/created-object.js';
import { foreignKeysOf } from '../../src/sql/foreign-keys.js';
import { displayName, listed, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'create-table-references-existing',
  summary: 'CREATE TABLE … REFERENCES locks the referenced table against writes',
  severity: 'info',
  category: 'locks',
  why: 'Both ends of a foreign key get triggers, so CREATE TABLE takes SHARE ROW EXCLUSIVE on the table that it refers to, though that is no part of it by its looks: writes wait until the transaction ends, and it in turn waits for every transaction that has written there (manual, 13.3.1). A partition takes that lock for the foreign keys of its parent.',
  instead:
    'Create the table without the foreign key, and add that in a migration of its own, which is short and has a lock_timeout.',
  claim: { effects: { locks: { 'public.customers': 'SHARE ROW EXCLUSIVE' } } },
  yieldsTo: ['multiple-foreign-keys'],
  on: {
    CreateStmt(node, context) {
      const table = nameOfRangeVar(node.relation);
      if (!table || isTemporary(context.statement)) return undefined;
      if (node.if_not_exists === true && tableExisted(context, context.state.keyOf(table))) return undefined;
      const locked = referencedBy(table, context);
      if (locked.length === 0) return undefined;
      return {
        message: `The foreign ${locked.length === 1 ? 'key' : 'keys'} of the new table ${displayName(table)} block writes to ${listed(locked, 3)} until the transaction ends.`.replace(
          /key of the new table (\S+) block/,
          'key of the new table $1 blocks',
        ),
      };
    },
  },
});

/** The tables that were there before the script, each once, as the statement or the parent's key names them. */
function referencedBy(table: QualifiedName, context: StatementContext): readonly string[] {
  const { state, statement } = context;
  const own = foreignKeysOf(statement)
    .map(({ references }) => references)
    .filter((references) => !state.isNew(references) && state.keyOf(references) !== state.keyOf(table))
    .map(displayName);
  const parent = tableOf(statement);
  const inherited = parent ? [...(tableBefore(context, parent)?.constraints.values() ?? [])] : [];
  return [...new Set([...own, ...inherited.flatMap(({ references }) => references ?? [])])];
}
