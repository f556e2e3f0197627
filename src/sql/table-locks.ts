import type { AlterTableCmd, AlterTableStmt, Node, RangeVar } from '@pgsql/types';
import { type LockMode, lockModes, strongerOf } from '../postgres/lock-modes.js';
import { droppedObjects } from './dropped-objects.js';
import { nameOfNodes, nameOfRangeVar, namesOfRangeVars, type QualifiedName } from './names.js';
import { isSwitchedOn, optionsOf } from './options.js';
import type { NodeKind, NodeOf, Statement } from './statements.js';
import { columnOf, commandsOf, constraintOf, constraintsOf } from './table-parts.js';

/** A lock that a statement takes on a table, view or materialized view that it names. */
export interface TableLock {
  readonly table: QualifiedName;
  readonly mode: LockMode;
}

/**
 * The locks that block others, SHARE UPDATE EXCLUSIVE and stronger, as far as the statement alone tells: on relations
 * that it names. Sources: manual, 13.3.1; AlterTableGetLockLevel() and its like in src/backend/commands; each row is
 * compared with `pg_locks` of a server in the tests.
 */
export function tableLocks(statement: Statement): readonly TableLock[] {
  const reader = readers[statement.kind] as Reader<NodeKind> | undefined;
  return reader?.(statement.node as never) ?? [];
}

type Reader<Kind extends NodeKind> = (node: NodeOf<Kind>) => readonly TableLock[];

const readers: { readonly [Kind in NodeKind]?: Reader<Kind> } = {
  AlterTableStmt: (node) => ofAlterTable(node),
  IndexStmt: ({ relation, concurrent }) => on(relation, concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE'),
  DropStmt(node) {
    if (node.removeType === 'OBJECT_INDEX') return [];
    const relations = ['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE', 'OBJECT_VIEW', 'OBJECT_MATVIEW'];
    return droppedObjects(node).flatMap(({ name, table }) => {
      if (table) return exclusive(table);
      return relations.includes(node.removeType ?? '') ? exclusive(name) : [];
    });
  },
  CreateTrigStmt: ({ relation }) => on(relation, 'SHARE ROW EXCLUSIVE'),
  CreatePolicyStmt: ({ table }) => on(table, 'ACCESS EXCLUSIVE'),
  AlterPolicyStmt: ({ table }) => on(table, 'ACCESS EXCLUSIVE'),
  RuleStmt: ({ relation }) => on(relation, 'ACCESS EXCLUSIVE'),
  RenameStmt: ({ relation, renameType }) =>
    renameType === 'OBJECT_INDEX' ? [] : on(relation, 'ACCESS EXCLUSIVE'),
  AlterObjectSchemaStmt: ({ relation }) => on(relation, 'ACCESS EXCLUSIVE'),
  TruncateStmt: ({ relations }) => onEach(relations, 'ACCESS EXCLUSIVE'),
  LockStmt: ({ relations, mode }) => onEach(relations, lockModes[(mode ?? 8) - 1] ?? 'ACCESS EXCLUSIVE'),
  VacuumStmt({ rels = [], is_vacuumcmd, options }) {
    const mode =
      is_vacuumcmd && isSwitchedOn(options, 'full') ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE';
    return rels.flatMap((one) => ('VacuumRelation' in one ? on(one.VacuumRelation.relation, mode) : []));
  },
  ClusterStmt: ({ relation }) => on(relation, 'ACCESS EXCLUSIVE'),
  ReindexStmt: ({ relation, kind, params }) =>
    kind === 'REINDEX_OBJECT_TABLE'
      ? on(relation, isSwitchedOn(params, 'concurrently') ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE')
      : [],
  RefreshMatViewStmt: ({ relation, concurrent }) =>
    on(relation, concurrent ? 'EXCLUSIVE' : 'ACCESS EXCLUSIVE'),
  CommentStmt({ objtype, object }) {
    const parts = object && 'List' in object ? (object.List.items ?? []) : [];
    const name = nameOfNodes(objtype === 'OBJECT_COLUMN' ? parts.slice(0, -1) : parts);
    const isTable = objtype === 'OBJECT_COLUMN' || objtype === 'OBJECT_TABLE';
    return isTable && name ? [{ table: name, mode: 'SHARE UPDATE EXCLUSIVE' }] : [];
  },
  CreateStatsStmt: ({ relations }) => onEach(relations, 'SHARE UPDATE EXCLUSIVE'),
  CreateStmt({ inhRelations, partbound, tableElts = [] }) {
    const elements = tableElts.flatMap((element) =>
      'ColumnDef' in element
        ? constraintsOf(element.ColumnDef)
        : 'Constraint' in element
          ? [element.Constraint]
          : [],
    );
    return [
      ...onEach(inhRelations, partbound ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE'),
      ...elements.flatMap(({ pktable }) => on(pktable, 'SHARE ROW EXCLUSIVE')),
    ];
  },
  ViewStmt: ({ view, replace }) => (replace ? on(view, 'ACCESS EXCLUSIVE') : []),
};

/** The kinds of statements that may take such a lock. */
export const lockingKinds = Object.keys(readers) as readonly NodeKind[];

const on = (relation: RangeVar | undefined, mode: LockMode): readonly TableLock[] => {
  const table = nameOfRangeVar(relation);
  return table ? [{ table, mode }] : [];
};

const onEach = (relations: readonly Node[] | undefined, mode: LockMode): readonly TableLock[] =>
  namesOfRangeVars(relations).map((table) => ({ table, mode }));

const exclusive = (table: QualifiedName): readonly TableLock[] => [{ table, mode: 'ACCESS EXCLUSIVE' }];

const relations = new Set(['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE', 'OBJECT_VIEW', 'OBJECT_MATVIEW']);

/** The table is locked in the strongest mode that a sub-command wants: ATParseTransformCmd() comes later. */
function ofAlterTable(alter: AlterTableStmt): readonly TableLock[] {
  const table = nameOfRangeVar(alter.relation);
  if (!table || !relations.has(alter.objtype ?? '')) return [];
  const commands = commandsOf(alter);
  const modes = commands.map(modeOf);
  const mode = modes.reduce<LockMode>((left, right) => strongerOf(left, right), 'SHARE UPDATE EXCLUSIVE');
  return [{ table, mode }, ...commands.flatMap(locksOnOthers)];
}

const sharing: ReadonlySet<string> = new Set([
  'AT_SetStatistics',
  'AT_ClusterOn',
  'AT_DropCluster',
  'AT_SetOptions',
  'AT_ResetOptions',
  'AT_ValidateConstraint',
  'AT_AttachPartition',
  'AT_DetachPartitionFinalize',
]);

/** AlterTableGetLockLevel(), src/backend/commands/tablecmds.c. */
function modeOf(command: AlterTableCmd): LockMode {
  const { subtype = 'AT_AddColumn' } = command;
  if (sharing.has(subtype)) return 'SHARE UPDATE EXCLUSIVE';
  if (/^AT_(?:Enable|Disable)(?:Always|Replica)?Trig/.test(subtype)) return 'SHARE ROW EXCLUSIVE';
  if (subtype === 'AT_AddConstraint' && constraintOf(command)?.contype === 'CONSTR_FOREIGN') {
    return 'SHARE ROW EXCLUSIVE';
  }
  if (subtype === 'AT_SetRelOptions' || subtype === 'AT_ResetRelOptions') return modeOfOptions(command);
  return subtype === 'AT_DetachPartition' && isConcurrent(command)
    ? 'SHARE UPDATE EXCLUSIVE'
    : 'ACCESS EXCLUSIVE';
}

const isConcurrent = ({ def }: AlterTableCmd): boolean =>
  def !== undefined && 'PartitionCmd' in def && def.PartitionCmd.concurrent === true;

/** Storage parameters with a lock mode of their own: src/backend/access/common/reloptions.c. */
const exclusiveOptions: ReadonlySet<string> = new Set([
  'user_catalog_table',
  'vacuum_index_cleanup',
  'security_barrier',
  'security_invoker',
  'check_option',
  'buffering',
  'fastupdate',
]);

function modeOfOptions({ def }: AlterTableCmd): LockMode {
  const options = def && 'List' in def ? optionsOf(def.List.items) : [];
  return options.some(({ defname }) => exclusiveOptions.has(defname ?? ''))
    ? 'ACCESS EXCLUSIVE'
    : 'SHARE UPDATE EXCLUSIVE';
}

/** On the table that a foreign key points at, on what is attached, detached or inherited from. */
function locksOnOthers(command: AlterTableCmd): readonly TableLock[] {
  const { subtype, def } = command;
  if (def && 'PartitionCmd' in def) return on(def.PartitionCmd.name, 'ACCESS EXCLUSIVE');
  if (subtype === 'AT_AddConstraint') return on(constraintOf(command)?.pktable, 'SHARE ROW EXCLUSIVE');
  if (subtype === 'AT_AddColumn') {
    const column = columnOf(command);
    return (column ? constraintsOf(column) : []).flatMap(({ pktable }) => on(pktable, 'SHARE ROW EXCLUSIVE'));
  }
  if (subtype === 'AT_AddInherit' && def && 'RangeVar' in def) {
    return on(def.RangeVar, 'SHARE UPDATE EXCLUSIVE');
  }
  return [];
}
