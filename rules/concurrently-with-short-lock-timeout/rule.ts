import { eachKind } from '../../src/lint/each-kind.js';
import { defineRule } from '../../src/lint/rule.js';
import { nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';
import type { Statement } from '../../src/sql/statements.js';
import { refusesTransactionBlock } from '../../src/sql/transactions.js';

const twoMinutes = 120_000;

export default defineRule({
  id: 'concurrently-with-short-lock-timeout',
  summary: 'A short lock_timeout cancels CONCURRENTLY half way and leaves an INVALID index',
  severity: 'warning',
  category: 'locks',
  why: 'CONCURRENTLY waits for every transaction that was open before it, and lock_timeout counts while it does. Cancelled there it leaves an INVALID index behind, which each write still has to maintain, or a partition that is neither attached nor detached (manual, CREATE INDEX, “Building Indexes Concurrently”). Nobody waits behind it, so it may wait.',
  instead: 'Write SET lock_timeout = 0 before the statement, and the short one again behind it.',
  claim: {
    unprovable:
      'lock_timeout strikes only while a second session keeps a transaction open; alone on a server the statement waits for nobody.',
  },
  on: eachKind(['IndexStmt', 'DropStmt', 'ReindexStmt', 'AlterTableStmt'], (context) => {
    const { statement, state, transaction } = context;
    const words = wordsOf(statement);
    const timeout = transaction.timeout('lock_timeout');
    // In a transaction it fails at once.
    if (
      words === undefined ||
      !timeout ||
      transaction.openedBy === 'script' ||
      transaction.openedBy === 'tool'
    )
      return undefined;
    const { milliseconds } = timeout;
    if (milliseconds === 0 || milliseconds >= twoMinutes) return undefined;
    const table = tableOf(statement);
    if (table && state.isNew(table)) return undefined;
    return {
      message: `${words} runs under a lock_timeout of ${String(milliseconds / 1000)} s: any transaction open for longer cancels it half way.`,
    };
  }),
});

function wordsOf(statement: Statement): string | undefined {
  if (!refusesTransactionBlock(statement)) return undefined;
  switch (statement.kind) {
    case 'IndexStmt':
      return 'CREATE INDEX CONCURRENTLY';
    case 'DropStmt':
      return 'DROP INDEX CONCURRENTLY';
    case 'ReindexStmt':
      return statement.node.params ? 'REINDEX CONCURRENTLY' : undefined;
    default:
      return 'DETACH PARTITION CONCURRENTLY';
  }
}

const tableOf = (statement: Statement): QualifiedName | undefined =>
  statement.kind === 'IndexStmt' || statement.kind === 'ReindexStmt' || statement.kind === 'AlterTableStmt'
    ? nameOfRangeVar(statement.node.relation)
    : undefined;
