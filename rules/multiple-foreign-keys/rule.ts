import { MigrationState } from '../../src/lint/migration-state.js';
import { defineRule, type Problem, type ScriptContext } from '../../src/lint/rule.js';
import { tableExisted } from '../../src/lint/table-history.js';
import { transactionsOf } from '../../src/lint/script-transactions.js';
import { isTemporary } from '../../src/sql/created-object.js';
import { foreignKeysOf } from '../../src/sql/foreign-keys.js';
import { displayName, listed } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';

export default defineRule({
  id: 'multiple-foreign-keys',
  summary: 'Foreign keys to several tables in one transaction lock all of them against writes at once',
  severity: 'warning',
  category: 'locks',
  why: 'Each foreign key takes SHARE ROW EXCLUSIVE on the table that it refers to and keeps it until the transaction ends: while the last of them is waited for, all writes to the others stand still, and a transaction that locks the same tables in another order deadlocks with the migration (manual, 13.3.4).',
  instead:
    'Add each foreign key in a migration of its own, NOT VALID where the table exists, and validate it in another.',
  claim: {
    effects: {
      locks: { 'public.customers': 'SHARE ROW EXCLUSIVE', 'public.products': 'SHARE ROW EXCLUSIVE' },
    },
  },
  script(context) {
    const state = new MigrationState((key) => tableExisted(context, key));
    return transactionsOf(context.script).flatMap(
      (statements) => problemOf(statements, state, context) ?? [],
    );
  },
});

/** Reported where the transaction comes to lock a second table that was there before the script. */
function problemOf(
  statements: readonly Statement[],
  state: MigrationState,
  context: ScriptContext,
): Problem | undefined {
  const locked = new Map<string, string>();
  let problem: Problem | undefined;
  for (const statement of statements) {
    for (const [key, name] of lockedBy(statement, state, context)) locked.set(key, name);
    if (locked.size > 1 && !problem) {
      const names = listed([...locked.values()], 3);
      problem = {
        at: statement.region,
        message: `One transaction adds foreign keys to ${names}: writes to all of them wait until it ends.`,
      };
    }
    state.apply(statement);
  }
  return problem;
}

/** The referenced tables by their keys. A key of a table to itself locks no other. */
function lockedBy(
  statement: Statement,
  state: MigrationState,
  context: ScriptContext,
): readonly (readonly [string, string])[] {
  if (isTemporary(statement)) return [];
  const isThere =
    statement.kind === 'CreateStmt' &&
    statement.node.if_not_exists === true &&
    foreignKeysOf(statement).some(({ table }) => tableExisted(context, state.keyOf(table)));
  if (isThere) return [];
  return foreignKeysOf(statement)
    .filter(
      ({ table, references }) => !state.isNew(references) && state.keyOf(table) !== state.keyOf(references),
    )
    .map(({ references }) => [state.keyOf(references), displayName(references)] as const);
}
