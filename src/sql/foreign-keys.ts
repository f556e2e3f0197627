import type { AlterTableCmd, ColumnDef, Constraint, Node } from '@pgsql/types';
import { nameOfRangeVar, type QualifiedName } from './names.js';
import type { Statement } from './statements.js';
import { constrainedColumns } from './table-elements.js';
import { alterTableCommands, columnOf, constraintOf, constraintsOf } from './table-parts.js';

/** A foreign key that a statement makes. */
export interface ForeignKey {
  /** The table that has it. */
  readonly table: QualifiedName;
  /** The table that it points at. */
  readonly references: QualifiedName;
  readonly columns: readonly string[];
}

/** The foreign keys that a CREATE TABLE or an ALTER TABLE makes, in its order. */
export function foreignKeysOf(statement: Statement): readonly ForeignKey[] {
  if (statement.kind !== 'CreateStmt' && statement.kind !== 'AlterTableStmt') return [];
  const table = nameOfRangeVar(statement.node.relation);
  if (!table) return [];
  return statement.kind === 'CreateStmt'
    ? (statement.node.tableElts ?? []).flatMap((element) => keysOfElement(element, table))
    : alterTableCommands(statement).flatMap((command) => keysOfCommand(command, table));
}

/** The foreign keys written behind a column. */
export const foreignKeysOfColumn = (column: ColumnDef, table: QualifiedName): readonly ForeignKey[] =>
  constraintsOf(column).flatMap((constraint) => foreignKeyOf(constraint, table, column.colname) ?? []);

/** Undefined for a constraint of another kind. */
export function foreignKeyOf(
  constraint: Constraint | undefined,
  table: QualifiedName,
  column?: string,
): ForeignKey | undefined {
  const references = nameOfRangeVar(constraint?.pktable);
  if (constraint?.contype !== 'CONSTR_FOREIGN' || !references) return undefined;
  return { table, references, columns: constrainedColumns(constraint, column) };
}

function keysOfElement(element: Node, table: QualifiedName): readonly ForeignKey[] {
  if ('ColumnDef' in element) return foreignKeysOfColumn(element.ColumnDef, table);
  const key = 'Constraint' in element ? foreignKeyOf(element.Constraint, table) : undefined;
  return key ? [key] : [];
}

function keysOfCommand(command: AlterTableCmd, table: QualifiedName): readonly ForeignKey[] {
  const column = command.subtype === 'AT_AddColumn' ? columnOf(command) : undefined;
  if (column) return foreignKeysOfColumn(column, table);
  const key = command.subtype === 'AT_AddConstraint' && foreignKeyOf(constraintOf(command), table);
  return key ? [key] : [];
}
