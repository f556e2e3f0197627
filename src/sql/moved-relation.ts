import { nameOfRangeVar, type QualifiedName } from './names.js';
import type { Statement } from './statements.js';

/** The name that a table or view had before RENAME or SET SCHEMA, and the one that it has then. */
export function movedRelation(
  statement: Statement,
): { readonly from: QualifiedName; readonly to: QualifiedName } | undefined {
  if (statement.kind === 'RenameStmt') {
    const { relation, renameType = '', newname = '' } = statement.node;
    const from = nameOfRangeVar(relation);
    return from && relations.has(renameType) ? { from, to: { ...from, name: newname } } : undefined;
  }
  if (statement.kind !== 'AlterObjectSchemaStmt') return undefined;
  const from = nameOfRangeVar(statement.node.relation);
  return from && { from, to: { schema: statement.node.newschema ?? '', name: from.name } };
}

const relations: ReadonlySet<string> = new Set([
  'OBJECT_TABLE',
  'OBJECT_FOREIGN_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
]);
