import type { A_Const, VariableSetStmt } from '@pgsql/types';
import { createdObject, type NameSpace } from '../sql/created-object.js';
import { defaultSchema, nameKey, nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import type { Statement } from '../sql/statements.js';
import { transactionControl } from '../sql/transactions.js';

/**
 * What a script has done so far: the objects that it created (no other session can see or wait for them yet),
 * those it dropped, whether it stands in a transaction that it opened itself, and what it SET.
 */
export class MigrationState {
  readonly #created = new Set<string>();
  readonly #dropped = new Set<string>();
  readonly #settings = new Map<string, string>();
  #block = false;
  #searchPath = defaultSchema;

  /** Whether the script itself created the object, or the schema that it lies in, before this point. */
  isNew(name: QualifiedName, space: NameSpace = 'relation'): boolean {
    const schema = name.schema ?? this.#searchPath;
    return (
      schema === 'pg_temp' ||
      this.#created.has(`schema ${schema}`) ||
      this.#created.has(this.#key(name, space))
    );
  }

  /** Whether the script dropped an object of that name before this point. */
  isDropped(name: QualifiedName, space: NameSpace = 'relation'): boolean {
    return this.#dropped.has(this.#key(name, space));
  }

  /** Whether a BEGIN of the script's own is open. What the tool opens around it is `LintScript.shape`. */
  get inTransactionBlock(): boolean {
    return this.#block;
  }

  /** What the script SET a parameter to, in lower case; undefined where it did not. */
  setting(parameter: string): string | undefined {
    return this.#settings.get(parameter);
  }

  /** Takes note of a statement, after the rules have looked at it. */
  apply(statement: Statement): void {
    const control = transactionControl(statement);
    if (control === 'begin') this.#block = true;
    else if (control === 'commit' || control === 'rollback') this.#block = false;
    const created = createdObject(statement);
    if (created) this.#create(created.name, created.space);
    this.#change(statement);
  }

  #change(statement: Statement): void {
    if (statement.kind === 'DropStmt') this.#drop(statement);
    else if (statement.kind === 'VariableSetStmt') this.#set(statement.node);
    else if (statement.kind === 'RenameStmt' && statement.node.relation) {
      const from = nameOfRangeVar(statement.node.relation);
      if (from && statement.node.renameType === 'OBJECT_TABLE' && this.isNew(from)) {
        this.#create({ ...from, name: statement.node.newname ?? '' });
      }
    }
  }

  #drop(statement: Extract<Statement, { kind: 'DropStmt' }>): void {
    const space = dropSpaces[statement.node.removeType ?? ''];
    if (!space) return;
    for (const { name } of droppedObjects(statement.node)) {
      this.#created.delete(this.#key(name, space));
      this.#dropped.add(this.#key(name, space));
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

const dropSpaces: Readonly<Partial<Record<string, NameSpace>>> = {
  OBJECT_TABLE: 'relation',
  OBJECT_FOREIGN_TABLE: 'relation',
  OBJECT_VIEW: 'relation',
  OBJECT_MATVIEW: 'relation',
  OBJECT_SEQUENCE: 'relation',
  OBJECT_INDEX: 'relation',
  OBJECT_SCHEMA: 'schema',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_FUNCTION: 'routine',
  OBJECT_PROCEDURE: 'routine',
  OBJECT_AGGREGATE: 'routine',
  OBJECT_ROUTINE: 'routine',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_EXTENSION: 'extension',
};

/** The text of a constant in a SET; libpg-query leaves out the value of an integer 0. */
const constantText = (constant: A_Const): string =>
  constant.sval?.sval ?? constant.fval?.fval ?? String(constant.ival?.ival ?? 0);
