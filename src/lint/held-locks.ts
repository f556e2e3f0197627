import { blocksWrites, type LockMode } from '../postgres/lock-modes.js';
import { tableOf } from '../sql/created-object.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import { nameOfKey, nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { tableLocks } from '../sql/table-locks.js';
import { alterTableCommands } from '../sql/table-parts.js';
import type { StatementContext } from './rule.js';
import type { HeldLock } from './transaction-state.js';
import { partitionsOf, tableBefore, tableOfIndex } from './table-history.js';

/** A lock that a statement takes on a table that was there before its script. */
export interface TakenLock {
  /** `public.orders` */
  readonly key: string;
  readonly table: QualifiedName;
  readonly mode: LockMode;
}

/**
 * The locks from SHARE UPDATE EXCLUSIVE on that a statement takes on tables that others can see: on those that it names,
 * and as far as the schema is known on those that it does not: of an index that is dropped, at the other end of the
 * foreign keys of a table that is dropped, and on the DEFAULT partition beside a new one.
 */
export function locksTaken(context: StatementContext): readonly TakenLock[] {
  const { statement, state } = context;
  if (statement.within?.partly) return [];
  const locks = [...tableLocks(statement), ...hiddenLocks(context)];
  return locks
    .map((lock) => ({ ...lock, key: state.keyOf(lock.table) }))
    .filter(
      ({ key, table }) => !state.isNew(table) && !state.isTemporary(table) && !context.transaction.isNew(key),
    );
}

/** Those of them that INSERT, UPDATE and DELETE wait for. */
export const blockingLocks = (context: StatementContext): readonly TakenLock[] =>
  locksTaken(context).filter(({ mode }) => blocksWrites(mode));

/** The ACCESS EXCLUSIVE locks that the transaction holds on what others still can use. */
export const exclusiveLocks = ({ transaction, state }: StatementContext): readonly HeldLock[] =>
  [...transaction.held.values()].filter(
    ({ mode, table }) => mode === 'ACCESS EXCLUSIVE' && !state.isNew(table) && !state.isDropped(table),
  );

/** `line 3`, and of which file where the transaction began in another. */
export const placeOfLock = ({ statement, file }: HeldLock, { script }: StatementContext): string =>
  `line ${String(statement.region.startLine)}${file === script.file ? '' : ` of ${file}`}`;

type Lock = Omit<TakenLock, 'key'>;

function hiddenLocks(context: StatementContext): readonly Lock[] {
  const { statement } = context;
  if (statement.kind === 'DropStmt') return locksOfDrop(statement.node, context);
  const parents = partitionedBy(statement);
  return parents.flatMap((parent) =>
    partitionsOf(context, parent)
      .filter(({ isDefaultPartition }) => isDefaultPartition === true)
      .map(({ key }): Lock => ({ table: nameOfKey(key), mode: 'ACCESS EXCLUSIVE' })),
  );
}

function locksOfDrop(
  drop: Extract<StatementContext['statement'], { kind: 'DropStmt' }>['node'],
  context: StatementContext,
): readonly Lock[] {
  const names = droppedObjects(drop).map(({ name }) => name);
  if (drop.removeType === 'OBJECT_INDEX') {
    const mode: LockMode = drop.concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE';
    return names.flatMap((name) => {
      const table = tableOfIndex(context, name);
      return table ? [{ table: nameOfKey(table.key), mode }] : [];
    });
  }
  if (drop.removeType !== 'OBJECT_TABLE') return [];
  return names.flatMap((name) =>
    [...(tableBefore(context, name)?.constraints.values() ?? [])].flatMap(
      ({ references }): readonly Lock[] =>
        references === undefined ? [] : [{ table: nameOfKey(references), mode: 'ACCESS EXCLUSIVE' }],
    ),
  );
}

/** The table that gets or loses a partition. */
function partitionedBy(statement: StatementContext['statement']): readonly QualifiedName[] {
  const parent = tableOf(statement);
  if (statement.kind === 'CreateStmt') return parent ? [parent] : [];
  const changes = alterTableCommands(statement).some(({ def }) => def && 'PartitionCmd' in def);
  const table = statement.kind === 'AlterTableStmt' ? nameOfRangeVar(statement.node.relation) : undefined;
  return changes && table ? [table] : [];
}
