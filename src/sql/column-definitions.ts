import type { AlterTableStmt, ColumnDef, Constraint, CreateStmt, TypeName } from '@pgsql/types';
import type { Region } from '../report.js';
import { type ColumnType, columnType, isSerial } from './column-types.js';
import { displayName, nameOfRangeVar, type QualifiedName, stringsOf } from './names.js';
import { byteToOffset, type SourceText } from './source-text.js';
import type { Statement } from './statements.js';
import { columnOf, commandsOf, constraintOf, constraintsOf } from './table-parts.js';
import { endOfElement } from './tokens.js';

/** A column whose type a statement decides: of CREATE TABLE, ADD COLUMN or ALTER COLUMN … TYPE. */
export interface ColumnDefinition {
  readonly table: QualifiedName;
  readonly name: string;
  readonly type: ColumnType;
  /** The pseudo-type that was written, if it is one: `bigserial`. */
  readonly serial: string | undefined;
  /** Whether the column is made, and not only of another type from now on. */
  readonly made: boolean;
  /** The constraints of the column, and those of the statement that stand beside it. */
  readonly constraints: readonly Constraint[];
  readonly tableConstraints: readonly Constraint[];
  /** In UTF-8 bytes from the start of the statement. */
  readonly location: number;
}

/** The columns that a statement defines, in its order; of tables that end with the session none. */
export function columnDefinitions(statement: Statement): readonly ColumnDefinition[] {
  switch (statement.kind) {
    case 'CreateStmt':
      return columnsOfTable(statement.node);
    case 'CreateSchemaStmt': {
      const { schemaElts = [], schemaname } = statement.node;
      return schemaElts.flatMap((element) =>
        'CreateStmt' in element ? columnsOfTable(element.CreateStmt, schemaname) : [],
      );
    }
    case 'AlterTableStmt':
      return statement.node.objtype === 'OBJECT_TABLE' ? columnsOfAlter(statement.node) : [];
    default:
      return [];
  }
}

/** From the name of the column to the end of its definition. */
export function regionOfColumn(source: SourceText, statement: Statement, column: ColumnDefinition): Region {
  const start = byteToOffset(statement.text, column.location);
  const end = endOfElement(statement.text, start);
  return source.regionOf(statement.start + start, statement.start + end);
}

/** As a person would write it: `orders.id`. */
export const displayColumn = ({ table, name }: Pick<ColumnDefinition, 'table' | 'name'>): string =>
  `${displayName(table)}.${name}`;

function columnsOfTable(create: CreateStmt, schema?: string): readonly ColumnDefinition[] {
  const named = nameOfRangeVar(create.relation);
  if (!named || create.relation?.relpersistence === 't') return [];
  const table = schema === undefined ? named : { schema, ...named };
  const elements = create.tableElts ?? [];
  const tableConstraints = elements.flatMap((element) =>
    'Constraint' in element ? [element.Constraint] : [],
  );
  return elements.flatMap((element) =>
    'ColumnDef' in element ? definition(element.ColumnDef, { table, made: true, tableConstraints }) : [],
  );
}

function columnsOfAlter(alter: AlterTableStmt): readonly ColumnDefinition[] {
  const table = nameOfRangeVar(alter.relation);
  if (!table) return [];
  const commands = commandsOf(alter);
  const tableConstraints = commands.flatMap((command) => constraintOf(command) ?? []);
  return commands.flatMap((command) => {
    const column = columnOf(command);
    if (!column) return [];
    const made = command.subtype === 'AT_AddColumn';
    if (!made && command.subtype !== 'AT_AlterColumnType') return [];
    return definition(
      { ...column, colname: column.colname ?? command.name ?? '' },
      { table, made, tableConstraints },
    );
  });
}

function definition(
  column: ColumnDef,
  rest: Pick<ColumnDefinition, 'table' | 'made' | 'tableConstraints'>,
): readonly ColumnDefinition[] {
  const type = columnType(column.typeName);
  const { colname: name, location = 0 } = column;
  if (!type || name === undefined) return [];
  return [
    {
      ...rest,
      name,
      type,
      serial: serialName(column.typeName),
      constraints: constraintsOf(column),
      location,
    },
  ];
}

const serialName = (typeName: TypeName | undefined): string | undefined =>
  isSerial(typeName) ? stringsOf(typeName?.names).at(-1) : undefined;
