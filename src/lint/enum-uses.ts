import type { A_Expr, InsertStmt, Node, ResTarget, TypeName } from '@pgsql/types';
import { nameOfNodes, nameOfRangeVar, stringsOf } from '../sql/names.js';
import { commandsOf } from '../sql/table-parts.js';
import { nodesOfKind, relationsIn } from '../sql/tree.js';
import type { StatementContext } from './rule.js';
import { tableBefore } from './table-history.js';
import type { AddedEnumValue } from './transaction-view.js';

/**
 * Whether the statement surely uses the value: as its type, or beside a column of its type. The same text beside a
 * column of another type, or of one that is not known, is no use.
 */
export function enumUses(context: StatementContext, added: AddedEnumValue): boolean {
  const { node } = context.statement;
  const isValue = (one: Node | undefined): boolean =>
    one !== undefined && 'A_Const' in one && one.A_Const.sval?.sval === added.value;
  if (!nodesOfKind(node, 'A_Const').some((constant) => constant.sval?.sval === added.value)) return false;
  const columns = enumColumns(context, added);
  return (
    nodesOfKind(node, 'TypeCast').some(({ arg, typeName }) => isValue(arg) && isType(typeName, added)) ||
    nodesOfKind(node, 'A_Expr').some((one) => compares(one, columns, isValue)) ||
    nodesOfKind(node, 'ColumnDef').some(
      ({ typeName, constraints = [] }) =>
        isType(typeName, added) &&
        nodesOfKind(constraints, 'Constraint').some((one) => isValue(one.raw_expr)),
    ) ||
    assigns(context, columns, isValue)
  );
}

const isType = (typeName: TypeName | undefined, { type }: AddedEnumValue): boolean =>
  nameOfNodes(typeName?.names)?.name === type.name;

/** The columns of the type in all tables that the statement names, those that it makes included. */
function enumColumns(context: StatementContext, added: AddedEnumValue): ReadonlySet<string> {
  const { node } = context.statement;
  const own = nodesOfKind(node, 'ColumnDef').flatMap(({ colname, typeName }) =>
    colname !== undefined && isType(typeName, added) ? [colname] : [],
  );
  const known = relationsIn(node).flatMap((relation) => {
    const name = nameOfRangeVar(relation);
    const table = name && tableBefore(context, name);
    return [...(table?.columns ?? [])].flatMap(([column, { type }]) =>
      type && !type.array && type.name.split('.').at(-1) === added.type.name ? [column] : [],
    );
  });
  return new Set([...own, ...known]);
}

type IsValue = (node: Node | undefined) => boolean;

function compares({ lexpr, rexpr }: A_Expr, columns: ReadonlySet<string>, isValue: IsValue): boolean {
  const isColumn = (one: Node | undefined): boolean =>
    one !== undefined && 'ColumnRef' in one && columns.has(stringsOf(one.ColumnRef.fields).at(-1) ?? '');
  const holds = (one: Node | undefined): boolean =>
    isValue(one) || (one !== undefined && 'List' in one && (one.List.items ?? []).some(isValue));
  return (isColumn(lexpr) && holds(rexpr)) || (isColumn(rexpr) && holds(lexpr));
}

function assigns(context: StatementContext, columns: ReadonlySet<string>, isValue: IsValue): boolean {
  const { statement } = context;
  if (statement.kind === 'InsertStmt') return inserts(context, statement.node, columns, isValue);
  if (statement.kind === 'UpdateStmt')
    return targets(statement.node.targetList).some(({ name = '', val }) => columns.has(name) && isValue(val));
  if (statement.kind !== 'AlterTableStmt') return false;
  return commandsOf(statement.node).some(
    ({ subtype, name = '', def }) => subtype === 'AT_ColumnDefault' && columns.has(name) && isValue(def),
  );
}

function inserts(
  context: StatementContext,
  { relation, cols, selectStmt }: InsertStmt,
  columns: ReadonlySet<string>,
  isValue: IsValue,
): boolean {
  if (!selectStmt || !('SelectStmt' in selectStmt)) return false;
  const table = nameOfRangeVar(relation);
  const written = targets(cols).map(({ name = '' }) => name);
  const order = cols ? written : [...((table && tableBefore(context, table)?.columns.keys()) ?? [])];
  const { valuesLists = [], targetList } = selectStmt.SelectStmt;
  const rows = valuesLists.map((row) => ('List' in row ? (row.List.items ?? []) : []));
  return [...rows, targets(targetList).map(({ val }) => val)].some((row) =>
    row.some((value, index) => columns.has(order[index] ?? '') && isValue(value)),
  );
}

const targets = (nodes: readonly Node[] | undefined): readonly ResTarget[] =>
  (nodes ?? []).flatMap((node) => ('ResTarget' in node ? [node.ResTarget] : []));
