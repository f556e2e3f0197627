import type { Constraint } from '@pgsql/types';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { constrainedColumns, kindOfConstraint } from '../sql/table-elements.js';
import { tableOf } from '../sql/created-object.js';
import { alterTableCommands } from '../sql/table-parts.js';
import { MigrationState } from './migration-state.js';
import type { LintProject } from './project.js';
import type { AlterTableContext, StatementContext } from './rule.js';
import { partitionsOf } from './table-history.js';

/** Whether the up scripts of the project tell that the table is partitioned. */
export function isPartitioned({ project, state }: StatementContext, table: QualifiedName): boolean {
  const keys = known.get(project) ?? findPartitioned(project);
  known.set(project, keys);
  return keys.has(state.keyOf(table));
}

const known = new WeakMap<LintProject, ReadonlySet<string>>();

/** One pass over the project, once. */
function findPartitioned({ migrations }: LintProject): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { up } of migrations) {
    const state = new MigrationState();
    for (const statement of up.parsed.statements.filter(isParsed)) {
      const table = partitionedBy(statement);
      if (table) keys.add(state.keyOf(table));
      const renamed = renamedFrom(statement);
      if (renamed && keys.has(state.keyOf(renamed.from))) keys.add(state.keyOf(renamed.to));
      state.apply(statement);
    }
  }
  return keys;
}

/** The table that the statement makes a partitioned one, or a partition of which it makes. */
function partitionedBy(statement: Statement): QualifiedName | undefined {
  if (statement.kind === 'CreateStmt') {
    return statement.node.partspec ? nameOfRangeVar(statement.node.relation) : tableOf(statement);
  }
  if (statement.kind !== 'AlterTableStmt') return undefined;
  const attaches = alterTableCommands(statement).some(({ subtype }) => subtype === 'AT_AttachPartition');
  return attaches && statement.node.objtype === 'OBJECT_TABLE'
    ? nameOfRangeVar(statement.node.relation)
    : undefined;
}

function renamedFrom({
  kind,
  node,
}: Statement): { readonly from: QualifiedName; readonly to: QualifiedName } | undefined {
  if (kind !== 'RenameStmt' || node.renameType !== 'OBJECT_TABLE') return undefined;
  const from = nameOfRangeVar(node.relation);
  return from && { from, to: { ...from, name: node.newname ?? '' } };
}

/**
 * Whether every partition that the files tell of has the constraint already, so that the partitioned table takes
 * those over and reads no partition again (manual, ALTER TABLE, ADD CONSTRAINT … and 5.12.2.2).
 */
export function isInEveryPartition(constraint: Constraint, context: AlterTableContext): boolean {
  const partitions = partitionsOf(context, context.table);
  const kind = kindOfConstraint(constraint);
  const columns = constrainedColumns(constraint).join();
  const references = nameOfRangeVar(constraint.pktable);
  const target = references && context.state.keyOf(references);
  return (
    partitions.length > 0 &&
    partitions.every(({ constraints }) =>
      [...constraints.values()].some(
        (one) =>
          one.kind === kind && one.validated && one.columns.join() === columns && one.references === target,
      ),
    )
  );
}
