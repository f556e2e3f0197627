import type { TableName } from '../rows/table-key.js';
import type { Region } from '../../report.js';
import { createdObject } from '../../sql/created-object.js';
import { nameOfRangeVar } from '../../sql/names.js';
import type { Statement } from '../../sql/statements.js';
import { beginningOf, type PlannedScript, statementsOf } from '../plan.js';
import { means } from '../rows/responsible-statement.js';

/** The last statement of the script that gives something else the name that the table had. */
export function placeOfSwap(table: TableName, script: PlannedScript): Region {
  const found = statementsOf(script).findLast((statement) => givesName(statement, table));
  return found?.region ?? beginningOf(script);
}

/** What the tables were called to which the script gives the name that the table had. */
export const namesBeforeSwap = (table: TableName, script: PlannedScript): readonly TableName[] =>
  statementsOf(script).flatMap((statement) => {
    const { kind, node } = statement;
    const relation = kind === 'RenameStmt' || kind === 'AlterObjectSchemaStmt' ? node.relation : undefined;
    const name = givesName(statement, table) && nameOfRangeVar(relation);
    return name ? [{ schema: name.schema ?? table.schema, name: name.name }] : [];
  });

function givesName(statement: Statement, table: TableName): boolean {
  const { kind, node } = statement;
  if (kind === 'RenameStmt') {
    const { renameType, newname = '', relation } = node;
    if (renameType === 'OBJECT_SCHEMA') return newname === table.schema;
    const renames = renameType === 'OBJECT_TABLE' || renameType === 'OBJECT_VIEW';
    return renames && means({ ...nameOfRangeVar(relation), name: newname }, table);
  }
  if (kind === 'AlterObjectSchemaStmt')
    return node.newschema === table.schema && node.relation?.relname === table.name;
  return means(createdObject(statement)?.name, table);
}
