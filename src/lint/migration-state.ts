import type { RenameStmt, VariableSetStmt } from '@pgsql/types';
import { constantText } from '../sql/constants.js';
import {
  type CreatedObject,
  createdObject,
  isGuarded,
  isTemporary,
  type NameSpace,
  tableOf,
} from '../sql/created-object.js';
import { defaultSchema, nameKey, nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { droppedObjects, droppedSpace } from '../sql/dropped-objects.js';
import type { Statement } from '../sql/statements.js';
import { alterTableCommands } from '../sql/table-parts.js';

/**
 * What a script has done so far: the objects that it created (no other session can see or wait for them yet),
 * those it dropped, and what it SET.
 */
export class MigrationState {
  readonly #created = new Set<string>();
  readonly #dropped = new Set<string>();
  readonly #remade = new Set<string>();
  readonly #temporary = new Set<string>();
  readonly #droppedColumns = new Set<string>();
  readonly #settings = new Map<string, string>();
  readonly #newSchemas = new Set<string>();
  /** Relations that went to another name or schema. */
  readonly #movedAway = new Set<string>();
  readonly #tableExisted: (key: string) => boolean;
  #searchPath = defaultSchema;

  /** `tableExisted` tells of tables that were there before the script: IF NOT EXISTS passes over them. */
  constructor(tableExisted: (key: string) => boolean = () => false) {
    this.#tableExisted = tableExisted;
  }

  /** Whether the script itself created the object, or the schema that it lies in, before this point. */
  isNew(name: QualifiedName, space: NameSpace = 'relation'): boolean {
    const schema = name.schema ?? this.#searchPath;
    return schema === 'pg_temp' || this.#newSchemas.has(schema) || this.#created.has(this.#key(name, space));
  }

  /** Whether the script dropped an object of that name, or the schema that it lay in, before this point. */
  isDropped(name: QualifiedName, space: NameSpace = 'relation'): boolean {
    const schema = name.schema ?? this.#searchPath;
    return this.#dropped.has(`schema ${schema}`) || this.#dropped.has(this.#key(name, space));
  }

  /**
   * Whether each run of the script makes the object anew, so that none finds what an earlier one left: it dropped
   * the object before it created it, or the object is temporary, or hangs on a table of which that is true.
   */
  isRemade(name: QualifiedName, space: NameSpace = 'relation'): boolean {
    return (name.schema ?? this.#searchPath) === 'pg_temp' || this.#remade.has(this.#key(name, space));
  }

  /** Whether the script itself created it as a temporary table, view or sequence. */
  isTemporary(name: QualifiedName): boolean {
    return name.schema === 'pg_temp' || (name.schema === undefined && this.#temporary.has(name.name));
  }

  /** Whether the script dropped such a column before this point. */
  isColumnDropped(table: QualifiedName, column: string): boolean {
    return this.#droppedColumns.has(`${this.keyOf(table)}.${column}`);
  }

  /** `public.orders`: the name with the schema that `search_path` gives it at this point. */
  keyOf(name: QualifiedName): string {
    return nameKey(name, this.#searchPath);
  }

  /** What the script SET a parameter to, in lower case; undefined where it did not. */
  setting(parameter: string): string | undefined {
    return this.#settings.get(parameter);
  }

  /** Takes note of a statement, after the rules have looked at it. */
  apply(statement: Statement): void {
    if (statement.within?.partly) return;
    const created = createdObject(statement);
    if (created) this.#note(statement, created);
    this.#change(statement);
  }

  #note(statement: Statement, { name, space }: CreatedObject): void {
    if (space === 'relation' && isGuarded(statement) && this.#isThere(name)) return;
    // What lies in a schema that may have existed may have existed too.
    if (space === 'schema' && !isGuarded(statement)) this.#newSchemas.add(name.name);
    const table = tableOf(statement);
    const remade = this.isDropped(name, space) || (table !== undefined && this.isRemade(table));
    if (remade || isTemporary(statement)) this.#remade.add(this.#key(name, space));
    if (isTemporary(statement)) this.#temporary.add(name.name);
    this.#create(name, space);
  }

  #isThere(name: QualifiedName): boolean {
    const isFree = this.isDropped(name) || this.#movedAway.has(this.keyOf(name));
    return !isFree && this.#tableExisted(this.keyOf(name));
  }

  #change(statement: Statement): void {
    if (statement.kind === 'DropStmt') this.#drop(statement);
    else if (statement.kind === 'AlterTableStmt') this.#dropColumns(statement);
    else if (statement.kind === 'VariableSetStmt') this.#set(statement.node);
    else if (statement.kind === 'RenameStmt') this.#rename(statement.node);
    else if (statement.kind === 'AlterObjectSchemaStmt') {
      const from = nameOfRangeVar(statement.node.relation);
      if (from) this.#move(from, { name: from.name, schema: statement.node.newschema ?? '' });
    }
  }

  #rename({ renameType, relation, subname = '', newname = '' }: RenameStmt): void {
    const from = nameOfRangeVar(relation);
    if (renameType === 'OBJECT_SCHEMA') this.#renameSchema(subname, newname);
    else if (from && renameType === 'OBJECT_TABLE') this.#move(from, { ...from, name: newname });
  }

  /** What is new stays new, under its new name alone. */
  #move(from: QualifiedName, to: QualifiedName): void {
    const isNew = this.isNew(from);
    this.#created.delete(this.#key(from, 'relation'));
    this.#movedAway.add(this.keyOf(from));
    if (isNew) this.#create(to);
  }

  #renameSchema(from: string, to: string): void {
    const isNew = this.isNew({ name: from }, 'schema');
    if (this.#newSchemas.delete(from)) this.#newSchemas.add(to);
    this.#created.delete(this.#key({ name: from }, 'schema'));
    if (isNew) this.#create({ name: to }, 'schema');
  }

  #drop(statement: Extract<Statement, { kind: 'DropStmt' }>): void {
    const space = droppedSpace(statement.node);
    if (!space) return;
    for (const { name } of droppedObjects(statement.node)) {
      this.#created.delete(this.#key(name, space));
      this.#remade.delete(this.#key(name, space));
      if (space === 'relation') this.#temporary.delete(name.name);
      if (space === 'schema') this.#newSchemas.delete(name.name);
      this.#dropped.add(this.#key(name, space));
    }
  }

  #dropColumns(statement: Extract<Statement, { kind: 'AlterTableStmt' }>): void {
    const table = nameOfRangeVar(statement.node.relation);
    if (!table) return;
    for (const { subtype, name } of alterTableCommands(statement)) {
      if (subtype === 'AT_DropColumn') this.#droppedColumns.add(`${this.keyOf(table)}.${name ?? ''}`);
    }
  }

  #set(node: VariableSetStmt): void {
    const parameter = node.name?.toLowerCase() ?? '';
    if (node.kind !== 'VAR_SET_VALUE') {
      this.#settings.delete(parameter);
      if (parameter === 'search_path') this.#searchPath = defaultSchema;
      return;
    }
    const values = (node.args ?? []).flatMap((arg) => ('A_Const' in arg ? [constantText(arg.A_Const)] : []));
    this.#settings.set(parameter, values.join(', ').toLowerCase());
    const path = values.find((value) => value !== '$user' && value !== '');
    if (parameter === 'search_path') this.#searchPath = path ?? defaultSchema;
  }

  #create(name: QualifiedName, space: NameSpace = 'relation'): void {
    this.#created.add(this.#key(name, space));
  }

  #key(name: QualifiedName, space: NameSpace): string {
    const global = space === 'schema' || space === 'extension' || space === 'trigger';
    return `${space} ${global ? name.name : nameKey(name, this.#searchPath)}`;
  }
}
