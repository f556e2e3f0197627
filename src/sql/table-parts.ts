import type { AlterTableCmd, AlterTableStmt, ColumnDef, Constraint } from '@pgsql/types';
import type { Statement, UnparsedStatement } from './statements.js';

/** The sub-commands of an ALTER TABLE, in its order. */
export const commandsOf = (alter: AlterTableStmt): readonly AlterTableCmd[] =>
  (alter.cmds ?? []).flatMap((node) => ('AlterTableCmd' in node ? [node.AlterTableCmd] : []));

/** The sub-commands of a statement that is an ALTER TABLE; none for any other. */
export const alterTableCommands = (statement: Statement | UnparsedStatement): readonly AlterTableCmd[] =>
  statement.kind === 'AlterTableStmt' ? commandsOf(statement.node) : [];

/** The column that an ADD COLUMN or ALTER COLUMN … TYPE describes. */
export const columnOf = (command: AlterTableCmd): ColumnDef | undefined =>
  command.def && 'ColumnDef' in command.def ? command.def.ColumnDef : undefined;

/** The constraint that an ADD CONSTRAINT describes. */
export const constraintOf = (command: AlterTableCmd): Constraint | undefined =>
  command.def && 'Constraint' in command.def ? command.def.Constraint : undefined;

/** The constraints written behind a column. */
export const constraintsOf = (column: ColumnDef): readonly Constraint[] =>
  (column.constraints ?? []).flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));

/** The constraints that an ALTER TABLE adds NOT VALID. */
export const constraintsAddedNotValid = (alter: AlterTableStmt): readonly Constraint[] =>
  commandsOf(alter).flatMap((command) => {
    const constraint = command.subtype === 'AT_AddConstraint' ? constraintOf(command) : undefined;
    return constraint?.skip_validation === true ? [constraint] : [];
  });
