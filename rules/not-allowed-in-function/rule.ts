import type { LintScript } from '../../src/lint/project.js';
import { displayRoutine, runsInTransaction } from '../../src/lint/routine-words.js';
import { defineRule, type Problem } from '../../src/lint/rule.js';
import type { LintRoutine } from '../../src/lint/run-order.js';
import type { PlacedPiece } from '../../src/plpgsql/open-routine.js';
import type { Statement } from '../../src/sql/statements.js';
import { refusesTransactionBlock } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'not-allowed-in-function',
  summary: 'A body says what Postgres refuses to do inside a function or DO block',
  severity: 'error',
  category: 'plpgsql',
  why: 'A body always runs inside the statement that calls it, so CONCURRENTLY, VACUUM, CREATE DATABASE and ALTER SYSTEM, which must stand alone, fail with 25001. COMMIT and ROLLBACK fail with 2D000 in a function, in a block with an EXCEPTION clause, in a procedure with SECURITY DEFINER or SET, and wherever a transaction block is open around the call (manual, 41.8 “Transaction Management”); SAVEPOINT and BEGIN fail with 0A000. Nothing is said when the routine is created: it fails when it is called.',
  instead:
    'Write the command as a statement of the script itself, outside a transaction. To commit in a loop use a procedure, without SECURITY DEFINER, SET and EXCEPTION around the COMMIT, and CALL it outside a transaction; an EXCEPTION clause takes the place of SAVEPOINT.',
  claim: { fails: '25001' },
  routine: (routine, { script }) => [
    ...routine.statements.flatMap((statement) => refused(statement, routine) ?? []),
    ...routine.pieces.flatMap((piece) => ending(piece, routine, script) ?? []),
  ],
});

function refused(statement: Statement, { routine }: LintRoutine): Problem | undefined {
  const where = displayRoutine(routine);
  const at = statement.region;
  if (statement.kind === 'TransactionStmt') {
    const command = commandOf(statement);
    return { message: `${command} fails with 0A000 inside ${where}.`, at };
  }
  if (!refusesTransactionBlock(statement)) return undefined;
  return { message: `${commandOf(statement)} fails with 25001 inside ${where}: it must stand alone.`, at };
}

/** The words that name the command. */
function commandOf({ kind, text }: Statement): string {
  const words = /^[A-Za-z]+(?:\s+(?:SYSTEM|DATABASE|TABLESPACE|INDEX|TABLE|SCHEMA|TRANSACTION|PREPARED))?/i;
  const command = (words.exec(text.trimStart())?.[0] ?? text).toUpperCase().replace(/\s+/g, ' ');
  if (kind === 'AlterTableStmt') return 'DETACH PARTITION … CONCURRENTLY';
  return /\bCONCURRENTLY\b/i.test(text) ? `${command} … CONCURRENTLY`.replace('INDEX …', 'INDEX') : command;
}

function ending(piece: PlacedPiece, routine: LintRoutine, script: LintScript): Problem | undefined {
  if (piece.node.type !== 'stmt_commit' && piece.node.type !== 'stmt_rollback') return undefined;
  const reason = reasonAgainstEnding(piece, routine, script);
  if (reason === undefined) return undefined;
  const command = piece.node.type === 'stmt_commit' ? 'COMMIT' : 'ROLLBACK';
  return { message: `${command} fails with 2D000 ${reason}.`, at: piece.at };
}

function reasonAgainstEnding(
  { subtransaction }: PlacedPiece,
  { routine, statement }: LintRoutine,
  script: LintScript,
): string | undefined {
  const where = displayRoutine(routine);
  if (routine.kind === 'function') return `in ${where}: only procedures and DO blocks can end a transaction`;
  if (subtransaction) return `in ${where}, because the block around it has an EXCEPTION clause`;
  if (routine.bound !== undefined) return `in ${where}, because it is declared with ${routine.bound}`;
  if (!runsInTransaction(script, routine, statement)) return undefined;
  return `in ${where}, because this script runs it inside a transaction`;
}
