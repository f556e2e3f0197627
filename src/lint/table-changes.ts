import type {
  AlterTableStmt,
  CreateStmt,
  DropStmt,
  IndexStmt,
  Node,
  PartitionBoundSpec,
  PartitionCmd,
  RenameStmt,
} from '@pgsql/types';
import { copiesIndexes } from '../sql/table-elements.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import { nameOfRangeVar, namesOfRangeVars, type QualifiedName } from '../sql/names.js';
import { partitionKeyOf } from '../sql/partition-key.js';
import type { NodeKind, NodeOf, Statement } from '../sql/statements.js';
import { TableDraft } from './table-draft.js';
import { type Table, unknownTable } from './table-shape.js';

/** The tables that are there now, by their keys. */
export interface TableStore {
  get(key: string): Table | undefined;
  all(): readonly Table[];
  /** At least those with a foreign key to the table of that key, its partitions, and those with the index of that key. */
  mentioning(key: string): readonly Table[];
  /** Undefined takes the table away. */
  put(key: string, table: Table | undefined): void;
}

type KeyOf = (name: QualifiedName) => string;

/** Changes the tables as the statement does. `keyOf` finds the schema of a name that has none. */
export function applyToTables(statement: Statement, tables: TableStore, keyOf: KeyOf): void {
  if (statement.within?.partly) return;
  const reader = readers[statement.kind] as Reader<NodeKind> | undefined;
  reader?.(statement.node as never, new TableChange(tables, keyOf, statement.within?.guarded === true));
}

type Reader<Kind extends NodeKind> = (node: NodeOf<Kind>, change: TableChange) => void;

const readers: { readonly [Kind in NodeKind]?: Reader<Kind> } = {
  CreateStmt(node, change) {
    change.create(node);
  },
  CreateForeignTableStmt({ base }, change) {
    if (base) change.create(base);
  },
  CreateSchemaStmt({ schemaElts = [], schemaname }, change) {
    for (const element of schemaElts) {
      if ('CreateStmt' in element) change.create(element.CreateStmt, schemaname);
    }
  },
  CreateTableAsStmt({ objtype, into }, change) {
    const name = nameOfRangeVar(into?.rel);
    if (objtype === 'OBJECT_TABLE' && name && into?.rel?.relpersistence !== 't') change.createUnknown(name);
  },
  SelectStmt({ intoClause }, change) {
    const name = nameOfRangeVar(intoClause?.rel);
    if (name && intoClause?.rel?.relpersistence !== 't') change.createUnknown(name);
  },
  AlterTableStmt(node, change) {
    if (node.objtype === 'OBJECT_TABLE' || node.objtype === 'OBJECT_FOREIGN_TABLE') change.alter(node);
  },
  IndexStmt(node, change) {
    change.index(node);
  },
  DropStmt(node, change) {
    change.drop(node);
  },
  RenameStmt(node, change) {
    change.rename(node);
  },
  AlterObjectSchemaStmt({ relation, newschema = '' }, change) {
    const name = nameOfRangeVar(relation);
    if (name) change.move(name, { schema: newschema });
  },
};

class TableChange {
  readonly #tables: TableStore;
  readonly #keyOf: KeyOf;
  readonly #guarded: boolean;

  /** `guarded`: the statement stands in a branch, which is taken to ask whether its object is there already. */
  constructor(tables: TableStore, keyOf: KeyOf, guarded: boolean) {
    this.#guarded = guarded;
    this.#tables = tables;
    this.#keyOf = keyOf;
  }

  create(node: CreateStmt, schema?: string): void {
    const name = nameOfRangeVar(node.relation);
    if (!name || node.relation?.relpersistence === 't') return;
    const key = this.#keyOf(schema === undefined ? name : { schema, ...name });
    if (this.#passesOver(node, key)) return;
    const parents = namesOfRangeVars(node.inhRelations);
    const draft = this.#draft(unknownTable(key));
    const told = [
      node.ofTypename === undefined,
      ...parents.map((parent) => this.#copy(draft, parent)),
      ...(node.tableElts ?? []).map((element) => this.#element(draft, element)),
    ];
    const [parent] = node.partbound ? parents : [];
    const partitioned = partitionKeyOf(node);
    this.#keep({
      ...draft.finish(),
      complete: told.every((one) => one),
      ...(parent ? partitionOf(this.#keyOf(parent), node.partbound) : {}),
      ...(partitioned ? { partitioned } : {}),
    });
  }

  #passesOver({ if_not_exists }: CreateStmt, key: string): boolean {
    return (if_not_exists === true || this.#guarded) && this.#tables.get(key) !== undefined;
  }

  createUnknown(name: QualifiedName): void {
    this.#keep(unknownTable(this.#keyOf(name)));
  }

  alter(node: AlterTableStmt): void {
    const name = nameOfRangeVar(node.relation);
    if (!name) return;
    const draft = this.#draft(this.#known(name));
    for (const command of node.cmds ?? []) {
      if (!('AlterTableCmd' in command)) continue;
      const { subtype, def } = command.AlterTableCmd;
      if (def && 'PartitionCmd' in def) {
        const child = nameOfRangeVar(def.PartitionCmd.name);
        if (child && subtype === 'AT_AttachPartition')
          this.#attach(child, this.#keyOf(name), def.PartitionCmd);
        else if (child) this.#detach(child);
      } else draft.alter(command.AlterTableCmd);
    }
    this.#keep(draft.finish());
  }

  index(node: IndexStmt): void {
    const name = nameOfRangeVar(node.relation);
    if (!name) return;
    const draft = this.#draft(this.#known(name));
    draft.addIndex(node);
    this.#keep(draft.finish());
  }

  drop(node: DropStmt): void {
    for (const { name } of droppedObjects(node)) {
      if (node.removeType === 'OBJECT_TABLE') this.#dropTable(this.#keyOf(name));
      else if (node.removeType === 'OBJECT_SCHEMA') this.#dropSchema(name.name);
      else if (node.removeType === 'OBJECT_INDEX') {
        this.#changeEach(this.#keyOf(name), ownsIndex, (draft) => {
          draft.dropIndex(name.name);
        });
      }
    }
  }

  rename({ renameType, relation, subname = '', newname = '' }: RenameStmt): void {
    const name = nameOfRangeVar(relation);
    if (!name) return;
    if (renameType === 'OBJECT_TABLE') this.move(name, { name: newname });
    else if (renameType === 'OBJECT_INDEX') {
      this.#changeEach(this.#keyOf(name), ownsIndex, (draft) => {
        draft.renameConstraint(name.name, newname);
      });
    } else if (renameType === 'OBJECT_COLUMN' || renameType === 'OBJECT_TABCONSTRAINT') {
      const draft = this.#draft(this.#known(name));
      if (renameType === 'OBJECT_COLUMN') draft.renameColumn(subname, newname);
      else draft.renameConstraint(subname, newname);
      this.#keep(draft.finish());
    }
  }

  /** Gives the table another name or schema. */
  move(name: QualifiedName, to: Partial<QualifiedName>): void {
    const from = this.#keyOf(name);
    const table = this.#tables.get(from);
    if (!table) return;
    const key = this.#keyOf({ ...name, ...to });
    this.#tables.put(from, undefined);
    this.#keep({ ...table, key });
    this.#changeEach(from, refersTo, (draft) => {
      draft.redirect(from, key);
    });
    for (const partition of this.#partitionsOf(from)) this.#keep({ ...partition, partitionOf: key });
  }

  /** Whether all is known that the element brings. */
  #element(draft: TableDraft, element: Node): boolean {
    if ('ColumnDef' in element) draft.addColumn(element.ColumnDef);
    else if ('Constraint' in element) draft.addConstraint(element.Constraint);
    else if ('TableLikeClause' in element) {
      const isCopied = this.#copy(draft, nameOfRangeVar(element.TableLikeClause.relation));
      return isCopied && !copiesIndexes(element.TableLikeClause);
    }
    return true;
  }

  #copy(draft: TableDraft, from: QualifiedName | undefined): boolean {
    const table = from && this.#tables.get(this.#keyOf(from));
    if (table) draft.copyColumns(table);
    return table?.complete === true;
  }

  #attach(child: QualifiedName, parent: string, { bound }: PartitionCmd): void {
    this.#keep({ ...this.#known(child), ...partitionOf(parent, bound) });
  }

  #detach(child: QualifiedName): void {
    const { partitionOf: parent, isDefaultPartition, ...table } = this.#known(child);
    if (parent !== undefined || isDefaultPartition) this.#keep({ ...table, wasPartition: true });
  }

  #dropTable(key: string): void {
    this.#tables.put(key, undefined);
    this.#changeEach(key, refersTo, (draft) => {
      draft.redirect(key, undefined);
    });
    // A partition goes with its table.
    for (const partition of this.#partitionsOf(key)) this.#dropTable(partition.key);
  }

  #partitionsOf(key: string): readonly Table[] {
    return this.#tables.mentioning(key).filter((table) => table.partitionOf === key);
  }

  #dropSchema(schema: string): void {
    for (const { key } of this.#tables.all()) if (key.startsWith(`${schema}.`)) this.#dropTable(key);
  }

  #changeEach(
    key: string,
    matches: (key: string) => (table: Table) => boolean,
    change: (draft: TableDraft) => void,
  ): void {
    for (const table of this.#tables.mentioning(key).filter(matches(key))) {
      const draft = this.#draft(table);
      change(draft);
      this.#keep(draft.finish());
    }
  }

  #known(name: QualifiedName): Table {
    const key = this.#keyOf(name);
    return this.#tables.get(key) ?? unknownTable(key);
  }

  #keep(table: Table): void {
    this.#tables.put(table.key, table);
  }

  #draft(table: Table): TableDraft {
    return new TableDraft(table, this.#keyOf);
  }
}

const partitionOf = (parent: string, bound: PartitionBoundSpec | undefined): Partial<Table> => ({
  partitionOf: parent,
  ...(bound?.is_default === true ? { isDefaultPartition: true } : {}),
});

const refersTo =
  (key: string) =>
  ({ constraints }: Table): boolean =>
    [...constraints.values()].some(({ references }) => references === key);

const ownsIndex =
  (index: string) =>
  (table: Table): boolean =>
    indexKeys(table).includes(index);

/** The keys of its indexes, and of its constraints, for some of these have one. An index lies in its table's schema. */
export const indexKeys = ({ key, indexes, constraints }: Table): readonly string[] => {
  const schema = key.slice(0, key.indexOf('.') + 1);
  return [...indexes.keys(), ...constraints.keys()].map((name) => schema + name);
};
