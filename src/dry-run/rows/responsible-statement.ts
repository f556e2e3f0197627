import type { TableName } from './table-key.js';
import type { AlterTableStmt, UpdateStmt } from '@pgsql/types';
import type { Region } from '../../report.js';
import { carriedChanges, isRowChange } from '../../sql/carried-changes.js';
import { droppedObjects } from '../../sql/dropped-objects.js';
import { nameOfRangeVar, type QualifiedName } from '../../sql/names.js';
import type { Statement } from '../../sql/statements.js';
import { commandsOf } from '../../sql/table-parts.js';
import { relationsIn } from '../../sql/tree.js';
import { beginningOf, type PlannedScript, statementsOf } from '../plan.js';
import type { Loss } from './lost-rows.js';

/** Whether a name as a statement writes it can mean the table. */
export const means = (written: QualifiedName | undefined, table: TableName): boolean =>
  written?.name === table.name && (written.schema === undefined || written.schema === table.schema);

type Test = (statement: Statement) => boolean;

/** Where in the script rows or values were lost: the statement that names them, else one that can do such a thing. */
export function placeOfLoss(loss: Loss, script: PlannedScript): Region {
  const statements = statementsOf(script);
  for (const test of testsOf(loss)) {
    const found = statements.find(test);
    if (found) return found.region;
  }
  return beginningOf(script);
}

/** Whether the script itself writes values of its own into the column. */
export const setsColumn = (table: TableName, column: string, script: PlannedScript): boolean =>
  changesOf(script).some(
    ({ kind, node }) =>
      means(nameOfRangeVar(node.relation), table) &&
      (kind === 'MergeStmt' || (kind === 'UpdateStmt' && sets(node, column))),
  );

/** Whether the script changes the type of the column. */
export const retypesColumn = (table: TableName, column: string, script: PlannedScript): boolean =>
  statementsOf(script).some(
    (statement) =>
      statement.kind === 'AlterTableStmt' &&
      means(nameOfRangeVar(statement.node.relation), table) &&
      commandsOf(statement.node).some(
        ({ subtype, name }) => subtype === 'AT_AlterColumnType' && name === column,
      ),
  );

const changesOf = (script: PlannedScript): ReturnType<typeof carriedChanges> =>
  statementsOf(script).flatMap(changesIn);

function testsOf({ kind, table, column, now }: Loss): readonly Test[] {
  const names = [table, ...table.parts, ...now.flatMap((holder) => [holder, ...holder.parts])];
  const isIt = (written: QualifiedName | undefined): boolean => names.some((name) => means(written, name));
  const ofColumn = column === undefined ? [] : [changesColumn(column, isIt), writesTo(isIt)];
  const ofRows = kind === 'other rows' ? [writesTo(isIt)] : [];
  return [...ofColumn, ...ofRows, removes(isIt), createsAnew(isIt), removesAnything];
}

const removes =
  (isIt: (written: QualifiedName | undefined) => boolean): Test =>
  (statement) => {
    if (statement.kind === 'DropStmt' && statement.node.removeType === 'OBJECT_TABLE')
      return droppedObjects(statement.node).some(({ name }) => isIt(name));
    if (statement.kind === 'TruncateStmt')
      return (statement.node.relations ?? []).some(
        (node) => 'RangeVar' in node && isIt(nameOfRangeVar(node.RangeVar)),
      );
    return changesIn(statement).some(
      ({ kind, node }) =>
        (kind === 'DeleteStmt' || kind === 'MergeStmt') && isIt(nameOfRangeVar(node.relation)),
    );
  };

const changesColumn =
  (column: string, isIt: (written: QualifiedName | undefined) => boolean): Test =>
  (statement) => {
    if (statement.kind === 'AlterTableStmt') {
      const { node } = statement;
      return isIt(nameOfRangeVar(node.relation)) && touches(node, column);
    }
    return changesIn(statement).some(
      ({ kind, node }) => kind === 'UpdateStmt' && isIt(nameOfRangeVar(node.relation)) && sets(node, column),
    );
  };

const sets = ({ targetList = [] }: UpdateStmt, column: string): boolean =>
  targetList.some((target) => 'ResTarget' in target && target.ResTarget.name === column);

/** A down script adds the column anew. */
const touches = (alter: AlterTableStmt, column: string): boolean =>
  commandsOf(alter).some(
    ({ subtype, name, def }) =>
      (['AT_DropColumn', 'AT_AlterColumnType'].includes(subtype ?? '') && name === column) ||
      (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def && def.ColumnDef.colname === column),
  );

const writesTo =
  (isIt: (written: QualifiedName | undefined) => boolean): Test =>
  (statement) =>
    changesIn(statement).some(
      ({ kind, node }) =>
        (kind === 'UpdateStmt' || kind === 'MergeStmt') && isIt(nameOfRangeVar(node.relation)),
    );

/** A down script makes it again, and leaves it empty. */
const createsAnew =
  (isIt: (written: QualifiedName | undefined) => boolean): Test =>
  ({ kind, node }) =>
    kind === 'CreateStmt' && isIt(nameOfRangeVar(node.relation));

/** By CASCADE, a foreign key, a schema or an owner. */
const removesAnything: Test = (statement) =>
  ['DropStmt', 'DropOwnedStmt', 'TruncateStmt'].includes(statement.kind) ||
  changesIn(statement).some(({ kind }) => kind === 'DeleteStmt');

const changesIn = (statement: Statement): ReturnType<typeof carriedChanges> => [
  ...(isRowChange(statement) ? [statement] : []),
  ...carriedChanges(statement),
];

/** The first statement that names the table. */
export const firstNaming = (table: TableName, script: PlannedScript): Statement | undefined =>
  statementsOf(script).find((statement) => {
    const dropped = statement.kind === 'DropStmt' ? droppedObjects(statement.node) : [];
    return (
      dropped.some(({ name, table: of }) => means(of ?? name, table)) ||
      relationsIn(statement.node).some((relation) => means(nameOfRangeVar(relation), table))
    );
  });
