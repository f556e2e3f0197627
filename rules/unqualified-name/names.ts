import { createdObject } from '../../src/sql/created-object.js';
import { droppedObjects, droppedSpace } from '../../src/sql/dropped-objects.js';
import type { Statement } from '../../src/sql/statements.js';
import { nodesOfKind, relationsIn } from '../../src/sql/tree.js';

export interface UnqualifiedName {
  readonly name: string;
  /** In UTF-8 bytes from the start of the statement; undefined where the parse tree does not say. */
  readonly location?: number;
}

/** The tables, views, sequences, types and routines that a statement creates or names without a schema. */
export function unqualifiedNames(statement: Statement): readonly UnqualifiedName[] {
  // What CREATE SCHEMA holds lies in that schema.
  if (statement.kind === 'CreateSchemaStmt') return [];
  if (statement.kind === 'DropStmt') return droppedNames(statement);
  const relations = relationNames(statement);
  return relations.length > 0 ? relations : createdName(statement);
}

function relationNames({ node }: Statement): readonly UnqualifiedName[] {
  const own = new Set([
    ...nodesOfKind(node, 'CommonTableExpr').map(({ ctename }) => ctename),
    // FOR UPDATE OF names an alias.
    ...nodesOfKind(node, 'RangeVar').map(({ alias }) => alias?.aliasname),
  ]);
  return relationsIn(node).flatMap(({ relname: name = '', schemaname, relpersistence, location }) => {
    if (schemaname !== undefined || relpersistence === 't' || own.has(name) || name.startsWith('pg_'))
      return [];
    return [location === undefined ? { name } : { name, location }];
  });
}

function createdName(statement: Statement): readonly UnqualifiedName[] {
  const created = createdObject(statement);
  if (!created || created.name.schema !== undefined) return [];
  return created.space === 'type' || created.space === 'routine' ? [{ name: created.name.name }] : [];
}

const withoutSchema = new Set(['schema', 'extension']);

function droppedNames({ node }: Extract<Statement, { kind: 'DropStmt' }>): readonly UnqualifiedName[] {
  const space = droppedSpace(node);
  return droppedObjects(node).flatMap(({ name, table }) => {
    const object = table ?? (space === undefined || withoutSchema.has(space) ? undefined : name);
    return object && object.schema === undefined ? [{ name: object.name }] : [];
  });
}
