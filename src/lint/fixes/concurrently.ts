import type { AlterTableCmd, DropStmt, IndexStmt, RefreshMatViewStmt, ReindexStmt } from '@pgsql/types';
import { alterTableTokens, endOfName } from '../../sql/alter-table-tokens.js';
import { droppedObjects } from '../../sql/dropped-objects.js';
import { nameOfRangeVar } from '../../sql/names.js';
import { byteToOffset } from '../../sql/source-text.js';
import { findPhrase, type Token, tokensOf } from '../../sql/tokens.js';
import { commitsEachStatement, ownMigrationHelp, runsOutsideTransaction } from '../outside-transaction.js';
import { hasDefaultPartition, isPartitioned, isPartitionedIndex } from '../partitioned-tables.js';
import type { AlterTableContext, Problem, StatementContext } from '../rule.js';
import { isConcurrentlyRefreshable } from '../materialized-views.js';
import {
  type Fixed,
  fixed,
  insertAfter,
  insertAtEnd,
  replacement,
  statementsBefore,
  writtenText,
} from './edits.js';

/** A fix, or how to do by hand what another file is needed for. */
export type FixedOrHelped = Pick<Problem, 'fix' | 'help'>;

const description = 'Write CONCURRENTLY';

/** CREATE INDEX → CREATE INDEX CONCURRENTLY. */
export function indexConcurrently(context: StatementContext, index: IndexStmt): FixedOrHelped {
  const table = nameOfRangeVar(index.relation);
  if (!table || isPartitioned(context, table)) return {};
  return outside(context, 'CREATE INDEX CONCURRENTLY', ['INDEX']);
}

/** DROP INDEX → DROP INDEX CONCURRENTLY, which takes one index at a time and no CASCADE: manual, DROP INDEX. */
export function dropIndexConcurrently(context: StatementContext, drop: DropStmt): FixedOrHelped {
  const names = droppedObjects(drop).map(({ name }) => name);
  if (drop.behavior === 'DROP_CASCADE' || names.some((name) => isPartitionedIndex(context, name))) return {};
  if (names.length === 1) return outside(context, 'DROP INDEX CONCURRENTLY', ['INDEX']);
  if (!commitsEachStatement(context)) return { help: ownMigrationHelp(context, 'DROP INDEX CONCURRENTLY') };
  const tokens = tokensOf(context.statement.text);
  const guard = drop.missing_ok ? ' IF EXISTS' : '';
  const commas = tokens.filter(({ text }) => text === ',');
  return fixed(context, `${description}, one index a statement`, [
    insertAfter(context, ['INDEX'], ' CONCURRENTLY', tokens),
    ...commas.map((comma) => replacement(context, comma, `;\nDROP INDEX CONCURRENTLY${guard}`)),
  ]);
}

/** REINDEX → REINDEX … CONCURRENTLY; of the system catalogs that is refused. */
export function reindexConcurrently(context: StatementContext, { kind }: ReindexStmt): FixedOrHelped {
  const word = kind?.slice('REINDEX_OBJECT_'.length) ?? '';
  if (word === 'SYSTEM') return {};
  const tokens = tokensOf(context.statement.text);
  const behindOptions = tokens[1]?.text === '(' ? tokens.findIndex(({ text }) => text === ')') + 1 : 1;
  return outside(context, `REINDEX ${word} CONCURRENTLY`, [word], tokens.slice(behindOptions));
}

/**
 * REFRESH MATERIALIZED VIEW → … CONCURRENTLY, where the files tell of the unique index that it needs and of rows
 * that it can compare with: manual, REFRESH MATERIALIZED VIEW. It may stand in a transaction.
 */
export const refreshConcurrently = (context: StatementContext, refresh: RefreshMatViewStmt): Fixed => {
  const view = nameOfRangeVar(refresh.relation);
  if (!view || refresh.skipData || !isConcurrentlyRefreshable(context, view)) return {};
  return fixed(context, description, [insertAfter(context, ['MATERIALIZED', 'VIEW'], ' CONCURRENTLY')]);
};

/** DETACH PARTITION → DETACH PARTITION … CONCURRENTLY; refused beside a DEFAULT partition: manual, ALTER TABLE. */
export function detachConcurrently(context: AlterTableContext, command: AlterTableCmd): FixedOrHelped {
  if (hasDefaultPartition(context, context.table)) return {};
  if (!runsOutsideTransaction(context))
    return { help: ownMigrationHelp(context, 'DETACH PARTITION … CONCURRENTLY') };
  const tokens = alterTableTokens(context.statement, command)?.command ?? [];
  return fixed(context, description, [insertAtEnd(context, tokens, ' CONCURRENTLY')]);
}

/**
 * Before CREATE INDEX CONCURRENTLY a DROP INDEX CONCURRENTLY IF EXISTS, for the INVALID index that a failed try left,
 * and IF NOT EXISTS into it.
 */
export function concurrentlyAnew(context: StatementContext, index: IndexStmt): Fixed {
  if (!commitsEachStatement(context)) return {};
  const name = writtenIndexName(context, index);
  const guard = insertAfter(context, ['INDEX', 'CONCURRENTLY'], ' IF NOT EXISTS');
  return fixed(context, 'Drop first what a failed try left', [
    name === undefined ? undefined : statementsBefore(context, [`DROP INDEX CONCURRENTLY IF EXISTS ${name}`]),
    ...(index.if_not_exists ? [] : [guard]),
  ]);
}

/** The name of the index as DROP INDEX must write it: in the schema of its table. */
function writtenIndexName(context: StatementContext, index: IndexStmt): string | undefined {
  const tokens = tokensOf(context.statement.text);
  const words = ['INDEX', 'CONCURRENTLY', ...(index.if_not_exists ? ['IF', 'NOT', 'EXISTS'] : [])];
  const before = findPhrase(tokens, words)?.at(-1);
  const name = tokens.find(({ start }) => before !== undefined && start > before.start);
  const table = tableTokens(context, tokens, index.relation?.location ?? 0);
  return name && writtenText(context, table.slice(0, -1)) + writtenText(context, [name]);
}

function tableTokens(
  context: StatementContext,
  tokens: readonly Token[],
  location: number,
): readonly Token[] {
  const offset = byteToOffset(context.statement.text, location);
  const at = tokens.findIndex(({ start }) => start === offset);
  return tokens.slice(at, endOfName(tokens, at));
}

const outside = (
  context: StatementContext,
  wanted: string,
  words: readonly string[],
  tokens?: readonly Token[],
): FixedOrHelped =>
  runsOutsideTransaction(context)
    ? fixed(context, description, [insertAfter(context, words, ' CONCURRENTLY', tokens)])
    : { help: ownMigrationHelp(context, wanted) };
