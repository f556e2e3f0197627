import type { AlterTableCmd, ColumnDef, Constraint, IndexStmt } from '@pgsql/types';
import { columnType, isSerial } from '../sql/column-types.js';
import { defaultName } from '../sql/default-names.js';
import { nameOfRangeVar, type QualifiedName, stringsOf } from '../sql/names.js';
import type { PartitionKey } from '../sql/partition-key.js';
import {
  constrainedColumns,
  type ConstraintKind,
  constraintName,
  indexColumnNames,
  indexedColumns,
  kindOfConstraint,
} from '../sql/table-elements.js';
import { columnOf, constraintOf, constraintsOf } from '../sql/table-parts.js';
import type { Column, Table, TableConstraint, TableIndex } from './table-shape.js';

/** A table while one statement changes it. `keyOf` finds the schema of a name that has none. */
export class TableDraft {
  readonly #table: Table;
  readonly #keyOf: (name: QualifiedName) => string;
  readonly #columns: Map<string, Column>;
  readonly #constraints: Map<string, TableConstraint>;
  readonly #indexes: Map<string, TableIndex>;
  #partitioned: PartitionKey | undefined;

  constructor(table: Table, keyOf: (name: QualifiedName) => string) {
    this.#table = table;
    this.#keyOf = keyOf;
    this.#columns = new Map(table.columns);
    this.#constraints = new Map(table.constraints);
    this.#indexes = new Map(table.indexes);
    this.#partitioned = table.partitioned;
  }

  finish(): Table {
    return {
      ...this.#table,
      columns: this.#columns,
      constraints: this.#constraints,
      indexes: this.#indexes,
      ...(this.#partitioned ? { partitioned: this.#partitioned } : {}),
    };
  }

  /** Columns that come from another table, and their NOT NULL: LIKE, INHERITS, PARTITION OF. */
  copyColumns(other: Table): void {
    for (const [name, column] of other.columns) this.#columns.set(name, column);
    for (const [name, one] of other.constraints)
      if (one.kind === 'not null') this.#constraints.set(name, one);
  }

  addColumn(definition: ColumnDef): void {
    const name = definition.colname ?? '';
    const type = columnType(definition.typeName);
    const serial = isSerial(definition.typeName);
    this.#columns.set(name, { ...(type ? { type } : {}), notNull: false, filled: serial });
    if (serial) this.#setNotNull(name);
    for (const constraint of constraintsOf(definition)) this.addConstraint(constraint, name);
  }

  /** Adds a constraint of the table, or of the column that it is written behind. */
  addConstraint(constraint: Constraint, column?: string): void {
    if (column !== undefined && ['CONSTR_DEFAULT', 'CONSTR_GENERATED'].includes(constraint.contype ?? '')) {
      this.#change(column, { filled: true, ...generationOf(constraint) });
    } else if (column !== undefined && constraint.contype === 'CONSTR_IDENTITY') {
      this.#fillByIdentity(column);
    } else this.#bind(constraint, column);
  }

  addIndex(index: IndexStmt): void {
    const taken = (name: string): boolean => this.#indexes.has(name) || this.#constraints.has(name);
    const name = index.idxname ?? defaultName(this.#name(), indexColumnNames(index), 'idx', taken);
    if (index.if_not_exists === true && taken(name)) return;
    this.#indexes.set(name, {
      name,
      unique: index.unique === true,
      partial: index.whereClause !== undefined,
      key: (index.indexParams ?? []).map((node) => ('IndexElem' in node ? node.IndexElem.name : undefined)),
      columns: indexedColumns(index),
    });
  }

  dropIndex(name: string): void {
    this.#indexes.delete(name);
  }

  /** One sub-command of ALTER TABLE; those that change nothing kept here are passed over. */
  alter(command: AlterTableCmd): void {
    const { name = '' } = command;
    const constraint = constraintOf(command);
    switch (command.subtype) {
      case 'AT_AddColumn':
        this.#addColumn(command);
        break;
      case 'AT_DropColumn':
        this.#dropColumn(name);
        break;
      case 'AT_AddConstraint':
        if (constraint) this.addConstraint(constraint);
        break;
      case 'AT_DropConstraint':
        this.#dropConstraint(name);
        break;
      case 'AT_ValidateConstraint':
        this.#validate(name);
        break;
      default:
        this.#alterColumn(command);
    }
  }

  renameColumn(from: string, to: string): void {
    const renamed = (names: readonly string[]) => names.map((name) => (name === from ? to : name));
    const columns = [...this.#columns].map(([name, column]) => [name === from ? to : name, column] as const);
    this.#columns.clear();
    for (const [name, column] of columns) this.#columns.set(name, column);
    for (const [name, one] of this.#constraints) {
      this.#constraints.set(name, { ...one, columns: renamed(one.columns) });
    }
    if (this.#partitioned) {
      this.#partitioned = { ...this.#partitioned, columns: renamed(this.#partitioned.columns) };
    }
    for (const [name, one] of this.#indexes) {
      const key = one.key.map((column) => (column === from ? to : column));
      this.#indexes.set(name, { ...one, key, columns: renamed(one.columns) });
    }
  }

  /** Renames a constraint or an index: those of a key share one name. */
  renameConstraint(from: string, to: string): void {
    const constraint = this.#constraints.get(from);
    const index = this.#indexes.get(from);
    this.#constraints.delete(from);
    this.#indexes.delete(from);
    if (constraint) this.#constraints.set(to, { ...constraint, name: to });
    if (index) this.#indexes.set(to, { ...index, name: to });
  }

  /** Follows a table that foreign keys point at to its new key; undefined: it is gone, and the keys with it. */
  redirect(from: string, to: string | undefined): void {
    for (const [name, constraint] of this.#constraints) {
      if (constraint.references !== from) continue;
      if (to === undefined) this.#constraints.delete(name);
      else this.#constraints.set(name, { ...constraint, references: to });
    }
  }

  #alterColumn(command: AlterTableCmd): void {
    const { subtype, name = '', def } = command;
    if (subtype === 'AT_AlterColumnType') {
      const type = columnType(columnOf(command)?.typeName);
      if (type) this.#change(name, { type });
    } else if (subtype === 'AT_ColumnDefault') this.#change(name, { filled: def !== undefined });
    else if (subtype === 'AT_AddIdentity') this.#fillByIdentity(name);
    else if (subtype === 'AT_DropIdentity') this.#change(name, { filled: false });
    else if (subtype === 'AT_DropExpression') this.#dropExpression(name);
    else if (subtype === 'AT_SetNotNull') this.#makeNotNull(name);
    else if (subtype === 'AT_DropNotNull') this.#dropNotNull(name);
  }

  #addColumn(command: AlterTableCmd): void {
    const column = columnOf(command);
    const kept = command.missing_ok === true && this.#columns.has(column?.colname ?? '');
    if (column && !kept) this.addColumn(column);
  }

  /** SET NOT NULL validates a constraint that is NOT VALID: ATExecSetNotNull() in src/backend/commands/tablecmds.c. */
  #makeNotNull(column: string): void {
    this.#setNotNull(column);
    for (const { name, kind, columns } of this.#constraints.values()) {
      if (kind === 'not null' && columns.includes(column)) this.#validate(name);
    }
  }

  #dropExpression(name: string): void {
    const { type, notNull } = this.#columns.get(name) ?? {};
    const kept = { ...(type ? { type } : {}), ...(notNull === undefined ? {} : { notNull }) };
    this.#columns.set(name, { ...kept, filled: false });
  }

  #fillByIdentity(column: string): void {
    this.#change(column, { filled: true });
    this.#setNotNull(column);
  }

  /** A column has one such constraint at the most, in PostgreSQL 18 also one whose primary key made it NOT NULL. */
  #setNotNull(column: string, constraint: Constraint = { contype: 'CONSTR_NOTNULL' }): void {
    const kinds = [...this.#constraints.values()].filter(({ kind }) => kind === 'not null');
    const present = kinds.find(({ columns }) => columns.includes(column));
    if (present && constraint.conname === undefined) return;
    if (present) this.#constraints.delete(present.name);
    this.#keepConstraint('not null', constraint, { columns: [column], included: [] }, column);
    this.#change(column, { notNull: true });
  }

  #bind(constraint: Constraint, column: string | undefined): void {
    const kind = kindOfConstraint(constraint);
    if (!kind) return;
    const bound = this.#columnsOf(constraint, column);
    if (kind === 'not null') {
      for (const one of bound.columns) this.#setNotNull(one, constraint);
      return;
    }
    this.#keepConstraint(kind, constraint, bound, column);
    if (kind === 'primary key') for (const one of bound.columns) this.#setNotNull(one);
  }

  #keepConstraint(
    kind: ConstraintKind,
    constraint: Constraint,
    bound: Pick<TableConstraint, 'columns' | 'included'>,
    column: string | undefined,
  ): void {
    const taken = (name: string): boolean => this.#constraints.has(name);
    const name = constraintName(constraint, this.#name(), column, taken) ?? '';
    const target = nameOfRangeVar(constraint.pktable);
    this.#constraints.set(name, {
      name,
      kind,
      ...bound,
      validated: constraint.skip_validation !== true,
      ...(target ? { references: this.#keyOf(target) } : {}),
      ...(kind === 'check' && constraint.raw_expr ? { condition: constraint.raw_expr } : {}),
    });
  }

  #columnsOf(
    constraint: Constraint,
    column: string | undefined,
  ): Pick<TableConstraint, 'columns' | 'included'> {
    if (constraint.indexname === undefined) {
      return {
        columns: constrainedColumns(constraint, column),
        included: stringsOf(constraint.including),
      };
    }
    const index = this.#indexes.get(constraint.indexname);
    this.#indexes.delete(constraint.indexname);
    const columns = (index?.key ?? []).filter((name) => name !== undefined);
    return { columns, included: (index?.columns ?? []).filter((name) => !columns.includes(name)) };
  }

  /** “Indexes and table constraints involving the column will be automatically dropped as well”: manual, ALTER TABLE. */
  #dropColumn(name: string): void {
    this.#columns.delete(name);
    for (const [key, { columns, included }] of this.#constraints) {
      if (columns.includes(name) || included.includes(name)) this.#constraints.delete(key);
    }
    for (const [key, { columns }] of this.#indexes) if (columns.includes(name)) this.#indexes.delete(key);
  }

  #dropConstraint(name: string): void {
    const constraint = this.#constraints.get(name);
    this.#constraints.delete(name);
    if (constraint?.kind !== 'not null') return;
    for (const column of constraint.columns) this.#change(column, { notNull: false });
  }

  #dropNotNull(column: string): void {
    this.#change(column, { notNull: false });
    for (const [name, { kind, columns }] of this.#constraints) {
      if (kind === 'not null' && columns.includes(column)) this.#constraints.delete(name);
    }
  }

  #validate(name: string): void {
    const constraint = this.#constraints.get(name);
    if (constraint) this.#constraints.set(name, { ...constraint, validated: true });
  }

  #change(column: string, change: Column): void {
    this.#columns.set(column, { ...this.#columns.get(column), ...change });
  }

  #name(): string {
    return this.#table.key.slice(this.#table.key.indexOf('.') + 1);
  }
}

/** Since PostgreSQL 18 a generated column is virtual unless it says STORED; the parser writes out which. */
const generationOf = ({ contype, generated_kind }: Constraint): Pick<Column, 'generated'> =>
  contype === 'CONSTR_GENERATED' ? { generated: generated_kind === 'v' ? 'virtual' : 'stored' } : {};
