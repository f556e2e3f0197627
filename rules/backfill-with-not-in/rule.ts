import type { SubLink } from '@pgsql/types';
import { eachRowChange } from '../../src/lint/each-kind.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { stringsOf } from '../../src/sql/names.js';
import { nodesOfKind } from '../../src/sql/tree.js';
import { neverYieldsNull } from './null-free.js';

export default defineRule({
  id: 'backfill-with-not-in',
  summary: 'Rows are changed by NOT IN (SELECT …), which matches none as soon as one NULL is selected',
  severity: 'warning',
  category: 'data',
  why: 'x NOT IN (…) is NULL and not true where the list holds a NULL (manual, 9.24.2): one row without a value in production, and the statement changes nothing and reports success. Nor can Postgres plan it as an anti-join: it keeps the selected values in a hash table while they fit into work_mem × hash_mem_multiplier, and beyond that reads the whole subquery again for every row, while the locks are held. Where no NULL can come up the finding is info.',
  instead:
    'Write NOT EXISTS (SELECT FROM other WHERE other.customer_id = customers.id), or LEFT JOIN … WHERE … IS NULL: both are anti-joins, and a NULL matches nothing there.',
  claim: { fails: '23514' },
  on: eachRowChange(problemOf),
});

function problemOf(change: string, node: object, context: StatementContext): Problem | undefined {
  const lists = notInLists(node);
  if (lists.length === 0) return undefined;
  const what = `${change} picks its rows by NOT IN (SELECT …)`;
  const isNotNull = (table: Parameters<typeof tableBefore>[1], column: string): boolean =>
    tableBefore(context, table)?.columns.get(column)?.notNull === true;
  if (lists.every(({ subselect }) => neverYieldsNull(subselect, isNotNull))) {
    const message = `${what}, which reads the subquery once for every row when its values do not fit into work_mem.`;
    return { message, severity: 'info' };
  }
  return { message: `${what}, which matches no row at all if one selected value is NULL.` };
}

/** `NOT IN` is `NOT (… = ANY …)` to the parser; `<> ALL` means the same. */
const notInLists = (change: object): readonly SubLink[] => [
  ...nodesOfKind(change, 'BoolExpr').flatMap(({ boolop, args = [] }) =>
    boolop === 'NOT_EXPR'
      ? args.flatMap((arg) => ('SubLink' in arg && isIn(arg.SubLink) ? [arg.SubLink] : []))
      : [],
  ),
  ...nodesOfKind(change, 'SubLink').filter(
    ({ subLinkType, operName }) => subLinkType === 'ALL_SUBLINK' && stringsOf(operName).at(-1) === '<>',
  ),
];

const isIn = ({ subLinkType, operName }: SubLink): boolean =>
  subLinkType === 'ANY_SUBLINK' && ['=', undefined].includes(stringsOf(operName).at(-1));
