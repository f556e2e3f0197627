import type { AlterTableCmd, ColumnDef, Constraint } from '@pgsql/types';
import { nameOfRangeVar, type QualifiedName } from './names.js';
import type { Statement, UnparsedStatement } from './statements.js';

/** What an ALTER TABLE adds to its table or drops from it. */
export interface PartChange {
  readonly table: QualifiedName;
  readonly part: 'column' | 'constraint';
  readonly change: 'added' | 'dropped';
  readonly name: string;
}

/** The sub-commands of an ALTER TABLE; none for any other statement. */
export const alterTableCommands = (statement: Statement | UnparsedStatement): readonly AlterTableCmd[] =>
  statement.kind !== 'AlterTableStmt'
    ? []
    : (statement.node.cmds ?? []).flatMap((node) => ('AlterTableCmd' in node ? [node.AlterTableCmd] : []));

/** The column that an ADD COLUMN or ALTER COLUMN … TYPE describes. */
export const columnOf = (command: AlterTableCmd): ColumnDef | undefined =>
  command.def && 'ColumnDef' in command.def ? command.def.ColumnDef : undefined;

/** The constraint that an ADD CONSTRAINT describes. */
export const constraintOf = (command: AlterTableCmd): Constraint | undefined =>
  command.def && 'Constraint' in command.def ? command.def.Constraint : undefined;

/** The constraints written behind a column. */
export const constraintsOf = (column: ColumnDef): readonly Constraint[] =>
  (column.constraints ?? []).flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));

/** The named columns and constraints that the statement adds and drops. */
export function partChanges(statement: Statement | UnparsedStatement): readonly PartChange[] {
  if (statement.kind !== 'AlterTableStmt') return [];
  const table = nameOfRangeVar(statement.node.relation);
  if (!table) return [];
  return alterTableCommands(statement).flatMap((command) =>
    changesOf(command).flatMap(({ name, ...change }) =>
      name === undefined ? [] : [{ table, ...change, name }],
    ),
  );
}

type Change = Omit<PartChange, 'table' | 'name'> & { readonly name: string | undefined };

function changesOf(command: AlterTableCmd): readonly Change[] {
  switch (command.subtype) {
    case 'AT_AddColumn': {
      const column = columnOf(command);
      const constraints = column ? constraintsOf(column) : [];
      return [
        { part: 'column', change: 'added', name: column?.colname },
        ...constraints.map(addedConstraint),
      ];
    }
    case 'AT_AddConstraint':
      return [addedConstraint(constraintOf(command))];
    case 'AT_DropColumn':
      return [{ part: 'column', change: 'dropped', name: command.name }];
    case 'AT_DropConstraint':
      return [{ part: 'constraint', change: 'dropped', name: command.name }];
    default:
      return [];
  }
}

const addedConstraint = (constraint: Constraint | undefined): Change => ({
  part: 'constraint',
  change: 'added',
  name: constraint?.conname,
});
