import { stateAtEnd } from '../../src/lint/state-at-end.js';
import { displayRoutine, runsInTransaction } from '../../src/lint/routine-words.js';
import { defineRule, type ScriptContext } from '../../src/lint/rule.js';
import type { LintRoutine } from '../../src/lint/run-order.js';
import type { PlacedPiece } from '../../src/plpgsql/open-routine.js';
import { displayName, nameOfRangeVar, stringsOf } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';
import { nodesOfKind } from '../../src/sql/tree.js';

export default defineRule({
  id: 'backfill-without-commit',
  summary: 'A loop changes a table in batches but never commits, so it is one transaction after all',
  severity: 'warning',
  category: 'data',
  why: 'Batches are there to let go of the rows between them. Without COMMIT in the loop every row that was changed stays locked until the last batch is done, no dead row can be vacuumed, replicas lag, and a failure in the last batch throws all of them away (manual, 41.8 “Transaction Management”).',
  instead:
    'COMMIT after each batch, in a procedure or DO block that runs outside a transaction and has no EXCEPTION clause around the loop.',
  claim: {
    unprovable:
      'How long rows stay locked between two batches shows in time only; locks, scans and rows are the same with COMMIT.',
  },
  routine(opened, context) {
    const { routine, pieces } = opened;
    if (routine.returns === 'trigger' || routine.returns === 'event_trigger') return undefined;
    const committing = new Set(pieces.filter(mayCommit).flatMap(({ loops }) => loops));
    return pieces
      .filter(({ loops }) => loops.length > 0 && !loops.some((loop) => committing.has(loop)))
      .flatMap(({ statements, at }) => {
        const [batch] = statements.filter(isBatch);
        const table = batch && nameOfRangeVar(batch.node.relation);
        // What the script creates is nobody else's yet.
        if (!table || stateAtEnd(context.script).isNew(table)) return [];
        const message = `The loop in ${displayRoutine(routine)} changes ${displayName(table)} in batches but does not COMMIT between them, so every row stays locked until the last one is done.`;
        return [{ message, at, help: helpFor(opened, context) }];
      });
  },
});

const mayCommit = ({ node }: PlacedPiece): boolean =>
  ['stmt_commit', 'stmt_rollback', 'stmt_call'].includes(node.type);

function helpFor({ routine, statement }: LintRoutine, { script }: ScriptContext): string {
  const advice = 'COMMIT after each batch, with no EXCEPTION clause around the loop';
  if (routine.kind === 'function')
    return `No function can COMMIT: make it a procedure, ${advice}, and CALL it outside a transaction.`;
  if (!runsInTransaction(script, routine, statement)) return `${advice}.`;
  return `In this script a COMMIT would fail, because a transaction is open around it: move the loop to a script that runs without one, and there ${advice}.`;
}

type Change = Extract<Statement, { kind: 'UpdateStmt' | 'DeleteStmt' | 'InsertStmt' }>;

/** A change of a part of a table that each turn of the loop picks anew: with LIMIT, or a range of a key or of ctid. */
function isBatch(statement: Statement): statement is Change {
  if (statement.within?.partly) return false;
  switch (statement.kind) {
    case 'InsertStmt': {
      const query = statement.node.selectStmt;
      return (
        query !== undefined && 'SelectStmt' in query && !query.SelectStmt.valuesLists && picksPart([query])
      );
    }
    case 'UpdateStmt':
      return picksPart([statement.node.whereClause, statement.node.fromClause, statement.node.withClause]);
    case 'DeleteStmt':
      return picksPart([statement.node.whereClause, statement.node.usingClause, statement.node.withClause]);
    default:
      return false;
  }
}

const picksPart = (clauses: readonly (object | undefined)[]): boolean =>
  nodesOfKind(clauses, 'SelectStmt').some(({ limitCount }) => limitCount !== undefined) ||
  nodesOfKind(clauses, 'A_Expr').some(({ kind }) => kind === 'AEXPR_BETWEEN') ||
  hasRange(clauses);

/** `id >= a AND id < b`. */
function hasRange(clauses: object): boolean {
  const sides = nodesOfKind(clauses, 'A_Expr').flatMap(({ kind, name, lexpr }) => {
    const [sign] = kind === 'AEXPR_OP' ? (stringsOf(name).at(-1) ?? '') : '';
    const column = lexpr && 'ColumnRef' in lexpr ? stringsOf(lexpr.ColumnRef.fields).at(-1) : undefined;
    return column !== undefined && (sign === '<' || sign === '>') ? [`${column} ${sign}`] : [];
  });
  return sides.some((side) => side.endsWith('<') && sides.includes(`${side.slice(0, -1)}>`));
}
