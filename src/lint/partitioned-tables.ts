import { tableOf } from '../sql/created-object.js';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { alterTableCommands } from '../sql/table-parts.js';
import { MigrationState } from './migration-state.js';
import type { LintProject } from './project.js';
import type { StatementContext } from './rule.js';

/**
 * Whether some up script of the project makes a partitioned table or index of that name, or renames one to it.
 * CONCURRENTLY and USING INDEX are refused for those.
 */
export const mayBePartitioned = ({ project, state }: StatementContext, name: QualifiedName): boolean =>
  partitionedIn(project).relations.has(state.keyOf(name));

/** Whether some up script of the project gives the table a DEFAULT partition. */
export const mayHaveDefaultPartition = (
  { project, state }: StatementContext,
  table: QualifiedName,
): boolean => partitionedIn(project).withDefault.has(state.keyOf(table));

interface Partitioned {
  /** Keys of tables and indexes. */
  readonly relations: Set<string>;
  readonly withDefault: Set<string>;
}

const cache = new WeakMap<LintProject, Partitioned>();

/** One pass over the project, once. */
function partitionedIn(project: LintProject): Partitioned {
  const known = cache.get(project);
  if (known) return known;
  const found: Partitioned = { relations: new Set(), withDefault: new Set() };
  for (const { up } of project.migrations) {
    const state = new MigrationState();
    for (const statement of up.parsed.statements.filter(isParsed)) {
      note(statement, found, (name) => state.keyOf(name));
      state.apply(statement);
    }
  }
  cache.set(project, found);
  return found;
}

function note(
  statement: Statement,
  { relations, withDefault }: Partitioned,
  keyOf: (name: QualifiedName) => string,
): void {
  const { kind, node } = statement;
  const table = tableIn(statement);
  if (!table) return;
  if (kind === 'CreateStmt' && node.partspec) {
    const created = nameOfRangeVar(node.relation);
    if (created) relations.add(keyOf(created));
  }
  if (givesDefaultPartition(statement)) withDefault.add(keyOf(table));
  const follower = followerOf(statement);
  if (follower && relations.has(keyOf(table))) relations.add(keyOf({ ...table, name: follower }));
}

/** The name of a partitioned index where the table is partitioned, or the new name of the table. */
function followerOf({ kind, node }: Statement): string | undefined {
  if (kind === 'IndexStmt') return node.idxname;
  return kind === 'RenameStmt' && node.renameType === 'OBJECT_TABLE' ? node.newname : undefined;
}

/** The table that is created, indexed, renamed or altered; of a partition that is created the one it is of. */
function tableIn(statement: Statement): QualifiedName | undefined {
  const parent = tableOf(statement);
  if (parent) return parent;
  const { kind, node } = statement;
  return kind === 'CreateStmt' || kind === 'RenameStmt' || kind === 'AlterTableStmt'
    ? nameOfRangeVar(node.relation)
    : undefined;
}

const givesDefaultPartition = (statement: Statement): boolean =>
  (statement.kind === 'CreateStmt' && statement.node.partbound?.is_default === true) ||
  alterTableCommands(statement).some(
    ({ def }) => def !== undefined && 'PartitionCmd' in def && def.PartitionCmd.bound?.is_default === true,
  );
