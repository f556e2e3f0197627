import type { ColumnRef, Node, SelectStmt } from '@pgsql/types';
import { nameOfRangeVar, type QualifiedName, stringsOf } from '../../src/sql/names.js';

/**
 * Whether the subquery selects one column of one table that is never NULL: it is declared so, or the WHERE asks for it.
 * False where that is not known.
 */
export function neverYieldsNull(
  query: Node | undefined,
  isNotNull: (table: QualifiedName, column: string) => boolean,
): boolean {
  if (!query || !('SelectStmt' in query)) return false;
  const select = query.SelectStmt;
  const column = columnOf(onlyOne(select.targetList));
  const table = tableOf(onlyOne(select.fromClause));
  if (column === undefined || !table || select.op !== 'SETOP_NONE') return false;
  return isNotNull(table, column) || excludesNull(select.whereClause, column);
}

const onlyOne = (nodes: SelectStmt['targetList']): Node | undefined =>
  nodes?.length === 1 ? nodes[0] : undefined;

const tableOf = (from: Node | undefined): QualifiedName | undefined =>
  from && 'RangeVar' in from ? nameOfRangeVar(from.RangeVar) : undefined;

const columnOf = (target: Node | undefined): string | undefined => {
  const value = target && 'ResTarget' in target ? target.ResTarget.val : undefined;
  return value && 'ColumnRef' in value ? lastName(value.ColumnRef) : undefined;
};

const lastName = ({ fields }: ColumnRef): string | undefined =>
  fields?.every((field) => 'String' in field) ? stringsOf(fields).at(-1) : undefined;

/** `column IS NOT NULL`, alone or among conditions that must all hold. */
function excludesNull(condition: Node | undefined, column: string): boolean {
  if (!condition) return false;
  if ('BoolExpr' in condition) {
    const { boolop, args = [] } = condition.BoolExpr;
    return boolop === 'AND_EXPR' && args.some((arg) => excludesNull(arg, column));
  }
  if (!('NullTest' in condition) || condition.NullTest.nulltesttype !== 'IS_NOT_NULL') return false;
  const { arg } = condition.NullTest;
  return arg !== undefined && 'ColumnRef' in arg && lastName(arg.ColumnRef) === column;
}
