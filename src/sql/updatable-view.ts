import type { Node, SelectStmt } from '@pgsql/types';

/**
 * Whether a view over this query takes INSERT, UPDATE and DELETE and passes them on to its one table, as far as the
 * query's clauses tell. Manual, CREATE VIEW, “Updatable Views”.
 */
export function isUpdatableQuery(query: Node | undefined): boolean {
  if (!query || !('SelectStmt' in query)) return false;
  const select = query.SelectStmt;
  const [from, ...others] = select.fromClause ?? [];
  if (!from || !('RangeVar' in from) || others.length > 0) return false;
  return forbidden.every((clause) => select[clause] === undefined) && select.op === 'SETOP_NONE';
}

const forbidden: readonly (keyof SelectStmt)[] = [
  'withClause',
  'distinctClause',
  'groupClause',
  'havingClause',
  'limitCount',
  'limitOffset',
];
