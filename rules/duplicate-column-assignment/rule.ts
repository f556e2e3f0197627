import type { Node, ResTarget } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { regionOfLocation } from '../../src/sql/statements.js';

export default defineRule({
  id: 'duplicate-column-assignment',
  summary: 'UPDATE sets one column twice',
  severity: 'error',
  category: 'idempotency',
  why: 'Postgres rejects an UPDATE, ON CONFLICT DO UPDATE or MERGE that assigns to one column more than once, with “multiple assignments to same column” (SQLSTATE 42601). Only elements of an array and fields of a composite type may each be set by themselves.',
  instead: 'Keep the one assignment that is meant.',
  claim: { fails: '42601' },
  on: {
    UpdateStmt: ({ targetList }, context) => repeated(targetList, context),
    InsertStmt: ({ onConflictClause }, context) => repeated(onConflictClause?.targetList, context),
    MergeStmt: ({ mergeWhenClauses = [] }, context) =>
      mergeWhenClauses.flatMap((clause) => {
        const isUpdate = 'MergeWhenClause' in clause && clause.MergeWhenClause.commandType === 'CMD_UPDATE';
        return isUpdate ? repeated(clause.MergeWhenClause.targetList, context) : [];
      }),
  },
});

/** The assignments of one SET to a column that an earlier one of it has set. */
function repeated(list: readonly Node[] | undefined, context: StatementContext): readonly Problem[] {
  const { statement, script } = context;
  const seen = new Map<string, ResTarget>();
  return (list ?? []).flatMap((node) => {
    if (!('ResTarget' in node)) return [];
    const { name = '', location = 0, indirection } = node.ResTarget;
    const first = seen.get(name);
    if (!first) seen.set(name, node.ResTarget);
    if (!first || (first.indirection && indirection)) return [];
    const at = regionOfLocation(script.parsed.source, statement, location);
    return [{ message: `The column ${name} is set twice in one statement.`, at }];
  });
}
