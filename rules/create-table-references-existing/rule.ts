import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore, tableExisted } from '../../src/lint/table-history.js';
import { isTemporary, tableOf } from '../../src/sql/created-object.js';
import { foreignKeysOf } from '../../src/sql/foreign-keys.js';
import {
  defaultSchema,
  displayName,
  listed,
  nameOfRangeVar,
  type QualifiedName,
} from '../../src/sql/names.js';

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
      if (node.if_not_exists === true && isThere(table, context)) return undefined;
      const locked = referencedBy(table, context);
      if (locked.length === 0) return undefined;
      return {
        message: `A foreign key of the new table ${displayName(table)} blocks writes to ${listed(locked, 3)} until the transaction ends.`,
      };
    },
  },
});

const isThere = (table: QualifiedName, context: StatementContext): boolean =>
  tableExisted(context, context.state.keyOf(table)) && !context.state.isDropped(table);

/** The tables that were there before the script, each once. A partition has the foreign keys of its parent. */
function referencedBy(table: QualifiedName, context: StatementContext): readonly string[] {
  const { state, statement } = context;
  const parent = tableOf(statement);
  const inherited = parent && !state.isNew(parent) ? tableBefore(context, parent)?.constraints.values() : [];
  const references = [
    ...foreignKeysOf(statement).map((key) => key.references),
    ...[...(inherited ?? [])].flatMap((constraint) => nameOfKey(constraint.references) ?? []),
  ];
  const locked = references.filter((one) => !state.isNew(one) && state.keyOf(one) !== state.keyOf(table));
  return [...new Set(locked.map(displayName))];
}

/** `public.customers`, as the history calls a table, in the words of a statement. */
function nameOfKey(key: string | undefined): QualifiedName | undefined {
  const [schema, name] = key?.split('.') ?? [];
  if (schema === undefined || name === undefined) return undefined;
  return schema === defaultSchema ? { name } : { schema, name };
}
