import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { referencingTables } from '../../src/lint/table-history.js';
import { displayName, listed, namesOfRangeVars, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'truncate-cascade',
  summary: 'TRUNCATE … CASCADE empties tables that are not named',
  severity: 'error',
  category: 'destructive',
  why: 'CASCADE empties every table that has a foreign key to the named one, and every table that has one to those, whatever ON DELETE says (manual, TRUNCATE). Which these are depends on what the database holds at that moment. All of them are locked in ACCESS EXCLUSIVE mode.',
  instead:
    'Leave CASCADE out and name every table that is to be emptied: Postgres then refuses where one is missing.',
  claim: { deletesRows: ['public.orders'] },
  together: ['truncate'],
  on: {
    TruncateStmt({ behavior, relations }, context) {
      if (behavior !== 'DROP_CASCADE') return undefined;
      const named = namesOfRangeVars(relations);
      return named
        .filter((table) => !context.state.isNew(table))
        .map((table) => ({
          message: `TRUNCATE … CASCADE on ${displayName(table)} also empties ${emptied(table, named, context)}.`,
        }));
    },
  },
});

const mostNamed = 5;

/** The tables that the foreign keys lead to and that the statement does not name, as far as the files tell. */
function emptied(table: QualifiedName, named: readonly QualifiedName[], context: StatementContext): string {
  const found = new Set(named.map((name) => context.state.keyOf(name)));
  const unnamed: string[] = [];
  const open = [table];
  for (let next = open.pop(); next && unnamed.length <= mostNamed; next = open.pop()) {
    for (const { key } of referencingTables(context, next)) {
      if (found.has(key)) continue;
      found.add(key);
      unnamed.push(key);
      const dot = key.indexOf('.');
      open.push({ schema: key.slice(0, dot), name: key.slice(dot + 1) });
    }
  }
  if (unnamed.length === 0) return 'every table that refers to it';
  return listed(unnamed, mostNamed);
}
