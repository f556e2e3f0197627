import { lineInWords } from '../sql/composed-text.js';
import type { AlterTableStmt } from '@pgsql/types';
import { blocksWrites, type LockMode } from '../postgres/lock-modes.js';
import { tableOf } from '../sql/created-object.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import { nameOfRangeVar, qualifiedNameOfKey, type QualifiedName } from '../sql/names.js';
import { tableLocks } from '../sql/table-locks.js';
import { alterTableCommands, commandsOf } from '../sql/table-parts.js';
import type { StatementContext } from './rule.js';
import { partitionsOf, tableBefore, tableOfIndex } from './table-history.js';
import type { Table } from './table-shape.js';
import type { HeldLock, TakenLock } from './transaction-view.js';

/**
 * The locks from SHARE UPDATE EXCLUSIVE on that a statement takes on tables that others can see: on those that it names,
 * and as far as the schema is known on those that it does not: of an index that is dropped, at the other end of the
 * foreign keys of a table that is dropped, and on the DEFAULT partition beside a new one.
 */
export function locksTaken(context: StatementContext): readonly TakenLock[] {
  const { statement, state } = context;
  if (statement.within?.partly) return [];
  const named = tableLocks(statement);
  const locks = [
    ...named,
    ...named.flatMap((lock) => locksOnPartitions(lock, context)),
    ...hiddenLocks(context),
  ];
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
  file === script.file
    ? lineInWords(statement.region.startLine, script)
    : `line ${String(statement.region.startLine)} of ${file}`;

type Lock = Omit<TakenLock, 'key'>;

function hiddenLocks(context: StatementContext): readonly Lock[] {
  const { statement } = context;
  if (statement.kind === 'DropStmt') return locksOfDrop(statement.node, context);
  if (statement.kind === 'AlterTableStmt') {
    const keys = locksOfForeignKeys(statement.node, context);
    if (keys.length > 0) return keys;
  }
  const parents = partitionedBy(statement);
  return parents.flatMap((parent) =>
    partitionsOf(context, parent)
      .filter(({ isDefaultPartition }) => isDefaultPartition === true)
      .map(({ key }): Lock => ({ table: qualifiedNameOfKey(key), mode: 'ACCESS EXCLUSIVE' })),
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
      return table ? [{ table: qualifiedNameOfKey(table.key), mode }] : [];
    });
  }
  if (drop.removeType !== 'OBJECT_TABLE') return [];
  return names.flatMap((name) =>
    relatedTables(tableBefore(context, name)).map((key): Lock => ({
      table: qualifiedNameOfKey(key),
      mode: 'ACCESS EXCLUSIVE',
    })),
  );
}

/** The tables that its foreign keys point at, and the one whose partition it is. */
const relatedTables = (table: Table | undefined): readonly string[] => [
  ...[...(table?.constraints.values() ?? [])].flatMap(({ references }) => references ?? []),
  ...(table?.partitionOf === undefined ? [] : [table.partitionOf]),
];

/** ALTER CONSTRAINT … [NOT] ENFORCED and DROP CONSTRAINT of a foreign key lock the table that it points at, too. */
function locksOfForeignKeys(alter: AlterTableStmt, context: StatementContext): readonly Lock[] {
  const name = nameOfRangeVar(alter.relation);
  const constraints = name && tableBefore(context, name)?.constraints;
  return commandsOf(alter).flatMap(({ subtype, name: own = '', def }): readonly Lock[] => {
    const altered = def && 'ATAlterConstraint' in def ? def.ATAlterConstraint : undefined;
    const enforced = altered?.alterEnforceability === true ? altered.conname : undefined;
    const target = constraints?.get(subtype === 'AT_DropConstraint' ? own : (enforced ?? ''))?.references;
    if (target === undefined) return [];
    const mode = subtype === 'AT_DropConstraint' ? 'ACCESS EXCLUSIVE' : 'SHARE ROW EXCLUSIVE';
    return [{ table: qualifiedNameOfKey(target), mode }];
  });
}

/** What is done to a partitioned table is done to its partitions: manual, 5.12.2 and the pages of the commands. */
function locksOnPartitions({ table, mode }: Lock, context: StatementContext): readonly Lock[] {
  if (!recurses(context.statement)) return [];
  return partitionsOf(context, table).flatMap(({ key }): readonly Lock[] => {
    const partition: Lock = { table: qualifiedNameOfKey(key), mode };
    return [partition, ...locksOnPartitions(partition, context)];
  });
}

function recurses({ kind, node }: StatementContext['statement']): boolean {
  if (kind === 'DropStmt') return node.removeType === 'OBJECT_TABLE';
  if (kind === 'IndexStmt') return node.relation?.inh === true;
  if (kind !== 'AlterTableStmt') return kind === 'TruncateStmt';
  const own = commandsOf(node).some(
    ({ def, subtype }) => ownOnly.has(subtype ?? '') || (def && 'PartitionCmd' in def),
  );
  return node.relation?.inh === true && !own;
}

/** Sub-commands that concern the partitioned table alone. */
const ownOnly: ReadonlySet<string> = new Set([
  'AT_EnableRowSecurity',
  'AT_DisableRowSecurity',
  'AT_ForceRowSecurity',
  'AT_NoForceRowSecurity',
  'AT_ReplicaIdentity',
  'AT_ChangeOwner',
  'AT_SetRelOptions',
  'AT_ResetRelOptions',
  'AT_SetTableSpace',
  'AT_SetAccessMethod',
]);

/** The table that gets or loses a partition. */
function partitionedBy(statement: StatementContext['statement']): readonly QualifiedName[] {
  const parent = tableOf(statement);
  if (statement.kind === 'CreateStmt') return parent ? [parent] : [];
  const changes = alterTableCommands(statement).some(({ def }) => def && 'PartitionCmd' in def);
  const table = statement.kind === 'AlterTableStmt' ? nameOfRangeVar(statement.node.relation) : undefined;
  return changes && table ? [table] : [];
}
