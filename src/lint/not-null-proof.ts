import type { ColumnRef, Node } from '@pgsql/types';
import { isNull } from '../sql/constants.js';
import { referencedColumns } from '../sql/column-references.js';
import type { Table, TableConstraint } from './table-shape.js';

/** Whether the column can hold no NULL, as the files tell: it is NOT NULL, and every row is known to keep that. */
export function isNotNull(table: Table, column: string): boolean {
  const own = [...table.constraints.values()].find(
    ({ kind, columns }) => kind === 'not null' && columns.includes(column),
  );
  return table.columns.get(column)?.notNull === true && own?.validated !== false;
}

/**
 * Whether a valid CHECK of the table says that the column is not null, so that SET NOT NULL need not look at the
 * rows: manual, ALTER TABLE. Source: NotNullImpliedByRelConstraints() in src/backend/commands/tablecmds.c.
 */
export const isProvenNotNull = (table: Table, column: string): boolean =>
  [...table.constraints.values()].some(
    ({ kind, validated, condition, ...constraint }) =>
      kind === 'check' &&
      validated &&
      condition !== undefined &&
      implies(condition, writtenName(constraint, condition, column)),
  );

/** What the condition calls the column, which may have got another name since. */
function writtenName(
  { columns }: Pick<TableConstraint, 'columns'>,
  condition: Node,
  column: string,
): string | undefined {
  return referencedColumns(condition)[columns.indexOf(column)];
}

/** Whether the condition is false for a row in which the column is null, in a form that the planner sees through. */
function implies(condition: Node, column: string | undefined): boolean {
  if ('BoolExpr' in condition) {
    const { boolop, args = [] } = condition.BoolExpr;
    if (boolop === 'AND_EXPR') return args.some((arg) => implies(arg, column));
    return boolop === 'NOT_EXPR' && args.every((arg) => isNullTest(arg, 'IS_NULL', column));
  }
  return isNullTest(condition, 'IS_NOT_NULL', column) || isDistinctFromNull(condition, column);
}

const isNullTest = (node: Node, test: string, column: string | undefined): boolean =>
  'NullTest' in node &&
  node.NullTest.nulltesttype === test &&
  node.NullTest.arg !== undefined &&
  isColumn(node.NullTest.arg, column);

function isDistinctFromNull(node: Node, column: string | undefined): boolean {
  if (!('A_Expr' in node) || node.A_Expr.kind !== 'AEXPR_DISTINCT') return false;
  const { lexpr, rexpr } = node.A_Expr;
  if (!lexpr || !rexpr) return false;
  return isColumn(lexpr, column) && isNull(rexpr);
}

const isColumn = (node: Node, column: string | undefined): boolean =>
  'ColumnRef' in node && column !== undefined && nameOf(node.ColumnRef) === column;

const nameOf = ({ fields }: ColumnRef): string | undefined => {
  const last = fields?.at(-1);
  return last && 'String' in last ? last.String.sval : undefined;
};
