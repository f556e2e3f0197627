import type { InsertStmt, Node, SelectStmt } from '@pgsql/types';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'insert-without-column-list',
  summary: 'INSERT INTO … SELECT * without a list of columns matches them by position, not by name',
  severity: 'warning',
  category: 'data',
  why: 'Postgres puts the first column of the query into the first of the table, and so on (manual, INSERT): two tables with the same columns in another order, after one ADD COLUMN here and there, exchange their values, and where the types agree nothing fails. Where the files tell that both have the same columns in one order there is no finding.',
  instead:
    'Name the columns on both sides: INSERT INTO archive (id, total, paid) SELECT id, total, paid FROM orders.',
  claim: { fails: '23514' },
  on: {
    InsertStmt(insert, context) {
      const name = nameOfRangeVar(insert.relation);
      const star = insert.cols === undefined ? selectWithStar(insert.selectStmt) : undefined;
      if (!name || !star) return undefined;
      const order = compareOrder(name, sourceOf(star, insert), context);
      if (order === 'same' || (order === 'unknown' && context.state.isNew(name))) return undefined;
      const table = displayName(name);
      return {
        message:
          order === 'other'
            ? `${table} has its columns in another order than what SELECT * puts into it, so values land in the wrong ones.`
            : `SELECT * fills ${table} by position, so values land in the wrong columns where their order differs.`,
      };
    },
  },
});

/** The query, or of UNION and the like the first of its parts, that selects all columns of something. */
function selectWithStar(query: Node | undefined): SelectStmt | undefined {
  return query && 'SelectStmt' in query ? firstWithStar(query.SelectStmt) : undefined;
}

function firstWithStar(select: SelectStmt): SelectStmt | undefined {
  if (select.larg && select.rarg) return firstWithStar(select.larg) ?? firstWithStar(select.rarg);
  return select.targetList?.some(isStar) ? select : undefined;
}

const isStar = (target: Node): boolean => {
  const value = 'ResTarget' in target ? target.ResTarget.val : undefined;
  const last = value && 'ColumnRef' in value ? value.ColumnRef.fields?.at(-1) : undefined;
  return last !== undefined && 'A_Star' in last;
};

/** The one table whose columns are selected, and nothing else; undefined where that is not known. */
function sourceOf(
  { fromClause, targetList, withClause }: SelectStmt,
  insert: InsertStmt,
): QualifiedName | undefined {
  const [from, ...others] = fromClause ?? [];
  if (!from || !('RangeVar' in from) || others.length > 0 || targetList?.length !== 1) return undefined;
  const name = nameOfRangeVar(from.RangeVar);
  const ctes = [...(withClause?.ctes ?? []), ...(insert.withClause?.ctes ?? [])];
  const isTable = ctes.every(
    (node) => !('CommonTableExpr' in node) || node.CommonTableExpr.ctename !== name?.name,
  );
  return isTable ? name : undefined;
}

/** How the columns of both tables lie to each other; columns behind those of the source get their defaults. */
function compareOrder(
  target: QualifiedName,
  source: QualifiedName | undefined,
  context: StatementContext,
): 'same' | 'other' | 'unknown' {
  const [to, from] = [tableBefore(context, target), source && tableBefore(context, source)];
  if (!to?.complete || !from?.complete) return 'unknown';
  const names = [...to.columns.keys()];
  return [...from.columns.keys()].every((column, index) => names[index] === column) ? 'same' : 'other';
}
